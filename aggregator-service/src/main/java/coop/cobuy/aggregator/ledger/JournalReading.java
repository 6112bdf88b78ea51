package coop.cobuy.aggregator.ledger;

import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.JournalId;
import coop.cobuy.money.Money;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Reads all complete journals of a period in pieces, each in a transaction of its own. What was
 * recorded never changes, so a period that is over reads the same each time.
 */
@Singleton
public class JournalReading {

    private static final int PIECE = 1_000;
    private static final UUID LOWEST = new UUID(0, 0);

    private final JournalRows journals;
    private final TransferRows transfers;
    private final AccountRows accounts;

    JournalReading(JournalRows journals, TransferRows transfers, AccountRows accounts) {
        this.journals = journals;
        this.transfers = transfers;
        this.accounts = accounts;
    }

    /** Journals recorded from one moment on, and before another. */
    public record Period(CoopId coop, Instant from, Instant to) {}

    /**
     * Where reading goes on.
     *
     * @param line the last that was read of the journal under way; -1: none
     */
    record Place(LocalDateTime at, UUID journal, int line) {}

    /** Some postings, and where the next ones are; null: there are none. */
    record Piece(List<Posting> postings, @Nullable Place next) {
        Piece {
            postings = List.copyOf(postings);
        }
    }

    /** Reads a period from its beginning. Belongs to one thread. */
    public Course read(Period period) {
        return new Course(this, period);
    }

    /** A period while it is read. */
    public static final class Course {
        private final JournalReading reading;
        private final Period period;
        private final Map<UUID, AccountKey> known = new HashMap<>();
        private @Nullable Place next;

        private Course(JournalReading reading, Period period) {
            this.reading = reading;
            this.period = period;
            this.next = new Place(UtcTime.of(period.from()), LOWEST, -1);
        }

        /** The next postings, in the order of recording; none: it is over. */
        public List<Posting> next() {
            while (next != null) {
                Piece piece = reading.piece(period, next, known);
                next = piece.next();
                if (!piece.postings().isEmpty()) {
                    return piece.postings();
                }
            }
            return List.of();
        }
    }

    /** A journal that is larger than a piece is read in several. */
    @Transactional
    Piece piece(Period period, Place place, Map<UUID, AccountKey> known) {
        List<Posting> postings = new ArrayList<>();
        UUID coop = period.coop().value();
        if (place.line() >= 0) {
            JournalRow current = journals.find(coop, place.journal()).orElseThrow();
            if (add(current, place.line(), known, postings) == PIECE) {
                return new Piece(postings, new Place(place.at(), current.id(), last(postings)));
            }
        }
        List<JournalRow> found =
                journals.recorded(
                        coop, place.at(), UtcTime.of(period.to()), place.journal(), PIECE);
        for (JournalRow journal : found) {
            Place after = new Place(journal.recordedAt(), journal.id(), -1);
            if (add(journal, -1, known, postings) == PIECE) {
                return new Piece(postings, new Place(after.at(), after.journal(), last(postings)));
            }
            if (postings.size() >= PIECE) {
                return new Piece(postings, after);
            }
        }
        if (found.size() < PIECE) {
            return new Piece(postings, null);
        }
        JournalRow last = found.getLast();
        return new Piece(postings, new Place(last.recordedAt(), last.id(), -1));
    }

    private static int last(List<Posting> postings) {
        return postings.getLast().line();
    }

    private int add(
            JournalRow journal, int after, Map<UUID, AccountKey> known, List<Posting> postings) {
        List<TransferRow> rows =
                transfers.ofJournalAfter(journal.coopId(), journal.id(), after, PIECE);
        for (TransferRow row : rows) {
            postings.add(
                    new Posting(
                            new JournalId(journal.id()),
                            row.lineNo(),
                            UtcTime.instant(journal.recordedAt()),
                            journal.kind(),
                            journal.text(),
                            journal.reference(),
                            journal.occurredOn(),
                            journal.correctsId() == null
                                    ? null
                                    : new JournalId(journal.correctsId()),
                            account(journal.coopId(), row.debitAccountId(), known),
                            account(journal.coopId(), row.creditAccountId(), known),
                            new Money(row.amountMinor(), Currency.getInstance(row.currency())),
                            row.purpose()));
        }
        return rows.size();
    }

    private AccountKey account(UUID coop, UUID id, Map<UUID, AccountKey> known) {
        AccountKey found = known.get(id);
        if (found == null) {
            found = accounts.find(coop, id).orElseThrow().key();
            known.put(id, found);
        }
        return found;
    }
}
