package coop.cobuy.aggregator.ordering;

import com.github.benmanes.caffeine.cache.AsyncCacheLoader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A cache's way to the database, one question at a time: whatever is looked for while one is under
 * way is asked for together by the next. When a round's cut-off comes, thousands of members whom
 * nobody asked for in the last minute order in the same second; a query for each of them made all
 * of them wait.
 *
 * @param <K> what is looked for
 * @param <V> what is found
 */
final class AskedTogether<K, V> implements AsyncCacheLoader<K, V> {

    private final Question<K, V> question;
    private final int atMost;
    private final Queue<Waiting<K, V>> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean asking = new AtomicBoolean();

    /**
     * @param atMost keys of one question
     */
    AskedTogether(Question<K, V> question, int atMost) {
        this.question = question;
        this.atMost = atMost;
    }

    /** Looks for all of the keys at once. */
    interface Question<K, V> {

        /** A value for each of the keys. */
        Map<K, V> ask(Set<K> keys);
    }

    private record Waiting<K, V>(K key, CompletableFuture<V> answer) {}

    @Override
    public CompletableFuture<V> asyncLoad(K key, Executor executor) {
        CompletableFuture<V> answer = new CompletableFuture<>();
        queue.add(new Waiting<>(key, answer));
        askAll(executor);
        return answer;
    }

    /** Unless somebody does, who will see what has come into the queue. */
    private void askAll(Executor executor) {
        if (queue.isEmpty() || !asking.compareAndSet(false, true)) {
            return;
        }
        executor.execute(
                () -> {
                    try {
                        askWhatWaits();
                    } finally {
                        asking.set(false);
                        // What came after the last look and before it was said that nobody asks.
                        askAll(executor);
                    }
                });
    }

    private void askWhatWaits() {
        for (List<Waiting<K, V>> some = some(); !some.isEmpty(); some = some()) {
            answer(some);
        }
    }

    private List<Waiting<K, V>> some() {
        List<Waiting<K, V>> some = new ArrayList<>();
        while (some.size() < atMost) {
            Waiting<K, V> next = queue.poll();
            if (next == null) {
                break;
            }
            some.add(next);
        }
        return some;
    }

    private void answer(List<Waiting<K, V>> some) {
        Map<K, List<CompletableFuture<V>>> asked = new LinkedHashMap<>();
        for (Waiting<K, V> one : some) {
            asked.computeIfAbsent(one.key(), k -> new ArrayList<>()).add(one.answer());
        }
        try {
            Map<K, V> found = question.ask(asked.keySet());
            asked.forEach((key, answers) -> answers.forEach(a -> a.complete(found.get(key))));
        } catch (RuntimeException | Error e) {
            // Told to whoever waits; the next question may go well again.
            some.forEach(one -> one.answer().completeExceptionally(e));
        }
    }
}
