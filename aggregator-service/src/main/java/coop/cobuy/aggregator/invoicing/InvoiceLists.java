package coop.cobuy.aggregator.invoicing;

import coop.cobuy.aggregator.platform.LikePattern;
import coop.cobuy.id.CoopId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Finds the invoices that somebody has to look at, and all others. */
@Singleton
public class InvoiceLists {

    /** Newer than all. */
    public static final UUID NEWEST = new UUID(-1, -1);

    private final InvoiceRows rows;
    private final InvoiceCountRows counts;

    InvoiceLists(InvoiceRows rows, InvoiceCountRows counts) {
        this.rows = rows;
        this.counts = counts;
    }

    /** Which invoices: all, those in one state, or those that are late. */
    public enum Filter {
        ALL,
        DIFFERENT,
        DISPUTED,
        /** Undecided, though the day when it is due has passed. */
        OVERDUE,
        MATCHED,
        ACCEPTED,
        SETTLED,
        REJECTED
    }

    /**
     * Newest first.
     *
     * @param words the beginning of a number of invoice or purchase order; empty: any
     * @param today in the co-op's zone
     * @param before the last that was seen; {@link #NEWEST} to begin
     */
    @Transactional
    public List<InvoiceViews.Summary> find(
            CoopId coop, Filter filter, String words, LocalDate today, UUID before, int atMost) {
        String like = LikePattern.beginningWith(words);
        List<InvoiceRow> found =
                filter == Filter.OVERDUE
                        ? rows.overdue(coop.value(), before, today, like, atMost)
                        : rows.sought(
                                coop.value(),
                                before,
                                filter == Filter.ALL ? "" : filter.name(),
                                like,
                                atMost);
        return found.stream().map(InvoiceViews.Summary::of).toList();
    }

    /** How many there are of each. */
    @Transactional
    public Map<Filter, Long> counts(CoopId coop, LocalDate today) {
        Map<Filter, Long> found = new EnumMap<>(Filter.class);
        long all = 0;
        for (InvoiceCountRow row : counts.counts(coop.value())) {
            found.put(Filter.valueOf(row.state()), row.invoices());
            all += row.invoices();
        }
        found.put(Filter.ALL, all);
        found.put(Filter.OVERDUE, rows.countOverdue(coop.value(), today));
        return found;
    }
}
