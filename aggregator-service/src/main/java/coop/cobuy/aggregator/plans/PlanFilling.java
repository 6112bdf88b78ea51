package coop.cobuy.aggregator.plans;

import coop.cobuy.aggregator.batching.AllotmentRule;
import coop.cobuy.aggregator.batching.Arrivals;
import coop.cobuy.aggregator.batching.OfferDecision;
import coop.cobuy.aggregator.batching.OfferLines;
import coop.cobuy.aggregator.batching.Redistribution;
import coop.cobuy.aggregator.batching.ResidueOrder;
import coop.cobuy.aggregator.batching.Rules;
import coop.cobuy.aggregator.batching.ShortfallCause;
import coop.cobuy.aggregator.batching.SupplierDecision;
import coop.cobuy.aggregator.batching.SupplierRound;
import coop.cobuy.aggregator.batching.Surplus;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.id.MemberId;
import coop.cobuy.money.Money;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is ordered of each supplier, and what of it reaches whom. */
final class PlanFilling {

    private final PlanRequest request;
    private final Rules rules;
    private final List<List<PlanLine>> linesOf = new ArrayList<>();
    private final List<List<PlanClaim>> claimsOf = new ArrayList<>();
    private final @Nullable OfferOutcome[] outcomes;
    private final List<Missed> missed = new ArrayList<>();

    /** A minimum of a supplier that was missed. */
    record Missed(int supplier, SupplierDecision.Missed missed) {}

    private PlanFilling(PlanRequest request) {
        this.request = request;
        this.outcomes = new OfferOutcome[request.offers().size()];
        this.rules =
                new Rules(
                        request.rules().allotment(),
                        ResidueOrder.byIndex(),
                        ResidueOrder.lots(request.rules().seed(), this::name),
                        request.rules().missedMinimum());
    }

    /**
     * Fills, prices and allots.
     *
     * @throws BadInput if more arrived of an offer than is ordered
     */
    static PlanFilling of(PlanRequest request) {
        PlanFilling filling = new PlanFilling(request);
        for (int i = 0; i < request.offers().size(); i++) {
            filling.linesOf.add(new ArrayList<>());
            filling.claimsOf.add(new ArrayList<>());
        }
        request.lines().forEach(line -> filling.linesOf.get(line.offer()).add(line));
        request.claims().forEach(claim -> filling.claimsOf.get(claim.offer()).add(claim));
        filling.decide();
        return filling;
    }

    /** By offer; null where nobody asked for it. */
    @Nullable OfferOutcome outcome(int offer) {
        return outcomes[offer];
    }

    /** Of the offers that somebody asked for, in the request's order. */
    List<OfferOutcome> outcomes() {
        List<OfferOutcome> asked = new ArrayList<>();
        for (OfferOutcome outcome : outcomes) {
            if (outcome != null) {
                asked.add(outcome);
            }
        }
        return asked;
    }

    List<Missed> missed() {
        return missed;
    }

    private String name(MemberId member) {
        return request.members().get((int) member.value().getLeastSignificantBits());
    }

    private void decide() {
        List<List<Integer>> offersOf = new ArrayList<>();
        request.suppliers().forEach(each -> offersOf.add(new ArrayList<>()));
        for (int i = 0; i < outcomes.length; i++) {
            if (!linesOf.get(i).isEmpty()) {
                offersOf.get(request.offers().get(i).supplier()).add(i);
            }
        }
        Findings findings = new Findings();
        for (int supplier = 0; supplier < offersOf.size(); supplier++) {
            if (!offersOf.get(supplier).isEmpty()) {
                decide(supplier, offersOf.get(supplier), findings);
            }
        }
        request.received()
                .forEach(
                        (offer, receipt) -> {
                            if (outcomes[offer] == null && receipt.milli() > 0) {
                                findings.add(receipt.at() + "/units", "nobody ordered that");
                            }
                        });
        findings.throwIfAny();
    }

    private void decide(int supplier, List<Integer> offers, Findings findings) {
        List<SupplierRound.Wanted> wanted =
                offers.stream()
                        .map(
                                offer ->
                                        new SupplierRound.Wanted(
                                                request.offers().get(offer).terms(),
                                                lines(offer),
                                                rules))
                        .toList();
        Money minimum =
                new Money(request.suppliers().get(supplier).minOrderMinor(), request.currency());
        SupplierDecision decided =
                SupplierRound.decide(wanted, minimum, request.rules().missedMinimum());
        decided.missed().forEach(each -> missed.add(new Missed(supplier, each)));
        for (int i = 0; i < offers.size(); i++) {
            int offer = offers.get(i);
            OfferDecision decision = decided.offers().get(i);
            outcomes[offer] =
                    new OfferOutcome(
                            offer,
                            request.offers().get(offer),
                            linesOf.get(offer).toArray(PlanLine[]::new),
                            decision,
                            received(offer, decision, findings));
        }
    }

    private OfferLines lines(int offer) {
        OfferLines.Builder builder = OfferLines.builder();
        for (PlanLine line : linesOf.get(offer)) {
            builder.add(
                    0,
                    line.member(),
                    line.quantityMilli(),
                    line.toleranceMilli(),
                    line.limitMicro());
            builder.priority(line.priority());
            if (line.isAllOrNothing()) {
                builder.allOrNothing();
            }
        }
        boolean haveHistory = claimsOf.get(offer).size() > linesOf.get(offer).size();
        if (haveHistory || request.rules().allotment() == AllotmentRule.FIRST_COME) {
            builder.arrivals(arrivals(offer));
        }
        return builder.build();
    }

    private Arrivals arrivals(int offer) {
        List<PlanLine> lines = linesOf.get(offer);
        Map<Integer, Integer> lineOf = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            lineOf.put(lines.get(i).member(), i);
        }
        Arrivals.Builder arrivals = Arrivals.builder(lines.size());
        for (PlanClaim claim : claimsOf.get(offer)) {
            Integer line = lineOf.get(claim.member());
            if (line == null) {
                throw new IllegalStateException("claim: " + claim + " (expected: of a line)");
            }
            arrivals.set(line, new Units(claim.quantityMilli()), new Units(claim.toleranceMilli()));
        }
        return arrivals.build();
    }

    private @Nullable Redistribution received(
            int offer, OfferDecision decision, Findings findings) {
        PlanRequest.Receipt receipt = request.received().get(offer);
        if (receipt == null) {
            return null;
        }
        if (receipt.milli() > decision.units().milli()) {
            findings.add(
                    receipt.at() + "/units",
                    "is more than is ordered; expected: at most " + decision.units());
            return null;
        }
        return Redistribution.of(
                decision,
                new Units(receipt.milli()),
                ShortfallCause.DELIVERY,
                Surplus.TO_TOLERANCES);
    }
}
