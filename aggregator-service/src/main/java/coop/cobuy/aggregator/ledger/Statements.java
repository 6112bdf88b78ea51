package coop.cobuy.aggregator.ledger;

import coop.cobuy.aggregator.platform.Cursor;
import coop.cobuy.aggregator.platform.Paging;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.JournalId;
import coop.cobuy.money.Money;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.LocalDateTime;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** Reads what was moved on an account, newest first. */
@Singleton
public class Statements {

    private static final LocalDateTime LAST = LocalDateTime.of(9999, 12, 31, 0, 0);
    private static final UUID HIGHEST = new UUID(-1, -1);

    private final EntryRows rows;

    Statements(EntryRows rows) {
        this.rows = rows;
    }

    /** The entries of complete journals after the paging's cursor, see {@link #cursor}. */
    @Transactional
    public List<Entry> entries(CoopId coop, Currency currency, AccountKey account, Paging paging) {
        LocalDateTime beforeAt =
                paging.after().map(c -> UtcTime.ofMicros(c.number(0))).orElse(LAST);
        UUID before = paging.after().map(c -> c.uuid(1)).orElse(HIGHEST);
        long line = paging.after().map(c -> c.number(2)).orElse(0L);
        return rows
                .before(
                        coop.value(),
                        account.id(coop).value(),
                        beforeAt,
                        before,
                        line,
                        paging.rows())
                .stream()
                .map(row -> entry(row, currency))
                .toList();
    }

    /** The place of an entry in its account's list. */
    public static Cursor cursor(Entry entry) {
        return Cursor.of(UtcTime.micros(UtcTime.of(entry.at())), entry.journal(), entry.line());
    }

    private static Entry entry(EntryRow row, Currency currency) {
        return new Entry(
                new JournalId(row.journalId()),
                row.lineNo(),
                UtcTime.instant(row.postedAt()),
                row.kind(),
                row.text(),
                row.purpose(),
                new Money(row.amountMinor(), currency),
                row.reference(),
                row.occurredOn(),
                row.correctsId() == null ? null : new JournalId(row.correctsId()));
    }
}
