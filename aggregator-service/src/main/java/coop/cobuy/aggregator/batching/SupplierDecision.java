package coop.cobuy.aggregator.batching;

import coop.cobuy.id.OfferId;
import coop.cobuy.money.Money;
import coop.cobuy.text.Sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What is ordered of one supplier.
 *
 * @param offers in the given order
 * @param net of the whole order, zero if it is not placed
 * @param missed every minimum that was missed: members and buyer are told
 */
public record SupplierDecision(List<OfferDecision> offers, Money net, List<Missed> missed) {

    public SupplierDecision {
        offers = List.copyOf(offers);
        missed = List.copyOf(missed);
    }

    /** What a minimum is a minimum of. */
    public enum Kind {
        LINE_QUANTITY,
        ORDER_VALUE
    }

    /**
     * A minimum that was missed, and what happens to the demand.
     *
     * @param offer of a line's minimum; empty for that of the whole order
     * @param minimum the least that the supplier takes, in words
     * @param reached what was asked for, in words
     * @param lines whose members have nothing for it: offer by offer, indexes of its lines
     */
    public record Missed(
            Kind kind,
            Optional<OfferId> offer,
            MissedMinimum rule,
            String minimum,
            String reached,
            List<Touched> lines,
            Sentence said) {}

    /** The lines of an offer that a missed minimum leaves with nothing. */
    public record Touched(OfferId offer, List<Integer> lines) {}

    static SupplierDecision of(List<OfferDecision> offers, Money minimum, MissedMinimum rule) {
        Money net = Money.zero(minimum.currency());
        boolean isOrdered = false;
        List<Missed> missed = new ArrayList<>();
        for (OfferDecision offer : offers) {
            net = net.plus(offer.net());
            isOrdered |= offer.isOrdered();
            if (offer.missedMinimum().isPresent()) {
                missed.add(ofQuantity(offer));
            }
        }
        if (!isOrdered || !minimum.isOver(net)) {
            return new SupplierDecision(offers, net, missed);
        }
        MissedValue value = new MissedValue(minimum, net, rule);
        List<OfferDecision> calledOff = offers.stream().map(o -> o.calledOff(value)).toList();
        missed.add(ofValue(calledOff, value));
        return new SupplierDecision(calledOff, Money.zero(minimum.currency()), missed);
    }

    private static Missed ofQuantity(OfferDecision offer) {
        FillFacts facts = offer.facts();
        String minimum = Wording.ENGLISH.quantity(facts.minimumMilli(), facts.unit());
        String reached =
                Wording.ENGLISH.quantity(facts.firmMilli() + facts.toleranceMilli(), facts.unit());
        MissedMinimum rule = offer.rules().missedMinimum();
        return new Missed(
                Kind.LINE_QUANTITY,
                Optional.of(offer.terms().offer()),
                rule,
                minimum,
                reached,
                List.of(touched(offer)),
                Sentence.beside(
                        SupplierDecision.class,
                        "minimum.line",
                        Wording.quantityOf(facts.minimumMilli(), facts.unit()),
                        Wording.quantityOf(
                                facts.firmMilli() + facts.toleranceMilli(), facts.unit()),
                        Wording.consequenceOf(rule)));
    }

    private static Missed ofValue(List<OfferDecision> offers, MissedValue value) {
        return new Missed(
                Kind.ORDER_VALUE,
                Optional.empty(),
                value.rule(),
                value.minimum().toString(),
                value.reached().toString(),
                offers.stream().map(SupplierDecision::touched).toList(),
                value.said());
    }

    private static Touched touched(OfferDecision offer) {
        List<Integer> lines =
                IntStream.range(0, offer.count())
                        .filter(i -> offer.reasonCode(i) == ReasonCode.MINIMUM_MISSED)
                        .boxed()
                        .toList();
        return new Touched(offer.terms().offer(), lines);
    }
}
