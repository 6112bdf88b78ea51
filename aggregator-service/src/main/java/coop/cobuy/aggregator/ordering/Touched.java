package coop.cobuy.aggregator.ordering;

import coop.cobuy.contract.ordering.v1.PlaceOrder.Origin;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What commands touch, and so what must be known before they are decided.
 *
 * @param corrected rounds that corrections are for
 */
record Touched(
        Set<RoundKey> rounds,
        Set<RoundKey> corrected,
        Set<OrderKey> orders,
        Set<MemberKey> members,
        Set<OutcomeKey> outcomes,
        Map<MemberKey, Set<UUID>> changes) {

    static Touched by(List<? extends Command> commands) {
        Touched touched =
                new Touched(
                        new LinkedHashSet<>(),
                        new LinkedHashSet<>(),
                        new LinkedHashSet<>(),
                        new LinkedHashSet<>(),
                        new LinkedHashSet<>(),
                        new LinkedHashMap<>());
        commands.forEach(touched::add);
        return touched;
    }

    /** By a mark that resolves these orders. */
    static Touched by(Command.Mark mark, List<Conditional> resolved) {
        Touched touched = by(List.of(mark));
        for (Conditional each : resolved) {
            touched.orders.add(each.key());
            touched.members.add(each.key().memberKey());
        }
        return touched;
    }

    private void add(Command command) {
        switch (command) {
            case Command.Order order -> {
                rounds.add(order.key().round());
                orders.add(order.key());
                members.add(order.key().memberKey());
                outcomes.add(order.outcomeKey());
                if (order.origin() == Origin.CORRECTION) {
                    corrected.add(order.key().round());
                }
            }
            case Command.Funds funds -> {
                members.add(funds.member());
                changes.computeIfAbsent(funds.member(), m -> new LinkedHashSet<>())
                        .add(funds.changeId());
                UUID released = funds.releaseRound();
                if (released != null) {
                    orders.add(OrderKey.of(funds.coop(), released, funds.member().member()));
                }
            }
            case Command.Release release -> members.add(release.member());
            case Command.Mark mark -> rounds.add(mark.round());
        }
    }
}
