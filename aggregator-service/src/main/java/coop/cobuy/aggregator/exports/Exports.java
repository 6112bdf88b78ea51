package coop.cobuy.aggregator.exports;

import coop.cobuy.aggregator.ledger.JournalReading;
import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.Caller;

import jakarta.inject.Singleton;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** Makes exports of the journal, which are read while they are sent. */
@Singleton
public class Exports {

    private final JournalReading journals;
    private final Parties parties;
    private final Audit audit;
    private final Clock clock;

    Exports(JournalReading journals, Parties parties, Audit audit, Clock clock) {
        this.journals = journals;
        this.parties = parties;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Whole days in the co-op's zone, by when journals were recorded.
     *
     * @param to the last day
     */
    public record Days(LocalDate from, LocalDate to, ZoneId zone) {
        public Days {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("to: " + to + " (expected: from " + from + ")");
            }
        }

        /** Whether they are of one year, as DATEV's posting batches must be. */
        public boolean isOneYear() {
            return from.getYear() == to.getYear();
        }
    }

    /** A row for each transfer, in UTF-8. */
    public InputStream table(Caller caller, Days days) {
        return stream(
                caller,
                days,
                new TableWriting(parties.of(caller.coop()), days.zone()),
                StandardCharsets.UTF_8);
    }

    /** For beancount, in UTF-8. */
    public InputStream beancount(Caller caller, Days days) {
        return stream(
                caller,
                days,
                new BeancountWriting(parties.of(caller.coop()), days.zone()),
                StandardCharsets.UTF_8);
    }

    /**
     * A posting batch for DATEV, in Windows-1252.
     *
     * @throws IllegalArgumentException if the days are of several years
     */
    public InputStream datev(Caller caller, Days days, DatevSettings settings) {
        if (!days.isOneYear()) {
            throw new IllegalArgumentException(days + " (expected: days of one year)");
        }
        DatevWriting.Span span =
                new DatevWriting.Span(
                        days.from(),
                        days.to(),
                        days.zone(),
                        caller.currency().getCurrencyCode(),
                        clock.instant());
        return stream(
                caller,
                days,
                new DatevWriting(parties.of(caller.coop()), settings, span),
                Charset.forName("windows-1252"));
    }

    private InputStream stream(Caller caller, Days days, Writing writing, Charset charset) {
        audit.record(
                caller,
                "journal.exported",
                "coop/" + caller.coop(),
                writing.getClass().getSimpleName() + " " + days.from() + " to " + days.to());
        JournalReading.Period period =
                new JournalReading.Period(
                        caller.coop(),
                        days.from().atStartOfDay(days.zone()).toInstant(),
                        days.to().plusDays(1).atStartOfDay(days.zone()).toInstant());
        return new PieceStream(journals.read(period), writing, charset);
    }
}
