package coop.cobuy.aggregator.ledger;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.util.UUID;

/** A row of {@code ledger_credit_limit}. */
@MappedEntity("ledger_credit_limit")
record CreditLimitRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID accountId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID id,
        long limitMinor,
        @Nullable @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                UUID setBy,
        LocalDateTime setAt) {}
