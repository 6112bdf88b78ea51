package coop.cobuy.aggregator.platform;

import coop.cobuy.log.DeadLetter;
import coop.cobuy.log.DeadLetter.Outcome;
import coop.cobuy.log.DeadLetter.Place;
import coop.cobuy.log.DeadLetter.Resolution;
import coop.cobuy.log.DeadLetterDesk;
import coop.cobuy.log.DeadLetterDesk.Opened;
import coop.cobuy.log.OutboxMessage;
import coop.cobuy.log.Transactions;

import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Shows dead letters, tries them again and puts them out of the way. A co-op's own are those that
 * name it; whoever runs the installation sees all, also what names nobody.
 */
@Singleton
public class DeadLetterOffice {

    private final TransactionOperations<Connection> transactions;
    private final Collection<DeadLetterRetry> retries;
    private final Outgoing outgoing;
    private final Audit audit;
    private final IdSource ids;
    private final Clock clock;

    DeadLetterOffice(
            TransactionOperations<Connection> transactions,
            Collection<DeadLetterRetry> retries,
            Outgoing outgoing,
            Audit audit,
            IdSource ids,
            Clock clock) {
        this.transactions = transactions;
        this.retries = retries;
        this.outgoing = outgoing;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Who asks.
     *
     * @param callerOrNull null: whoever runs the installation
     */
    public record Asker(@Nullable Caller callerOrNull) {

        @Nullable UUID coop() {
            return callerOrNull == null ? null : callerOrNull.coop().value();
        }

        String name() {
            return callerOrNull == null ? "operator" : "account/" + callerOrNull.account();
        }

        boolean sees(DeadLetter letter) {
            return callerOrNull == null || callerOrNull.coop().value().equals(letter.coop());
        }
    }

    /** In the order of topic, partition and offset, after a place. */
    public List<DeadLetter> list(
            Asker asker,
            @Nullable String topic,
            boolean openOnly,
            @Nullable Place after,
            int atMost) {
        DeadLetterDesk.Wanted wanted = new DeadLetterDesk.Wanted(asker.coop(), topic, openOnly);
        return in(connection -> DeadLetterDesk.list(connection, wanted, after, atMost));
    }

    /**
     * @throws Refused if there is none there that the asker may see
     */
    public Opened open(Asker asker, Place place) {
        return in(connection -> locked(connection, asker, place));
    }

    private static Opened locked(Connection connection, Asker asker, Place place)
            throws SQLException {
        return DeadLetterDesk.lock(connection, place)
                .filter(opened -> asker.sees(opened.letter()))
                .orElseThrow(() -> new Refused(DeadLetterReason.DEAD_LETTER_UNKNOWN));
    }

    /**
     * Tries a letter again, once: as its topic's own way is, else appended to its partition as a
     * new record.
     *
     * @return the letter after that; open still if it is for whoever applies the log to resolve it
     * @throws Refused if there is none, or it is not open
     */
    public Opened retry(Asker asker, Place place) {
        return in(
                connection -> {
                    Opened opened = stillOpen(connection, asker, place);
                    if (!retriedOtherwise(asker, opened)) {
                        outgoing.append(List.of(anew(opened)));
                        resolve(connection, asker, place, Outcome.RETRIED, null);
                    }
                    note(asker, "dead-letter.retried", place, "");
                    return locked(connection, asker, place);
                });
    }

    private OutboxMessage anew(Opened opened) {
        Place place = opened.letter().place();
        byte[] key = opened.content().key();
        byte[] value = opened.content().value();
        if (key.length > OutboxMessage.KEY_BYTES_MAX
                || value.length > OutboxMessage.VALUE_BYTES_MAX) {
            throw new Refused(DeadLetterReason.DEAD_LETTER_TOO_LARGE);
        }
        return new OutboxMessage(ids.next(), place.topic(), place.partition(), key, value);
    }

    private boolean retriedOtherwise(Asker asker, Opened opened) {
        return retries.stream()
                .filter(way -> way.topic().equals(opened.letter().place().topic()))
                .anyMatch(way -> way.retriedOtherwise(asker.callerOrNull(), opened));
    }

    /**
     * @throws Refused if there is none, or it is not open
     */
    public Opened discard(Asker asker, Place place, String because) {
        return in(
                connection -> {
                    stillOpen(connection, asker, place);
                    resolve(connection, asker, place, Outcome.DISCARDED, because);
                    note(asker, "dead-letter.discarded", place, because);
                    return locked(connection, asker, place);
                });
    }

    private static Opened stillOpen(Connection connection, Asker asker, Place place)
            throws SQLException {
        Opened opened = locked(connection, asker, place);
        if (opened.letter().resolution() != null) {
            throw new Refused(DeadLetterReason.DEAD_LETTER_RESOLVED);
        }
        return opened;
    }

    private void resolve(
            Connection connection,
            Asker asker,
            Place place,
            Outcome outcome,
            @Nullable String because)
            throws SQLException {
        Resolution resolution = new Resolution(outcome, clock.instant(), asker.name(), because);
        if (!DeadLetterDesk.resolve(connection, place, resolution)) {
            throw new IllegalStateException(
                    "dead letter " + place + " (expected: locked and open)");
        }
    }

    /** What the operator does stands at the letter itself: the audit log is a co-op's. */
    private void note(Asker asker, String action, Place place, String detail) {
        Caller caller = asker.callerOrNull();
        if (caller != null) {
            audit.record(caller, action, "dead-letter/" + place, detail);
        }
    }

    private <T> T in(Transactions.Work<T> work) {
        return transactions.executeWrite(status -> work.in(status.getConnection()));
    }
}
