package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.catalog.CoopFee;
import coop.cobuy.aggregator.rounds.MemberPrice;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.quantity.UnitCode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** What the tables hold, in memory: applies commands in batches as the applier does. */
final class MemoryBook {

    static final Currency EUR = Currency.getInstance("EUR");
    static final UUID PIECES = new UUID(10, 1);
    static final UUID WEIGHED = new UUID(10, 2);

    /** Pieces at 2.00 with 10 % VAT and 0.10 extra; weighed goods at 5.00 without either. */
    static final RoundTerms TERMS =
            new RoundTerms(
                    EUR,
                    Map.of(
                            PIECES,
                            new RoundTerms.OfferTerms(
                                    "Milk", UnitCode.PIECE, 1000, 2_000_000, price(10, 10)),
                            WEIGHED,
                            new RoundTerms.OfferTerms(
                                    "Cheese", UnitCode.KILOGRAM, 1, 5_000_000, price(0, 0))),
                    0,
                    true);

    private static MemberPrice price(int vatPercent, long feeMinor) {
        CoopFee fee = new CoopFee(Percent.ZERO, new Money(feeMinor, EUR));
        return new MemberPrice(new Percent(vatPercent * 100), Money.zero(EUR), fee, Percent.ZERO);
    }

    final Map<RoundKey, Gate> gates = new HashMap<>();
    final Map<RoundKey, Long> locks = new HashMap<>();
    final Map<OrderKey, MemberOrder> orders = new HashMap<>();
    final Map<MemberKey, MemberFunds> funds = new HashMap<>();
    final Map<OutcomeKey, Outcome> outcomes = new HashMap<>();
    final Map<MemberKey, Set<UUID>> counted = new HashMap<>();
    final Map<Demand.Key, Demand> demand = new HashMap<>();
    final List<Claim> claims = new ArrayList<>();
    final List<Correction> corrections = new ArrayList<>();

    List<Decision> apply(List<? extends Command> batch) {
        List<Decision> decisions = new ArrayList<>();
        Workspace workspace = load(batch);
        for (Command command : batch) {
            Decision decision = workspace.decide(command);
            decisions.add(decision);
            if (decision instanceof Decision.Marked marked
                    && marked.gate().state() == Gate.State.CANCELLED) {
                save(workspace);
                release(marked.gate().round());
                workspace = load(batch);
            }
        }
        save(workspace);
        return decisions;
    }

    private Workspace load(List<? extends Command> batch) {
        Workspace workspace = new Workspace((round, version, hash) -> TERMS);
        Touched touched = Touched.by(batch);
        for (RoundKey round : touched.rounds()) {
            workspace.know(round, gates.get(round), locks.getOrDefault(round, Long.MAX_VALUE));
        }
        touched.orders().forEach(key -> workspace.know(key, orders.get(key)));
        for (MemberKey member : touched.members()) {
            workspace.know(member, funds.getOrDefault(member, MemberFunds.NONE));
        }
        outcomes.values().forEach(workspace::know);
        counted.forEach((m, ids) -> ids.forEach(id -> workspace.knowCounted(m, id)));
        return workspace;
    }

    private void save(Workspace workspace) {
        workspace.changedGates().forEach(gate -> gates.put(gate.round(), gate));
        workspace.changedOrders().keySet().forEach(k -> keep(workspace.order(k)));
        funds.putAll(workspace.changedFunds());
        workspace.newOutcomes().forEach(o -> outcomes.put(o.key(), o));
        for (Command.Funds change : workspace.newlyCounted()) {
            counted.computeIfAbsent(change.member(), m -> new HashSet<>()).add(change.changeId());
        }
        workspace
                .demand()
                .forEach(
                        (k, d) ->
                                demand.merge(
                                        k,
                                        d,
                                        (a, b) ->
                                                new Demand(
                                                        a.quantityMilli() + b.quantityMilli(),
                                                        a.toleranceMilli() + b.toleranceMilli(),
                                                        a.members() + b.members())));
        claims.addAll(workspace.claims());
        corrections.addAll(workspace.corrections());
    }

    private void keep(@Nullable MemberOrder order) {
        if (order != null) {
            orders.put(order.key(), order);
        }
    }

    private void release(RoundKey round) {
        for (MemberOrder order : List.copyOf(orders.values())) {
            if (order.key().round().equals(round)) {
                orders.put(order.key(), order.released());
                MemberKey member = order.key().memberKey();
                MemberFunds before = funds.getOrDefault(member, MemberFunds.NONE);
                funds.put(member, before.rehold(order.heldMinor(), 0));
            }
        }
    }

    /** Takes over what another partition's book holds. */
    void add(MemoryBook other) {
        orders.putAll(other.orders);
        funds.putAll(other.funds);
        outcomes.putAll(other.outcomes);
        claims.addAll(other.claims);
        corrections.addAll(other.corrections);
        other.demand.forEach((key, of) -> demand.merge(key, of, Demand::plus));
    }

    /** Everything, in an order that does not depend on how it came about. */
    Map<String, Object> dump() {
        Map<String, Object> all = new TreeMap<>();
        gates.forEach((k, v) -> all.put("gate " + k, v));
        orders.forEach((k, v) -> all.put("order " + k, v));
        funds.forEach((k, v) -> all.put("funds " + k, v));
        outcomes.forEach((k, v) -> all.put("outcome " + k, v));
        counted.forEach((k, v) -> all.put("counted " + k, v));
        demand.forEach((k, v) -> all.put("demand " + k, v));
        claims.forEach(c -> all.put("claim " + c.place() + c.change().offer(), c));
        corrections.forEach(c -> all.put("correction " + c.place(), c));
        return all;
    }

    Map<String, Object> dumpOf(UUID member) {
        Map<String, Object> all = new TreeMap<>();
        orders.forEach((k, v) -> putIf(k.member().equals(member), all, "order " + k, v));
        funds.forEach((k, v) -> putIf(k.member().equals(member), all, "funds " + k, v));
        outcomes.forEach((k, v) -> putIf(v.member().equals(member), all, "outcome " + k, v));
        return all;
    }

    private static void putIf(
            boolean condition, Map<String, Object> all, String name, Object value) {
        if (condition) {
            all.put(name, value);
        }
    }
}
