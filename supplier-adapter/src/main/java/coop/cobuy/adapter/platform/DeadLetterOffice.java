package coop.cobuy.adapter.platform;

import coop.cobuy.log.DeadLetter;
import coop.cobuy.log.DeadLetter.Outcome;
import coop.cobuy.log.DeadLetter.Place;
import coop.cobuy.log.DeadLetter.Resolution;
import coop.cobuy.log.DeadLetterDesk;
import coop.cobuy.log.DeadLetterDesk.Opened;
import coop.cobuy.log.Outbox;
import coop.cobuy.log.OutboxMessage;
import coop.cobuy.log.Transactions;

import io.micronaut.data.exceptions.DataAccessException;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Shows dead letters, tries them again and puts them out of the way. A co-op's own are those that
 * name it; whoever runs the installation sees all, also what names nobody.
 */
@Singleton
class DeadLetterOffice {

    private final UnitOfWork work;
    private final Outbox outbox;
    private final IdSource ids;
    private final Clock clock;

    DeadLetterOffice(UnitOfWork work, IdSource ids, Clock clock) {
        this.work = work;
        this.outbox = new Outbox(clock);
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Whose letters are asked for, and by whom.
     *
     * @param coop null: everybody's and nobody's
     */
    record Asker(@Nullable UUID coop, String name) {

        static Asker of(Optional<Caller> caller) {
            return caller.map(c -> new Asker(c.coop().value(), "account/" + c.account()))
                    .orElseGet(() -> new Asker(null, "operator"));
        }

        boolean sees(DeadLetter letter) {
            return coop == null || coop.equals(letter.coop());
        }
    }

    List<DeadLetter> list(
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
    Opened open(Asker asker, Place place) {
        return in(connection -> locked(connection, asker, place));
    }

    private static Opened locked(Connection connection, Asker asker, Place place)
            throws SQLException {
        return DeadLetterDesk.lock(connection, place)
                .filter(opened -> asker.sees(opened.letter()))
                .orElseThrow(() -> new Refused(DeadLetterReason.DEAD_LETTER_UNKNOWN));
    }

    /**
     * Appends the letter's bytes to its partition as a new record, once.
     *
     * @throws Refused if there is none, or it is not open
     */
    Opened retry(Asker asker, Place place) {
        return in(
                connection -> {
                    Opened opened = stillOpen(connection, asker, place);
                    outbox.append(connection, anew(opened));
                    return resolved(connection, asker, place, Outcome.RETRIED, null);
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

    /**
     * @throws Refused if there is none, or it is not open
     */
    Opened discard(Asker asker, Place place, String because) {
        return in(
                connection -> {
                    stillOpen(connection, asker, place);
                    return resolved(connection, asker, place, Outcome.DISCARDED, because);
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

    private Opened resolved(
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
        return locked(connection, asker, place);
    }

    private <T> T in(Transactions.Work<T> letters) {
        try {
            return work.call(letters);
        } catch (SQLException e) {
            throw new DataAccessException("dead letters cannot be read or changed", e);
        }
    }
}
