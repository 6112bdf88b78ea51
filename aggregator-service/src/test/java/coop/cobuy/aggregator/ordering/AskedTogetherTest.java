package coop.cobuy.aggregator.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class AskedTogetherTest {

    private final List<Set<Integer>> questions = new ArrayList<>();

    /** Work that was handed over and is done when a test says so. */
    private final Queue<Runnable> handed = new ArrayDeque<>();

    private final Executor later = handed::add;

    private Map<Integer, String> answers(Set<Integer> keys) {
        questions.add(Set.copyOf(keys));
        return keys.stream().collect(Collectors.toMap(key -> key, key -> "member " + key));
    }

    private void work() {
        for (Runnable next = handed.poll(); next != null; next = handed.poll()) {
            next.run();
        }
    }

    @Test
    void asksOnceForAllThatWaits() {
        AskedTogether<Integer, String> together = new AskedTogether<>(this::answers, 500);
        List<CompletableFuture<String>> answers =
                IntStream.range(0, 300).mapToObj(key -> together.asyncLoad(key, later)).toList();

        work();

        assertEquals(1, questions.size());
        assertEquals("member 299", answers.get(299).getNow(""));
        assertTrue(answers.stream().allMatch(CompletableFuture::isDone));
    }

    @Test
    void asksInPartsOfAtMostSoMany() {
        AskedTogether<Integer, String> together = new AskedTogether<>(this::answers, 2);
        for (int key = 0; key < 5; key++) {
            together.asyncLoad(key, later);
        }

        work();

        assertEquals(List.of(Set.of(0, 1), Set.of(2, 3), Set.of(4)), questions);
    }

    @Test
    void whoAsksForTheSameTwiceIsAnsweredTwice() {
        AskedTogether<Integer, String> together = new AskedTogether<>(this::answers, 500);
        CompletableFuture<String> one = together.asyncLoad(7, later);
        CompletableFuture<String> other = together.asyncLoad(7, later);

        work();

        assertEquals("member 7", one.getNow(""));
        assertEquals("member 7", other.getNow(""));
    }

    @Test
    void tellsAFailureToWhoWaitedAndGoesOn() {
        AskedTogether<Integer, String> together =
                new AskedTogether<>(
                        keys -> {
                            if (keys.contains(13)) {
                                throw new IllegalStateException("no database");
                            }
                            return answers(keys);
                        },
                        500);
        CompletableFuture<String> failed = together.asyncLoad(13, later);
        work();
        CompletableFuture<String> next = together.asyncLoad(14, later);
        work();

        CompletionException told = assertThrows(CompletionException.class, failed::join);
        assertEquals("no database", told.getCause().getMessage());
        assertEquals("member 14", next.getNow(""));
    }

    @Test
    void nobodyIsForgottenHoweverTheyCome() throws Exception {
        AskedTogether<Integer, String> together =
                new AskedTogether<>(
                        keys -> keys.stream().collect(Collectors.toMap(k -> k, k -> "member " + k)),
                        3);
        CountDownLatch begin = new CountDownLatch(1);
        List<CompletableFuture<String>> asked = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < 50; thread++) {
                int from = thread * 200;
                for (int key = from; key < from + 200; key++) {
                    int one = key;
                    asked.add(
                            CompletableFuture.supplyAsync(
                                            () -> {
                                                awaited(begin);
                                                return together.asyncLoad(one, threads);
                                            },
                                            threads)
                                    .thenCompose(answer -> answer));
                }
            }
            begin.countDown();
            for (int key = 0; key < asked.size(); key++) {
                assertEquals("member " + key, asked.get(key).get());
            }
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
