package coop.cobuy.aggregator.ledger;

import coop.cobuy.id.JournalId;
import coop.cobuy.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One transfer with what its journal says, as whoever reads the whole of the books needs it.
 *
 * @param line the transfer's number in its journal
 * @param at when the journal was recorded
 * @param occurredOn the day of the document that it is about, if it has one
 * @param corrects the journal that this one puts right
 */
public record Posting(
        JournalId journal,
        int line,
        Instant at,
        JournalKind kind,
        String text,
        @Nullable String reference,
        @Nullable LocalDate occurredOn,
        @Nullable JournalId corrects,
        AccountKey debit,
        AccountKey credit,
        Money amount,
        String purpose) {}
