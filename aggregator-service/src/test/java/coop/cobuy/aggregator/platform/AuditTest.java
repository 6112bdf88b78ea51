package coop.cobuy.aggregator.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.cobuy.aggregator.TestServers;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;

@MicronautTest(transactional = false)
class AuditTest implements TestServers {

    @Inject Audit audit;
    @Inject IdSource ids;

    @Test
    void entriesAreReadInOrderAndOnlyByTheirCoop() {
        Caller one = caller();
        Caller other = caller();
        audit.record(one, "round.opened", "round/1", "by hand");
        audit.record(other, "round.opened", "round/2", "");
        audit.record(one, "round.closed", "round/1", "x".repeat(2000));
        var entries = audit.after(one.coop(), new UUID(0, 0), 10);
        assertEquals(2, entries.size());
        assertEquals("round.opened", entries.getFirst().action());
        assertEquals(one.account().value(), entries.getFirst().account());
        assertEquals(1000, entries.get(1).detail().length());
        var newest = audit.before(one.coop(), new UUID(-1, -1), 10);
        assertEquals(entries.reversed(), newest);
        assertEquals(
                List.of(entries.getFirst()), audit.before(one.coop(), newest.getFirst().id(), 10));
    }

    @Test
    void whatIsToldAgainIsOneEntryAtItsTime() {
        Caller one = caller();
        Caller other = caller();
        Instant then = Instant.parse("2026-03-01T10:00:00.123456Z");
        Audit.Deed first = deed("order/1/2-3", then, one, "6 lines");
        Audit.Deed again = deed("order/1/2-3", then, one, "said otherwise");
        Audit.Deed next = deed("order/1/2-4", then.plusMillis(1), one, "7 lines");
        audit.recordOnce(one.coop(), List.of(first, next));
        audit.recordOnce(one.coop(), List.of(again));
        audit.recordOnce(other.coop(), List.of(first));
        audit.record(one, "round.closed", "round/1", "");
        var entries = audit.after(one.coop(), new UUID(0, 0), 10);
        assertEquals(
                List.of("6 lines", "7 lines", ""),
                entries.stream().map(Audit.Entry::detail).toList());
        assertEquals(then, entries.getFirst().at());
        assertEquals(one.account().value(), entries.getFirst().account());
        assertEquals(1, audit.after(other.coop(), new UUID(0, 0), 10).size());
    }

    private static Audit.Deed deed(String once, Instant at, Caller by, String detail) {
        return new Audit.Deed(
                once, at, by.account().value(), "order.corrected", "member/7", detail);
    }

    private Caller caller() {
        return new Caller(
                new CoopId(ids.next()),
                Currency.getInstance("EUR"),
                new AccountId(ids.next()),
                "Bo",
                Set.of(Role.BUYER),
                null,
                null,
                null);
    }
}
