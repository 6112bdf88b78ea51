package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.notices.Message;
import coop.cobuy.aggregator.notices.Notices;
import coop.cobuy.aggregator.platform.MultiRow;
import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.rounds.RoundListener;
import coop.cobuy.aggregator.rounds.RoundResolving;
import coop.cobuy.aggregator.rounds.RoundSnapshot;
import coop.cobuy.aggregator.rounds.RoundSnapshots;
import coop.cobuy.aggregator.rounds.Rounds;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.Id;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.RoundId;
import coop.cobuy.text.Sentence;

import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * The completion phases of rounds: tells whose lines are in cases that are not full when one
 * begins, and decides what it has taken when it is over.
 */
@Singleton
class CompletionRounds implements RoundListener {

    private final Rounds rounds;
    private final RoundSnapshots snapshots;
    private final RoundResolving resolving;
    private final Notices notices;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    CompletionRounds(
            Rounds rounds,
            RoundSnapshots snapshots,
            RoundResolving resolving,
            Notices notices,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.rounds = rounds;
        this.snapshots = snapshots;
        this.resolving = resolving;
        this.notices = notices;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "ordering.completion";
    }

    @Override
    public void frozen(CoopId coop, RoundId round) {
        // What came in the phase is decided by then.
    }

    @Override
    public void cancelled(CoopId coop, RoundId round) {
        // Holds end with the mark, those of conditional orders too.
    }

    @Override
    @Transactional
    public void completing(CoopId coop, RoundId id) {
        Round round = rounds.find(coop, id).orElseThrow();
        RoundKey key = new RoundKey(coop.value(), id.value());
        List<MemberId> members = inOpenCases(key, snapshot(coop, round));
        Message message =
                Message.beside(
                        CompletionRounds.class,
                        "order.case-open",
                        "/api/v1/rounds/" + id + "/demand",
                        round.plan().name(),
                        round.plan()
                                .completionEnd()
                                .<Object>map(end -> end)
                                .orElseGet(
                                        () ->
                                                Sentence.beside(
                                                        CompletionRounds.class, "until.closed")));
        notices.tellMembers(coop, members, "order.case-open/" + id, message);
    }

    private List<MemberId> inOpenCases(RoundKey round, RoundSnapshot snapshot) {
        Connection connection = transactions.getConnection();
        List<MemberId> members = new ArrayList<>();
        try {
            CompletionBook book = CompletionBook.read(connection, round, snapshot);
            List<byte[]> open =
                    book.atCut().entrySet().stream()
                            .filter(e -> book.isOpenAtCut(e.getKey()))
                            .map(e -> Id.bytes(e.getKey()))
                            .toList();
            MultiRow.read(
                    connection,
                    "SELECT DISTINCT member_id FROM order_line"
                            + " WHERE coop_id = ? AND round_id = ? AND offer_id IN",
                    List.of(Id.bytes(round.coop()), Id.bytes(round.round())),
                    open,
                    " ORDER BY member_id",
                    row -> members.add(new MemberId(Id.uuid(row.getBytes(1)))));
        } catch (SQLException e) {
            throw new IllegalStateException("members in open cases cannot be read", e);
        }
        return members;
    }

    /** Once: the round's lock and what is kept see to it. */
    @Override
    @Transactional
    public void resolving(CoopId coop, RoundId id) {
        if (!resolving.isWaiting(coop, id)) {
            return;
        }
        RoundKey key = new RoundKey(coop.value(), id.value());
        RoundSnapshot snapshot = snapshot(coop, rounds.find(coop, id).orElseThrow());
        Connection connection = transactions.getConnection();
        try {
            CompletionBook book = CompletionBook.read(connection, key, snapshot);
            byte[] content = Resolution.of(key, book.offers(), book.atCut(), book.judged()).bytes();
            String hash = Resolution.hash(content);
            CompletionTable.keep(connection, key, content, hash, clock.instant());
            resolving.decided(coop, id, hash);
        } catch (SQLException e) {
            throw new IllegalStateException("a completion phase cannot be resolved", e);
        }
    }

    private RoundSnapshot snapshot(CoopId coop, Round round) {
        return round.snapshot()
                .flatMap(name -> snapshots.find(coop, round.id(), name.version()))
                .orElseThrow(() -> new IllegalStateException("no snapshot: " + round.id()));
    }
}
