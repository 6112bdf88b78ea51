package coop.cobuy.aggregator.platform;

import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Who did what to what. Written in the transaction of the change itself; never changed. */
@Singleton
public class Audit {

    private static final int DETAIL_MAX = 1000;

    private final AuditRows rows;
    private final IdSource ids;
    private final Clock clock;

    Audit(AuditRows rows, IdSource ids, Clock clock) {
        this.rows = rows;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * One entry.
     *
     * @param at in UTC
     * @param subject what it was done to: {@code purchase-order/ID}
     */
    public record Entry(
            UUID id, Instant at, UUID account, String action, String subject, String detail) {}

    /**
     * @param action a verb in the past tense: {@code purchase-order.approved}
     * @param detail cut at 1,000 characters
     */
    @Transactional
    public void record(Caller caller, String action, String subject, String detail) {
        record(caller.coop(), caller.account(), action, subject, detail);
    }

    /** As {@link #record(Caller, String, String, String)}, of somebody who is not signed in yet. */
    @Transactional
    public void record(
            CoopId coop, AccountId account, String action, String subject, String detail) {
        Instant now = clock.instant();
        rows.save(row(coop, ids.next(), now, account.value(), action, subject, detail));
    }

    /**
     * What was done some time ago, told by what may be read again, such as a log.
     *
     * @param once names it: the same again is the same entry
     * @param by whose account
     */
    public record Deed(
            String once, Instant at, UUID by, String action, String subject, String detail) {}

    /** As {@link #record(Caller, String, String, String)}, but again does nothing. */
    @Transactional
    public void recordOnce(CoopId coop, Collection<Deed> deeds) {
        for (Deed deed : deeds) {
            UUID id = IdSource.named(deed.at(), deed.once());
            rows.saveUnlessThere(
                    row(
                            coop,
                            id,
                            deed.at(),
                            deed.by(),
                            deed.action(),
                            deed.subject(),
                            deed.detail()));
        }
    }

    private static AuditRow row(
            CoopId coop,
            UUID id,
            Instant at,
            UUID account,
            String action,
            String subject,
            String detail) {
        return new AuditRow(
                coop.value(),
                id,
                UtcTime.of(at),
                account,
                action,
                subject,
                detail.substring(0, Math.min(detail.length(), DETAIL_MAX)));
    }

    /** A co-op's entries after one, oldest first. */
    @Transactional
    public List<Entry> after(CoopId coop, UUID after, int atMost) {
        return entries(rows.after(coop.value(), after, atMost));
    }

    /** A co-op's entries before one, newest first. */
    @Transactional
    public List<Entry> before(CoopId coop, UUID before, int atMost) {
        return entries(rows.before(coop.value(), before, atMost));
    }

    private static List<Entry> entries(List<AuditRow> rows) {
        return rows.stream()
                .map(
                        row ->
                                new Entry(
                                        row.id(),
                                        row.at().toInstant(ZoneOffset.UTC),
                                        row.accountId(),
                                        row.action(),
                                        row.subject(),
                                        row.detail()))
                .toList();
    }
}
