package coop.cobuy.aggregator.banking;

import coop.cobuy.aggregator.ledger.AccountKind;
import coop.cobuy.aggregator.ledger.Payments.Direction;
import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;

/** A row of {@code bank_line}. */
@MappedEntity("bank_line")
record BankLineRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID id,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID fileId,
        int lineNo,
        String bankReference,
        Direction direction,
        long amountMinor,
        String currency,
        LocalDate bookedOn,
        String name,
        String iban,
        String text,
        BankLine.State state,
        String matchedBy,
        @Nullable AccountKind partyKind,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                @Nullable UUID partyId,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                @Nullable UUID journalId,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                @Nullable UUID decidedBy,
        @Nullable LocalDateTime decidedAt,
        LocalDateTime receivedAt) {}
