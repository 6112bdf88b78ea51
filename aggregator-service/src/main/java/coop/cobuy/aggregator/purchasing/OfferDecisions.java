package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.batching.AllotmentRule;
import coop.cobuy.aggregator.batching.OfferDecision;
import coop.cobuy.aggregator.batching.OfferLines;
import coop.cobuy.aggregator.batching.OfferRound;
import coop.cobuy.aggregator.batching.OfferTerms;
import coop.cobuy.aggregator.batching.PackRound;
import coop.cobuy.aggregator.batching.Packing;
import coop.cobuy.aggregator.batching.RaisedMinimum;
import coop.cobuy.aggregator.batching.ResidueOrder;
import coop.cobuy.aggregator.batching.Rules;
import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.catalog.WholesaleTerms;
import coop.cobuy.aggregator.rounds.RoundRules;
import coop.cobuy.aggregator.rounds.RoundSnapshot;
import coop.cobuy.id.Id;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.Units;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Puts a round's frozen lines and its snapshot's terms to the engine. Pure. */
final class OfferDecisions {

    private OfferDecisions() {}

    /** What is decided about an offer, in the purchase order to its supplier. */
    record Decided(PurchaseOrderId order, Offer offer, OfferDecision decision) {}

    static Decided decide(FrozenRound frozen, OfferId id, OfferLines lines) {
        RoundSnapshot snapshot = frozen.snapshot();
        Offer offer =
                snapshot.offer(id)
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "offer " + id + " (expected: in the snapshot)"));
        PurchaseOrderId order = orderId(snapshot.round(), offer.supplier());
        Rules rules = new Rules(rule(snapshot.rules().allotment()), residues(order, id));
        OfferTerms terms = terms(offer);
        if (frozen.decisions().isOrderedAnyway(order, id)) {
            terms = withoutMinimum(terms);
        }
        OfferDecision decision =
                frozen.decisions().isRaised(order, id)
                        ? RaisedMinimum.decide(terms, lines, rules)
                        : OfferRound.decide(terms, lines, rules);
        return new Decided(order, offer, decision);
    }

    /** Decides all packs of a product together; of some of them nothing may be ordered. */
    static List<Decided> decide(FrozenRound frozen, ProductPacks.Product product) {
        RoundSnapshot snapshot = frozen.snapshot();
        Map<OfferId, Offer> byId = new HashMap<>();
        product.packs().forEach(offer -> byId.put(offer.id(), offer));
        Offer first = product.packs().getFirst();
        PurchaseOrderId order = orderId(snapshot.round(), first.supplier());
        Rules rules = new Rules(rule(snapshot.rules().allotment()), residues(order, first.id()));
        List<OfferTerms> terms =
                product.packs().stream()
                        .map(OfferDecisions::terms)
                        .map(
                                pack ->
                                        frozen.decisions().isOrderedAnyway(order, pack.offer())
                                                ? withoutMinimum(pack)
                                                : pack)
                        .toList();
        return PackRound.decide(terms, product.lines(), rules).stream()
                .map(
                        decision ->
                                new Decided(
                                        order,
                                        Objects.requireNonNull(byId.get(decision.terms().offer())),
                                        decision))
                .toList();
    }

    /** The same for ever, so that drafting again finds what it made before. */
    static PurchaseOrderId orderId(RoundId round, SupplierId supplier) {
        byte[] name =
                ByteBuffer.allocate(2 * Id.BYTES).put(round.bytes()).put(supplier.bytes()).array();
        return new PurchaseOrderId(UUID.nameUUIDFromBytes(name));
    }

    /** Who gets the units that cannot be shared evenly: drawn anew for each line of an order. */
    static ResidueOrder residues(PurchaseOrderId order, OfferId offer) {
        return ResidueOrder.byKey(order, offer);
    }

    static OfferTerms terms(Offer offer) {
        WholesaleTerms terms = offer.terms();
        return new OfferTerms(offer.id(), terms.unit(), packing(terms), PriceLists.of(terms));
    }

    /** A buyer asks the supplier to take less than it wants to. */
    private static OfferTerms withoutMinimum(OfferTerms terms) {
        Packing any =
                switch (terms.packing()) {
                    case Packing.InCases cases -> Packing.inCases(cases.pack(), new Cases(1));
                    case Packing.Loose _ -> new Packing.Loose(Units.ZERO);
                };
        return new OfferTerms(terms.offer(), terms.unit(), any, terms.breaks());
    }

    private static Packing packing(WholesaleTerms terms) {
        return switch (terms.packing()) {
            case coop.cobuy.aggregator.catalog.Packing.InCases cases ->
                    new Packing.InCases(cases.pack(), cases.minimum());
            case coop.cobuy.aggregator.catalog.Packing.Loose loose ->
                    new Packing.Loose(loose.minimum());
        };
    }

    private static AllotmentRule rule(RoundRules.Allotment rule) {
        return switch (rule) {
            case EQUAL_AWARDS -> AllotmentRule.EQUAL_AWARDS;
            case PROPORTIONAL -> AllotmentRule.PROPORTIONAL;
            case EQUAL_LOSSES -> AllotmentRule.EQUAL_LOSSES;
            case TALMUD -> AllotmentRule.TALMUD;
            case FIRST_COME -> AllotmentRule.FIRST_COME;
            case LOTTERY -> AllotmentRule.LOTTERY;
        };
    }
}
