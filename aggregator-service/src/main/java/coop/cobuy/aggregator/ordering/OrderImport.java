package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.members.Member;
import coop.cobuy.aggregator.members.Members;
import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.ColumnMap;
import coop.cobuy.aggregator.platform.CsvRow;
import coop.cobuy.aggregator.platform.CsvRows;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.rounds.RoundState;
import coop.cobuy.contract.ordering.v1.PlaceOrder;
import coop.cobuy.contract.ordering.v1.PlaceOrder.Origin;
import coop.cobuy.id.MemberId;
import coop.cobuy.problem.Parsed;
import coop.cobuy.problem.RowProblem;
import coop.cobuy.quantity.Units;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/**
 * Takes a file of many members' orders into the log: one command for each member. Its key is made
 * of the file and the member, so that the same file again does nothing again.
 */
@Singleton
class OrderImport {

    private final RoundBoard board;
    private final Members members;
    private final OrderLog log;
    private final Audit audit;

    OrderImport(RoundBoard board, Members members, OrderLog log, Audit audit) {
        this.board = board;
        this.members = members;
        this.log = log;
        this.audit = audit;
    }

    /**
     * What came of a file.
     *
     * @param orders by member, where each is in the log
     * @param rows how many of the file's rows are in them
     * @param problems of the rows that are not
     */
    record Imported(
            Map<OrderKey, OrderToken> orders,
            Map<OrderKey, String> numbers,
            long rows,
            List<RowProblem> problems) {}

    /**
     * @throws Refused if the round takes no orders
     * @throws coop.cobuy.aggregator.platform.BadInput if it is no such file
     * @throws OrderIntake.UnknownException if some of it may or may not be in the log
     */
    Imported take(Caller caller, RoundKey key, String file, ColumnMap columns, byte[] content)
            throws OrderIntake.UnknownException {
        RoundBoard.Seen round = board.find(key);
        round.opened();
        if (round.state() != RoundState.OPEN) {
            throw new Refused(
                    round.state() == RoundState.CANCELLED
                            ? OrderReason.ROUND_CANCELLED
                            : OrderReason.ROUND_CLOSED);
        }
        Parsed<CsvRow> rows =
                new CsvRows(file, columns, OrderFile.REQUIRED, OrderFile.OPTIONAL).read(content);
        Map<String, Member> known = known(caller, rows);
        OrderFile.Result result =
                new OrderFile(
                                board.snapshot(round),
                                number -> Optional.ofNullable(known.get(number)).map(Member::id))
                        .read(rows.rows(), rows.problems());
        Map<MemberId, String> numberOf = new HashMap<>();
        known.values().forEach(member -> numberOf.put(member.id(), member.number()));
        String name =
                "import-"
                        + Hash.ofFile(content, new TreeMap<>(columns.columns()).toString()).text();
        Map<OrderKey, CompletableFuture<OrderToken>> sent = new LinkedHashMap<>();
        Map<OrderKey, String> numbers = new HashMap<>();
        result.orders()
                .forEach(
                        (member, lines) -> {
                            OrderKey order = new OrderKey(key, member.value());
                            numbers.put(order, numberOf.getOrDefault(member, ""));
                            sent.put(order, append(caller, order, name, lines));
                        });
        Imported imported = new Imported(placed(sent), numbers, result.taken(), result.problems());
        audit.record(
                caller,
                "orders.imported",
                "round/" + key.round(),
                "%s: %d orders, %d problems"
                        .formatted(file, sent.size(), imported.problems().size()));
        return imported;
    }

    private Map<String, Member> known(Caller caller, Parsed<CsvRow> rows) {
        Set<String> numbers =
                rows.rows().stream()
                        .map(row -> row.get(OrderFile.MEMBER))
                        .filter(number -> !number.isEmpty())
                        .collect(Collectors.toSet());
        Map<String, Member> known = new HashMap<>(members.byNumbers(caller.coop(), numbers));
        known.values().removeIf(member -> !member.active());
        return known;
    }

    private CompletableFuture<OrderToken> append(
            Caller caller, OrderKey order, String name, List<OrderLine> lines) {
        List<PlaceOrder.Line> written = new ArrayList<>(lines.size());
        for (OrderLine line : lines) {
            written.add(
                    new PlaceOrder.Line(
                            line.offer(),
                            new Units(line.quantityMilli()).toString(),
                            new Units(line.toleranceMilli()).toString(),
                            null));
        }
        Hash keyHash = Hash.ofKey(order.member(), name);
        Hash contentHash = Hash.ofContent("", "", lines);
        return log.append(
                        new PlaceOrder(
                                order.coop(),
                                order.round().round(),
                                order.member(),
                                name,
                                null,
                                Origin.IMPORT,
                                caller.account().value(),
                                null,
                                written))
                .thenApply(place -> new OrderToken(place, keyHash, contentHash));
    }

    private static Map<OrderKey, OrderToken> placed(
            Map<OrderKey, CompletableFuture<OrderToken>> sent) throws OrderIntake.UnknownException {
        Map<OrderKey, OrderToken> placed = new LinkedHashMap<>();
        for (Map.Entry<OrderKey, CompletableFuture<OrderToken>> one : sent.entrySet()) {
            try {
                placed.put(one.getKey(), one.getValue().get());
            } catch (ExecutionException e) {
                throw new OrderIntake.UnknownException(e.getCause() == null ? e : e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new OrderIntake.UnknownException(e);
            }
        }
        return placed;
    }
}
