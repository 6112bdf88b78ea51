package coop.cobuy.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class CrashPlanTest {

    private static final int SEEDS = 20;

    private static Stream<CrashPlan> plans(int from) {
        return IntStream.range(from, from + SEEDS).mapToObj(CrashPlan::of);
    }

    @Test
    void twentySeedsInARowEndEveryPartInEveryStage() {
        Set<String> all =
                Arrays.stream(Stage.values())
                        .flatMap(
                                stage ->
                                        Arrays.stream(Part.values())
                                                .map(part -> stage + " " + part))
                        .collect(Collectors.toSet());
        for (int from = 0; from < 50; from++) {
            Set<String> ended =
                    plans(from)
                            .flatMap(plan -> plan.crashes().stream())
                            .map(crash -> crash.stage() + " " + crash.part())
                            .collect(Collectors.toSet());
            assertEquals(all, ended, "seeds from " + from);
        }
    }

    @Test
    void aSeedSaysItAll() {
        assertEquals(CrashPlan.of(17), CrashPlan.of(17));
        assertEquals(SEEDS, plans(1).distinct().count());
    }

    @Test
    void crashesComeWithinTheirStage() {
        plans(1).flatMap(plan -> plan.crashes().stream())
                .forEach(
                        crash -> {
                            assertFalse(crash.after().isNegative(), crash.toString());
                            assertTrue(
                                    crash.after().toMillis() < crash.stage().usualMillis(),
                                    crash.toString());
                        });
    }

    @Test
    void everySeedEndsTwoDifferentPartsWhileOrdersStreamIn() {
        plans(1).forEach(
                        plan ->
                                assertTrue(
                                        plan.in(Stage.ORDERING).stream()
                                                        .map(CrashPlan.Crash::part)
                                                        .distinct()
                                                        .count()
                                                >= 2,
                                        plan.toString()));
    }
}
