package coop.cobuy.aggregator.rounds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.TestCoop;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.contract.ordering.v1.MarkRound.Phase;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.servers.ChildProcess;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** With everything at work: the schedule, the relay, a broker, the applier, the listeners. */
@MicronautTest(transactional = false)
class RoundLifeTest implements TestServers {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject Fixtures fixtures;
    @Inject RoundFixtures make;
    @Inject Rounds rounds;
    @Inject RoundCourse course;
    @Inject HeardRounds listener;

    /** Hears of all rounds of this application. */
    @Factory
    @Requires(property = "spec.name", value = "RoundLifeTest")
    static final class Listening {
        @Singleton
        HeardRounds listener() {
            return new HeardRounds("round-life-test");
        }
    }

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = new HashMap<>(TestServers.super.getProperties());
        properties.put("cobuy.loops.enabled", "true");
        properties.put("spec.name", "RoundLifeTest");
        return properties;
    }

    @Test
    void aRoundOpensByItselfFreezesWhenClosedAndIsTold() {
        TestCoop coop = fixtures.coop();
        SupplierId supplier = make.supplier(coop);
        make.offer(coop, supplier);
        RoundId id = make.planned(coop, supplier);
        await(coop, id, RoundState.OPEN);
        RoundId off = make.planned(coop, supplier);
        await(coop, off, RoundState.OPEN);
        make.step(coop, id, "closing");
        course.cancel(coop.buyer().caller(), off, "no demand");
        await(coop, id, RoundState.FROZEN);
        await(coop, off, RoundState.CANCELLED);
        assertEquals(8, rounds.met(coop.id(), id, Phase.CLOSE).size());
        ChildProcess.await(
                "the listener to hear", LIMIT, () -> !heard(id).isEmpty() && !heard(off).isEmpty());
        assertEquals(List.of("frozen " + id), heard(id));
        assertEquals(List.of("cancelled " + off), heard(off));
    }

    private List<String> heard(RoundId id) {
        return listener.heardOf(id);
    }

    private void await(TestCoop coop, RoundId id, RoundState state) {
        ChildProcess.await(
                "round " + id + " to be " + state,
                LIMIT,
                () -> rounds.find(coop.id(), id).orElseThrow().state() == state);
    }
}
