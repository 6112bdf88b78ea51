package coop.cobuy.bench;

import coop.cobuy.local.Api;
import coop.cobuy.local.DemoCoop;
import coop.cobuy.local.LocalCobuy;
import coop.cobuy.local.Progress;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Ten thousand queued documents to a thousand suppliers by webhook: how fast they drain when all
 * take them, and how fast those of the healthy suppliers do when one in twenty hangs. Whether slow
 * ones hold up the others is the ratio of the two, taken in one run.
 */
final class DrainMeasure {

    private static final int SUPPLIERS = 1_000;
    private static final int EACH = 10;
    private static final int HANGS_ONE_IN = 20;
    private static final int WARM_SUPPLIERS = 200;
    private static final int PROFILE_THREADS = 4;
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String PASSWORD = "a password for measuring";

    private final LocalCobuy cobuy;
    private final Progress progress;
    private final Clock clock;

    DrainMeasure(LocalCobuy cobuy, Progress progress, Clock clock) {
        this.cobuy = cobuy;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * What a run came to.
     *
     * @param documents of healthy suppliers
     * @param seconds until all of them had come
     * @param hung calls without an answer meanwhile
     */
    private record Drained(int documents, double seconds, int hung) {

        double perSecond() {
            return documents / seconds;
        }
    }

    void run() {
        Api operator = new Api(cobuy.aggregatorUrl(), cobuy.operatorToken());
        DemoCoop coop = DemoCoop.found(operator, "Drained " + clock.instant(), PASSWORD);
        Api administrator = coop.api().at(cobuy.adapterUrl());
        try (DrainEndpoints endpoints = new DrainEndpoints();
                DrainQueue queue = new DrainQueue(cobuy.surroundings().stores(), coop.id())) {
            drain(administrator, endpoints, queue, suppliers(1, WARM_SUPPLIERS), 0);
            Drained all = drain(administrator, endpoints, queue, suppliers(2, SUPPLIERS), 0);
            progress.say("no endpoint hangs: " + told(all));
            Drained healthy =
                    drain(administrator, endpoints, queue, suppliers(3, SUPPLIERS), HANGS_ONE_IN);
            progress.say("one of " + HANGS_ONE_IN + " hangs: " + told(healthy));
            progress.print(
                    "  healthy suppliers' documents drain at %.3f of the speed without any that hangs"
                            .formatted(healthy.perSecond() / all.perSecond()));
        }
    }

    private static String told(Drained drained) {
        return "%d documents of healthy suppliers in %.1f s, %.0f/s; %d calls hung"
                .formatted(
                        drained.documents(),
                        drained.seconds(),
                        drained.perSecond(),
                        drained.hung());
    }

    /** Ids in a row, so that they can be asked for together. */
    private static List<UUID> suppliers(int group, int count) {
        return IntStream.range(0, count).mapToObj(i -> new UUID(group, i)).toList();
    }

    private Drained drain(
            Api administrator,
            DrainEndpoints endpoints,
            DrainQueue queue,
            List<UUID> suppliers,
            int hangsOneIn) {
        profiles(administrator, endpoints, suppliers, hangsOneIn);
        queue.hold(suppliers);
        queue.order(suppliers, EACH);
        queue.awaitCount(suppliers, "", suppliers.size() * EACH, LIMIT);
        progress.say("%d documents are queued".formatted(suppliers.size() * EACH));
        endpoints.forget();
        int hanging = hangsOneIn == 0 ? 0 : suppliers.size() / hangsOneIn;
        int healthy = (suppliers.size() - hanging) * EACH;
        Instant begin = clock.instant();
        queue.letGo();
        while (endpoints.taken() < healthy) {
            if (Duration.between(begin, clock.instant()).compareTo(LIMIT) > 0) {
                throw new IllegalStateException(
                        "%d of %d documents came".formatted(endpoints.taken(), healthy));
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        double seconds = Duration.between(begin, clock.instant()).toMillis() / 1000.0;
        int hung = endpoints.hung();
        queue.awaitCount(suppliers, "DELIVERED", healthy, LIMIT);
        return new Drained(healthy, seconds, hung);
    }

    private static void profiles(
            Api administrator, DrainEndpoints endpoints, List<UUID> suppliers, int hangsOneIn) {
        try (ExecutorService threads = Executors.newFixedThreadPool(PROFILE_THREADS)) {
            List<Future<?>> puts =
                    IntStream.range(0, suppliers.size())
                            .<Future<?>>mapToObj(
                                    i -> {
                                        boolean hangs = hangsOneIn > 0 && i % hangsOneIn == 0;
                                        String profile = profile(endpoints.url(hangs));
                                        return threads.submit(
                                                () ->
                                                        administrator.put(
                                                                "/api/v1/suppliers/"
                                                                        + suppliers.get(i)
                                                                        + "/profile",
                                                                profile,
                                                                Map.of()));
                                    })
                            .toList();
            for (Future<?> put : puts) {
                put.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a profile was not taken", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String profile(String url) {
        return """
        {"format":"json","transport":"webhook","address":"%s","secret":"%s",
         "allowPrivateTargets":true,"expectsAnswer":false}
        """
                .formatted(url, SECRET);
    }
}
