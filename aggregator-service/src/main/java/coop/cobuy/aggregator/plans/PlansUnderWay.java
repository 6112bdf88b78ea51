package coop.cobuy.aggregator.plans;

import coop.cobuy.id.AccountId;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Computes plans on two threads of its own, one for small and one for large ones. A plan may take
 * seconds of pure computation, and virtual threads do not give way: as many plans as there are
 * processors would keep every other request from its turn, members' orders at a cut-off with them.
 */
@Singleton
final class PlansUnderWay {

    private final PlanSettings settings;
    private final Lane small;
    private final Lane large;

    PlansUnderWay(PlanSettings settings) {
        this.settings = settings;
        this.small = new Lane("plans-small", settings.waitingMax(), settings.ofAccountMax());
        this.large =
                new Lane("plans-large", settings.largeWaitingMax(), settings.largeOfAccountMax());
    }

    /**
     * Waits for a turn and for the result.
     *
     * @param bytes how large the body is
     * @throws PlansBusy if there is no turn for it
     */
    <T> T compute(AccountId account, int bytes, Callable<T> plan) throws Exception {
        Lane lane = bytes < settings.largeFrom() ? small : large;
        lane.enter(account);
        try {
            return lane.compute(plan, settings.waitMax().toMillis());
        } finally {
            lane.leave(account);
        }
    }

    @PreDestroy
    void end() {
        small.threads.shutdownNow();
        large.threads.shutdownNow();
    }

    private static final class Lane {

        private final ThreadPoolExecutor threads;
        private final int ofAccountMax;
        private final Map<AccountId, Integer> ofAccounts = new HashMap<>();

        Lane(String name, int waitingMax, int ofAccountMax) {
            this.ofAccountMax = ofAccountMax;
            this.threads =
                    new ThreadPoolExecutor(
                            1,
                            1,
                            0,
                            TimeUnit.SECONDS,
                            new LinkedBlockingQueue<>(waitingMax),
                            Thread.ofPlatform().daemon().name(name).factory());
        }

        synchronized void enter(AccountId account) {
            if (ofAccounts.getOrDefault(account, 0) >= ofAccountMax) {
                throw PlansBusy.ofAccount(ofAccountMax);
            }
            ofAccounts.merge(account, 1, Integer::sum);
        }

        synchronized void leave(AccountId account) {
            ofAccounts.computeIfPresent(account, (id, count) -> count == 1 ? null : count - 1);
        }

        <T> T compute(Callable<T> plan, long waitMillis) throws Exception {
            CountDownLatch begun = new CountDownLatch(1);
            FutureTask<T> task =
                    new FutureTask<>(
                            () -> {
                                begun.countDown();
                                return plan.call();
                            });
            try {
                threads.execute(task);
            } catch (RejectedExecutionException full) {
                throw PlansBusy.ofInstance();
            }
            if (!begun.await(waitMillis, TimeUnit.MILLISECONDS) && threads.remove(task)) {
                throw PlansBusy.ofInstance();
            }
            return result(task);
        }

        private static <T> T result(FutureTask<T> task) throws Exception {
            try {
                return task.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Exception cause) {
                    throw cause;
                }
                throw e;
            }
        }
    }
}
