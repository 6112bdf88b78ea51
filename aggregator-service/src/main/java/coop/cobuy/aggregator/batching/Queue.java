package coop.cobuy.aggregator.batching;

import java.util.Optional;
import java.util.stream.IntStream;

/** The rules that serve one claim after the other, each in full, until nothing is left. */
final class Queue {

    private final long[] claims;
    private final long[] awards;
    private long left;

    private Queue(Claims claims, long supply) {
        this.claims = claims.steps();
        this.awards = new long[claims.count()];
        this.left = supply;
    }

    /**
     * In the order of arrival. What no arrival accounts for comes last, in the order of the lines.
     */
    static Shares firstCome(Claims claims, long supply) {
        Queue queue = new Queue(claims, supply);
        Optional<Arrivals> arrivals = claims.lines().arrivals();
        if (arrivals.isPresent()) {
            queue.serve(claims.pool(), arrivals.get(), claims.stepMilli());
        }
        for (int i = 0; i < queue.claims.length; i++) {
            queue.serve(i, queue.claims[i]);
        }
        return new Shares(queue.awards, 0, 0);
    }

    /** In the order of the lots. */
    static Shares lottery(Claims claims, long supply) {
        Queue queue = new Queue(claims, supply);
        int[] candidates =
                IntStream.range(0, claims.count()).filter(i -> queue.claims[i] > 0).toArray();
        for (int i : Residues.sorted(claims.rules().lots(), claims.lines(), candidates)) {
            queue.serve(i, queue.claims[i]);
        }
        return new Shares(queue.awards, 0, 0);
    }

    private void serve(Pool pool, Arrivals arrivals, long stepMilli) {
        for (int k = 0; k < arrivals.count() && left > 0; k++) {
            long milli =
                    switch (pool) {
                        case FIRM -> arrivals.firmMilli(k);
                        case TOLERANCE -> arrivals.toleranceMilli(k);
                    };
            serve(arrivals.line(k), milli / stepMilli);
        }
    }

    private void serve(int line, long wanted) {
        long served = Math.min(Math.min(wanted, claims[line] - awards[line]), left);
        awards[line] += served;
        left -= served;
    }
}
