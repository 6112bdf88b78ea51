package coop.cobuy.aggregator.ordering;

import coop.cobuy.contract.ordering.v1.PlaceOrder.Origin;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What is known while some commands of one partition are decided, and what they changed. Whatever
 * the commands touch must be {@code know}n first: asking for anything else is a bug and says so.
 */
final class Workspace implements Known {

    private final RoundTermsSource termsSource;
    private final Map<RoundKey, @Nullable Gate> gates = new HashMap<>();
    private final Map<RoundKey, Long> locks = new HashMap<>();
    private final Map<OrderKey, @Nullable MemberOrder> orders = new HashMap<>();
    private final Map<MemberKey, MemberFunds> funds = new HashMap<>();
    private final Map<OutcomeKey, Outcome> outcomes = new HashMap<>();
    private final Map<MemberKey, Set<UUID>> counted = new HashMap<>();

    private final Map<OrderKey, @Nullable MemberOrder> ordersBefore = new LinkedHashMap<>();
    private final Set<MemberKey> fundsChanged = new HashSet<>();
    private final Set<RoundKey> gatesChanged = new HashSet<>();
    private final List<Outcome> newOutcomes = new ArrayList<>();
    private final List<Outcome> resolvedOutcomes = new ArrayList<>();
    private final List<Conditional> conditionals = new ArrayList<>();
    private final List<Command.Funds> newlyCounted = new ArrayList<>();
    private final List<Claim> claims = new ArrayList<>();
    private final List<Correction> corrections = new ArrayList<>();
    private final Map<Demand.Key, Demand> demand = new HashMap<>();

    /** Finds the terms by which a round's orders are decided; they never change. */
    interface RoundTermsSource {
        RoundTerms terms(RoundKey round, int version, String hash);
    }

    Workspace(RoundTermsSource termsSource) {
        this.termsSource = termsSource;
    }

    void know(RoundKey round, @Nullable Gate gate, long lockedFrom) {
        gates.put(round, gate);
        locks.put(round, lockedFrom);
    }

    void know(OrderKey key, @Nullable MemberOrder order) {
        orders.put(key, order);
    }

    void know(MemberKey member, MemberFunds known) {
        funds.put(member, known);
    }

    void know(Outcome outcome) {
        outcomes.put(outcome.key(), outcome);
    }

    void knowCounted(MemberKey member, UUID changeId) {
        counted.computeIfAbsent(member, m -> new HashSet<>()).add(changeId);
    }

    boolean knows(OrderKey key) {
        return orders.containsKey(key);
    }

    boolean knows(MemberKey member) {
        return funds.containsKey(member);
    }

    boolean knows(RoundKey round) {
        return gates.containsKey(round);
    }

    @Override
    public @Nullable Gate gate(RoundKey round) {
        return known(gates, round);
    }

    @Override
    public RoundTerms terms(Gate gate) {
        return termsSource.terms(gate.round(), gate.snapshotVersion(), gate.snapshotHash());
    }

    /** Those of a round that has a gate. */
    RoundTerms terms(RoundKey round) {
        Gate gate = gate(round);
        if (gate == null) {
            throw new IllegalStateException("gate of " + round + ": none (expected: one)");
        }
        return terms(gate);
    }

    @Override
    public @Nullable MemberOrder order(OrderKey key) {
        return known(orders, key);
    }

    @Override
    public MemberFunds funds(MemberKey member) {
        MemberFunds found = funds.get(member);
        if (found == null) {
            throw new IllegalStateException("not loaded: " + member);
        }
        return found;
    }

    @Override
    public @Nullable Outcome outcome(OutcomeKey key) {
        return outcomes.get(key);
    }

    @Override
    public boolean counted(MemberKey member, UUID changeId) {
        return counted.getOrDefault(member, Set.of()).contains(changeId);
    }

    @Override
    public long lockedFrom(RoundKey round) {
        return locks.getOrDefault(round, Long.MAX_VALUE);
    }

    private static <K, V> @Nullable V known(Map<K, @Nullable V> map, K key) {
        if (!map.containsKey(key)) {
            throw new IllegalStateException("not loaded: " + key);
        }
        return map.get(key);
    }

    /** Decides a command and takes over what the decision changes. */
    Decision decide(Command command) {
        Decision decision = OrderDecider.decide(command, this);
        switch (decision) {
            case Decision.Repeated repeated -> {}
            case Decision.Conflicting conflicting -> {}
            case Decision.Nothing nothing -> {}
            case Decision.Refused refused -> keep(refused.outcome());
            case Decision.Accepted accepted -> accept((Command.Order) command, accepted);
            case Decision.Conditional conditional ->
                    takeConditionally((Command.Order) command, conditional);
            case Decision.Counted moved -> count((Command.Funds) command, moved);
            case Decision.Marked marked -> change(marked.gate());
        }
        return decision;
    }

    private void keep(Outcome outcome) {
        outcomes.put(outcome.key(), outcome);
        newOutcomes.add(outcome);
    }

    private void takeConditionally(Command.Order command, Decision.Conditional conditional) {
        keep(conditional.outcome());
        change(conditional.after());
        change(command.key().memberKey(), conditional.funds());
        conditionals.add(Conditional.of(command));
    }

    /**
     * Takes over what was decided about an order of a completion phase; in the order of the places.
     *
     * @param mark at which it is
     */
    Outcome resolve(
            Conditional asked, Completion.@Nullable Refusal refusalOrNull, Command.Mark mark) {
        MemberOrder before = order(asked.key());
        Gate gate = gate(asked.key().round());
        if (before == null || gate == null) {
            throw new IllegalStateException(
                    "order of " + asked.key() + ": none (expected: one, since it was taken)");
        }
        Decision.Accepted decided =
                OrderDecider.resolved(
                        asked,
                        refusalOrNull,
                        mark,
                        before,
                        terms(gate),
                        funds(asked.key().memberKey()));
        outcomes.put(decided.outcome().key(), decided.outcome());
        resolvedOutcomes.add(decided.outcome());
        stand(decided, asked.place(), asked.at());
        return decided.outcome();
    }

    /** The order, its funds, and each line's change with its arrival. */
    private void stand(Decision.Accepted accepted, Place place, Instant at) {
        MemberOrder before = accepted.before();
        MemberOrder after = accepted.after();
        change(after);
        change(after.key().memberKey(), accepted.funds());
        List<OrderLine> old = before == null ? List.of() : before.lines();
        for (LineChange change : LineChange.between(old, after.lines())) {
            claims.add(new Claim(after.key(), place, at, change));
            demand.merge(
                    new Demand.Key(after.key().round(), change.offer()),
                    Demand.NONE.plus(change),
                    (sum, one) -> sum.plus(change));
        }
    }

    private void accept(Command.Order command, Decision.Accepted accepted) {
        MemberOrder before = accepted.before();
        MemberOrder after = accepted.after();
        keep(accepted.outcome());
        stand(accepted, command.place(), command.at());
        if (command.origin() == Origin.CORRECTION) {
            Gate gate = gate(after.key().round());
            if (gate != null) {
                change(gate.corrected());
            }
            Place replaced = before == null ? null : before.version();
            corrections.add(
                    new Correction(
                            after.key(),
                            command.place(),
                            replaced,
                            command.at(),
                            command.placedBy(),
                            command.reason()));
        }
    }

    private void count(Command.Funds command, Decision.Counted moved) {
        change(command.member(), moved.funds());
        knowCounted(command.member(), command.changeId());
        newlyCounted.add(command);
        if (moved.released() != null) {
            change(moved.released());
        }
    }

    private void change(Gate gate) {
        gates.put(gate.round(), gate);
        gatesChanged.add(gate.round());
    }

    private void change(MemberKey member, MemberFunds changed) {
        funds.put(member, changed);
        fundsChanged.add(member);
    }

    private void change(MemberOrder order) {
        MemberOrder before = orders.put(order.key(), order);
        if (!ordersBefore.containsKey(order.key())) {
            ordersBefore.put(order.key(), before);
        }
    }

    List<Gate> changedGates() {
        List<Gate> changed = new ArrayList<>();
        for (RoundKey round : gatesChanged) {
            Gate gate = gates.get(round);
            if (gate != null) {
                changed.add(gate);
            }
        }
        return changed;
    }

    /** By order, what stood before the first change; null: nothing. */
    Map<OrderKey, @Nullable MemberOrder> changedOrders() {
        return ordersBefore;
    }

    Map<MemberKey, MemberFunds> changedFunds() {
        Map<MemberKey, MemberFunds> changed = new HashMap<>();
        fundsChanged.forEach(member -> changed.put(member, funds(member)));
        return changed;
    }

    Map<OrderKey, @Nullable MemberOrder> allOrders() {
        return orders;
    }

    Map<MemberKey, MemberFunds> allFunds() {
        return funds;
    }

    Map<RoundKey, @Nullable Gate> allGates() {
        return gates;
    }

    List<Outcome> newOutcomes() {
        return newOutcomes;
    }

    List<Outcome> resolvedOutcomes() {
        return resolvedOutcomes;
    }

    List<Conditional> conditionals() {
        return conditionals;
    }

    List<Command.Funds> newlyCounted() {
        return newlyCounted;
    }

    List<Claim> claims() {
        return claims;
    }

    List<Correction> corrections() {
        return corrections;
    }

    Map<Demand.Key, Demand> demand() {
        return demand;
    }
}
