package coop.cobuy.aggregator.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.cobuy.aggregator.TestServers;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

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
