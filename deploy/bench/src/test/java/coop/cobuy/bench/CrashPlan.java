package coop.cobuy.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What one seed ends, and when. Parts and stages go round with the seeds, so that twenty in a row
 * end every part in every stage; the moment within the stage is by chance.
 */
record CrashPlan(List<Crash> crashes) {

    private static final Part[] PARTS = Part.values();
    private static final Stage[] STAGES = Stage.values();

    /** After the first, which has crashes of its own. */
    private static final int LATE_STAGES = STAGES.length - 1;

    private static final int LATE_EACH = 2;

    /** Has no divisor in common with the number of pairs of late stage and part. */
    private static final int STRIDE = 5;

    /**
     * One crash.
     *
     * @param after the beginning of the stage
     */
    record Crash(Stage stage, Part part, Duration after) {}

    CrashPlan {
        crashes = List.copyOf(crashes);
    }

    static CrashPlan of(int seed) {
        Random random = new Random(seed);
        List<Crash> crashes = new ArrayList<>();
        int first = Math.floorMod(seed, PARTS.length);
        int apart = 1 + Math.floorMod(seed / PARTS.length, PARTS.length - 1);
        crashes.add(crash(Stage.ORDERING, PARTS[first], random));
        crashes.add(crash(Stage.ORDERING, PARTS[(first + apart) % PARTS.length], random));
        if (random.nextBoolean()) {
            crashes.add(crash(Stage.ORDERING, PARTS[random.nextInt(PARTS.length)], random));
        }
        for (int i = 0; i < LATE_EACH; i++) {
            int pair = STRIDE * (LATE_EACH * seed + i);
            Stage stage = STAGES[1 + Math.floorMod(pair, LATE_STAGES)];
            crashes.add(crash(stage, PARTS[Math.floorMod(pair, PARTS.length)], random));
        }
        return new CrashPlan(crashes);
    }

    private static Crash crash(Stage stage, Part part, Random random) {
        return new Crash(stage, part, Duration.ofMillis(random.nextInt(stage.usualMillis())));
    }

    List<Crash> in(Stage stage) {
        return crashes.stream().filter(crash -> crash.stage() == stage).toList();
    }
}
