package coop.cobuy.aggregator.ledger;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import java.util.UUID;

/** An account's balance beside whose it is; joined, not stored. */
@MappedEntity("ledger_account")
record OwnerBalanceRow(
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID ownerId,
        AccountKind kind,
        long balanceMinor,
        long creditLimitMinor) {}
