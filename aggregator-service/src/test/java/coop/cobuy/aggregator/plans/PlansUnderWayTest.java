package coop.cobuy.aggregator.plans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.id.AccountId;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

class PlansUnderWayTest {

    private static final AccountId ANNA = new AccountId(new UUID(1, 1));
    private static final AccountId BEN = new AccountId(new UUID(1, 2));
    private static final AccountId CLEO = new AccountId(new UUID(1, 3));
    private static final int SMALL = 10;
    private static final int LARGE = 1000;

    private final PlansUnderWay plans = underWay(Duration.ofMinutes(1));
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<CompletableFuture<String>> running = new ArrayList<>();

    /** One under way and one waiting of either size; an account may have one large one. */
    private static PlansUnderWay underWay(Duration waitMax) {
        return new PlansUnderWay(
                new PlanSettings(LARGE, 1, 1, 2, 1, waitMax, 1, 1, Duration.ofMinutes(1)));
    }

    @AfterEach
    void end() throws Exception {
        end.countDown();
        for (CompletableFuture<String> each : running) {
            assertEquals("planned", each.get(1, TimeUnit.MINUTES));
        }
        plans.end();
    }

    /** Begins a plan that takes until the test ends. */
    private void begin(PlansUnderWay in, AccountId account, int bytes) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        running.add(
                inBackground(
                        () ->
                                in.compute(
                                        account,
                                        bytes,
                                        () -> {
                                            begun.countDown();
                                            end.await();
                                            return "planned";
                                        })));
        begun.await();
    }

    private static CompletableFuture<String> inBackground(Callable<String> work) {
        CompletableFuture<String> result = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                result.complete(work.call());
                            } catch (Exception e) {
                                result.completeExceptionally(e);
                            }
                        });
        return result;
    }

    private static String code(PlansBusy busy) {
        return new PlansBusy.Answered().handle(null, busy).code() + " " + busy.getMessage();
    }

    @Test
    void smallPlansDoNotWaitForLargeOnes() throws Exception {
        begin(plans, ANNA, LARGE);
        assertEquals("quick", plans.compute(BEN, SMALL, () -> "quick"));
        assertEquals("quick", plans.compute(ANNA, SMALL, () -> "quick"));
    }

    @Test
    void anAccountHasOneLargePlanUnderWay() throws Exception {
        begin(plans, ANNA, LARGE);
        PlansBusy busy =
                assertThrows(PlansBusy.class, () -> plans.compute(ANNA, LARGE, () -> "never"));
        assertEquals(
                "429 This account has as many plans of this size under way as one may have, 1.",
                code(busy));
    }

    @Test
    void whoWouldWaitBehindAFullQueueIsSentAway() throws Exception {
        begin(plans, ANNA, LARGE);
        CompletableFuture<String> ben =
                inBackground(() -> plans.compute(BEN, LARGE, () -> "planned"));
        CompletableFuture<String> cleo =
                inBackground(() -> plans.compute(CLEO, LARGE, () -> "planned"));
        ExecutionException sentAway =
                assertThrows(
                        ExecutionException.class,
                        () -> CompletableFuture.anyOf(ben, cleo).get(1, TimeUnit.MINUTES));
        running.add(ben.isDone() ? cleo : ben);
        PlansBusy busy = assertInstanceOf(PlansBusy.class, sentAway.getCause());
        assertEquals("503 Too many plans are waiting here; try again in a while.", code(busy));
    }

    @Test
    void whoWaitsTooLongIsSentAwayAndMayAskAgain() throws Exception {
        PlansUnderWay impatient = underWay(Duration.ofMillis(1));
        begin(impatient, ANNA, SMALL);
        for (int i = 0; i < 3; i++) {
            assertThrows(PlansBusy.class, () -> impatient.compute(BEN, SMALL, () -> "never"));
        }
        end.countDown();
        assertEquals("planned", running.getFirst().get(1, TimeUnit.MINUTES));
        assertTimeoutPreemptively(
                Duration.ofMinutes(1), () -> assertEquals("again", askingAgain(impatient)));
        impatient.end();
    }

    /** However impatient it is: a thread takes longer than that to begin now and then. */
    private static String askingAgain(PlansUnderWay in) throws Exception {
        while (true) {
            try {
                return in.compute(BEN, SMALL, () -> "again");
            } catch (PlansBusy busy) {
                Thread.yield();
            }
        }
    }

    @Test
    void whatIsWrongWithAPlanIsToldAsItIs() {
        BadInput bad =
                assertThrows(
                        BadInput.class,
                        () ->
                                plans.compute(
                                        ANNA,
                                        SMALL,
                                        () -> {
                                            throw new BadInput("/offers", "is missing");
                                        }));
        assertEquals("/offers", bad.errors().getFirst().pointer());
    }
}
