package coop.cobuy.aggregator.ledger;

import coop.cobuy.id.AccountId;
import coop.cobuy.id.JournalId;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * What a journal is about.
 *
 * @param id chosen by whoever posts, so that posting again does nothing
 * @param text for a person, at most 200 characters
 * @param reference a document outside, such as a line of a bank statement; at most 100 characters
 * @param occurredOn the day of that document
 * @param corrects the journal that this one puts right
 * @param recordedBy who posts; null: the system
 */
public record JournalHead(
        JournalId id,
        JournalKind kind,
        String text,
        @Nullable String reference,
        @Nullable LocalDate occurredOn,
        @Nullable JournalId corrects,
        @Nullable AccountId recordedBy) {

    private static final int TEXT_MAX = 200;
    private static final int REFERENCE_MAX = 100;

    public JournalHead {
        if (text.length() > TEXT_MAX || (reference != null && reference.length() > REFERENCE_MAX)) {
            throw new IllegalArgumentException(
                    "text and reference: too long (expected: at most 200 and 100 characters)");
        }
    }

    public static JournalHead of(JournalId id, JournalKind kind, String text) {
        return new JournalHead(id, kind, text, null, null, null, null);
    }
}
