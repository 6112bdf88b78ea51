package coop.cobuy.aggregator.rounds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.Fixtures.TestCoop;
import coop.cobuy.contract.ordering.v1.MarkRound;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.log.Transactions;

import jakarta.inject.Singleton;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Makes suppliers, offers and rounds for tests, through the API, and answers marks as the applier
 * would.
 */
@Singleton
public final class RoundFixtures {

    private final Api api;
    private final Rounds rounds;
    private final RoundMarks marks;
    private final Transactions transactions;
    private final Clock clock;
    private final AtomicInteger count = new AtomicInteger();

    RoundFixtures(
            Api api, Rounds rounds, RoundMarks marks, Transactions transactions, Clock clock) {
        this.api = api;
        this.rounds = rounds;
        this.marks = marks;
        this.transactions = transactions;
        this.clock = clock;
    }

    public SupplierId supplier(TestCoop coop) {
        Map<String, Object> body =
                Map.of("code", "SUP-" + count.incrementAndGet(), "name", "A supplier");
        return SupplierId.parse(made(coop, "/api/v1/suppliers", body));
    }

    /** An offer in cases of 4 pieces, at 1.00 from one piece on and 0.80 from 40. */
    public OfferId offer(TestCoop coop, SupplierId supplier) {
        Map<String, Object> body = new HashMap<>();
        body.put("supplier", supplier.toString());
        body.put("sku", "SKU-" + count.incrementAndGet());
        body.put("name", "An offer");
        body.put("unit", "C62");
        body.put("unitsPerCase", "4");
        body.put(
                "priceBreaks",
                List.of(
                        Map.of("from", "1", "price", "1.00"),
                        Map.of("from", "40", "price", "0.80")));
        body.put("vatPercent", "7.00");
        body.put("referencePrice", "1.30");
        return OfferId.parse(made(coop, "/api/v1/offers", body));
    }

    /** A round over all that the suppliers offer, opening now and closing in a day. */
    public Map<String, Object> body(SupplierId... suppliers) {
        Instant now = clock.instant();
        Map<String, Object> body = new HashMap<>();
        body.put("name", "Round " + count.incrementAndGet());
        body.put("suppliers", List.of(suppliers).stream().map(SupplierId::toString).toList());
        body.put("opening", now.toString());
        body.put("cutOff", now.plus(Duration.ofDays(1)).toString());
        return body;
    }

    public RoundId planned(TestCoop coop, SupplierId... suppliers) {
        return RoundId.parse(made(coop, "/api/v1/rounds", body(suppliers)));
    }

    /** A round that takes orders. */
    public RoundId open(TestCoop coop, SupplierId... suppliers) {
        RoundId id = planned(coop, suppliers);
        step(coop, id, "opening");
        applyAll(coop.id(), id);
        return id;
    }

    /** Takes a step by hand: opening or closing. */
    public void step(TestCoop coop, RoundId id, String step) {
        Answer answer = api.post(coop.buyer().token(), "/api/v1/rounds/" + id + "/" + step, "{}");
        assertEquals(202, answer.status(), answer.json()::toString);
    }

    /** The marks that are on their way, one for each partition. */
    public List<MarkRound> onTheirWay(CoopId coop, RoundId id) {
        Round round = rounds.find(coop, id).orElseThrow();
        RoundMark mark = round.mark().orElseThrow();
        SnapshotName snapshot = round.snapshot().orElseThrow();
        return IntStream.range(0, mark.partitionCount())
                .mapToObj(
                        partition ->
                                new MarkRound(
                                        coop.value(),
                                        id.value(),
                                        mark.id(),
                                        mark.phase(),
                                        partition,
                                        mark.partitionCount(),
                                        snapshot.version(),
                                        snapshot.hash()))
                .toList();
    }

    /** One partition meets its mark. */
    public RoundMarks.Answer apply(MarkRound mark, long offset, Instant at) {
        try {
            return transactions.call(
                    connection -> marks.applied(connection, mark, mark.partition(), offset, at));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All partitions meet the mark that is on its way. */
    public void applyAll(CoopId coop, RoundId id) {
        for (MarkRound mark : onTheirWay(coop, id)) {
            apply(mark, 100 + mark.partition(), clock.instant());
        }
    }

    private String made(TestCoop coop, String path, Map<String, Object> body) {
        Answer answer = api.post(coop.buyer().token(), path, body);
        assertEquals(201, answer.status(), answer.json()::toString);
        return answer.text("/id");
    }
}
