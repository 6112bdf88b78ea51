package coop.cobuy.aggregator.ordering;

import coop.cobuy.money.Money;
import coop.cobuy.quantity.Units;
import coop.cobuy.text.Sentence;

import org.jspecify.annotations.Nullable;

/** Why an order does not count, as sentences for the member who is told. */
final class Refusals {

    private Refusals() {}

    /** By a reason that says it all, and what stands instead. */
    static Sentence of(OrderReason reason, @Nullable MemberOrder before) {
        return say("then", say(reason.name()), say(stands(before)));
    }

    private static String stands(@Nullable MemberOrder before) {
        if (before == null) {
            return "stands.nothing";
        }
        return before.lines().isEmpty() ? "stands.withdrawn" : "stands.order";
    }

    /** By a key that was used before for something else. */
    static Sentence keyReused() {
        return say(OrderReason.KEY_REUSED.name());
    }

    static Sentence notInRound() {
        return say(OrderReason.OFFER_NOT_IN_ROUND.name());
    }

    static Sentence onlyWhole(String offer) {
        return say(OrderReason.QUANTITY_NOT_ALLOWED.name(), offer);
    }

    static Sentence insufficientFunds(Money mayCost, Money available) {
        return say(OrderReason.INSUFFICIENT_FUNDS.name(), mayCost, available);
    }

    /**
     * Of a completion phase.
     *
     * @param offerOrNull null: no offer of this name is known
     */
    static Sentence fillsNoCase(@Nullable String offerOrNull, Completion.Refusal refusal) {
        return say(
                OrderReason.FILLS_NO_CASE.name(),
                offerOrNull == null ? say("offer.unknown") : offerOrNull,
                refusal.isLowerLimit()
                        ? say("lower-limit")
                        : say(
                                "fills-nothing",
                                new Units(refusal.openBeforeMilli()),
                                new Units(refusal.openAfterMilli())));
    }

    /** Of what is ordered for the member in each round. */
    static Sentence standing(Sentence why) {
        return say("standing", why);
    }

    private static Sentence say(String key, Object... arguments) {
        return Sentence.beside(Refusals.class, "refused." + key, arguments);
    }
}
