package coop.cobuy.aggregator.ledger;

import coop.cobuy.id.JournalId;
import coop.cobuy.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A movement on one account.
 *
 * @param line the transfer's number in its journal
 * @param amount above zero: the account has more afterwards
 * @param purpose what for, such as {@code GOODS}
 * @param corrects the journal that this one puts right
 */
public record Entry(
        JournalId journal,
        int line,
        Instant at,
        JournalKind kind,
        String text,
        String purpose,
        Money amount,
        @Nullable String reference,
        @Nullable LocalDate occurredOn,
        @Nullable JournalId corrects) {}
