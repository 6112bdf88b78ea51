package coop.cobuy.aggregator.batching;

import coop.cobuy.money.UnitPrice;

/** The sentences of a {@link Reason.Filled}: what was asked, what happened, what comes of it. */
final class FillText {

    private static final String NOTHING_ORDERED = "So nothing was ordered, and you pay nothing.";
    private static final String ONE_BY_ONE = "one by one in an order fixed beforehand";

    private final Reason.Filled reason;
    private final FillFacts facts;

    private FillText(Reason.Filled reason) {
        this.reason = reason;
        this.facts = reason.facts();
    }

    static String of(Reason.Filled reason) {
        FillText text = new FillText(reason);
        return reason.code() == ReasonCode.SUPERSEDED
                ? text.outcome()
                : text.asked() + " " + text.outcome();
    }

    private String asked() {
        String limit = reason.limitMicro().isPresent() ? ", at no more than " + price(limit()) : "";
        if (reason.askedMilli() == 0 && reason.toleranceMilli() == 0) {
            return "You asked for nothing.";
        }
        if (reason.askedMilli() == 0) {
            return "You asked for nothing firmly, but would take up to %s%s."
                    .formatted(quantity(reason.toleranceMilli()), limit);
        }
        return "You asked for %s%s."
                .formatted(upTo(reason.askedMilli(), reason.toleranceMilli()), limit);
    }

    private String outcome() {
        return switch (reason.code()) {
            case SERVED_IN_FULL -> servedInFull();
            case TOLERANCE_USED -> toleranceUsed();
            case CASE_NOT_FILLED -> caseNotFilled();
            case PRICE_ABOVE_LIMIT -> priceAboveLimit();
            case MINIMUM_MISSED -> minimumMissed();
            case SUPERSEDED ->
                    "You asked for some of this before and took it back later, so you get nothing"
                            + " and pay nothing.";
            case SHORT_DELIVERY, RATIONED, ORDER_CHANGED, ALL_OR_NOTHING ->
                    throw new IllegalStateException(
                            "code: " + reason.code() + " (expected: one of filling an order)");
        };
    }

    private String servedInFull() {
        if (reason.toleranceMilli() == 0) {
            return youGet() + ".";
        }
        if (facts.orderedMilli() <= facts.firmMilli()) {
            return youGet() + "; nothing was ordered on top.";
        }
        return "%s. Another %s came on top, for those who would take more. %s Nothing of it is yours."
                .formatted(youGet(), quantity(topMilli()), shareOfTop());
    }

    private String toleranceUsed() {
        long more = reason.gotMilli() - reason.askedMilli();
        String shared = more == reason.toleranceMilli() ? "" : shareOfTop() + " ";
        return "%s firmly. Ordered: %s. That leaves %s for those who would take more. %sYou get %s more, %s in all."
                .formatted(
                        allAskedFor(0),
                        ordered(),
                        quantity(topMilli()),
                        shared,
                        quantity(more),
                        quantity(reason.gotMilli()));
    }

    private String caseNotFilled() {
        String demand = allAskedFor(facts.toleranceMilli());
        if (facts.orderedMilli() == 0) {
            return "%s, too little for one case of %s. %s"
                    .formatted(demand, quantity(facts.packMilli()), NOTHING_ORDERED);
        }
        String less = reason.gotMilli() == 0 ? "" : " of your " + quantity(reason.askedMilli());
        return "%s: enough for %s, not for another case. %s %s%s."
                .formatted(demand, ordered(), shareOfFirm(), youGet(), less);
    }

    private String priceAboveLimit() {
        long limit = reason.limitMicro().orElse(OfferLines.NO_LIMIT);
        String refused = price(facts.refusedAbove());
        if (facts.orderedMilli() > 0 && PriceBreaks.micro(facts.price()) <= limit) {
            return "What was firmly asked for brings the price to %s, above your limit, so your line was left out and you pay nothing. Only what others took on top brought it to %s in the end, which does not count when limits are checked."
                    .formatted(refused, price(facts.price()));
        }
        return "The price came to %s, above your limit. So your line was left out, and you pay nothing."
                .formatted(refused);
    }

    private String minimumMissed() {
        return "The supplier takes no less than %s. %s. %s"
                .formatted(
                        lots(facts.minimumMilli()),
                        allAskedFor(facts.toleranceMilli()),
                        NOTHING_ORDERED);
    }

    private String shareOfFirm() {
        return classes()
                + switch (facts.rule()) {
                    case EQUAL_AWARDS ->
                            facts.levelMilli() == 0
                                    ? "That is too little for everyone, so it is given out %s."
                                            .formatted(ONE_BY_ONE)
                                    : "Orders up to %s are met in full, larger ones get %s%s."
                                            .formatted(level(), level(), drawn());
                    case PROPORTIONAL, EQUAL_LOSSES, TALMUD, FIRST_COME, LOTTERY ->
                            byRule("Everyone gets");
                };
    }

    private String shareOfTop() {
        return classes()
                + switch (facts.rule()) {
                    case EQUAL_AWARDS ->
                            facts.levelMilli() == 0
                                    ? "That is too little for all of them, so it is given out %s."
                                            .formatted(ONE_BY_ONE)
                                    : "Each of them gets up to %s%s.".formatted(level(), drawn());
                    case PROPORTIONAL, EQUAL_LOSSES, TALMUD, FIRST_COME, LOTTERY ->
                            byRule("Each of them gets");
                };
    }

    private String byRule(String each) {
        return switch (facts.rule()) {
            case EQUAL_AWARDS -> throw new IllegalStateException("rule: has texts of its own");
            case PROPORTIONAL ->
                    "%s the same part of what they asked for%s.".formatted(each, drawn());
            case EQUAL_LOSSES ->
                    "%s what they asked for less the same quantity, up to %s%s."
                            .formatted(each, level(), drawn());
            case TALMUD -> each + " " + half() + drawn() + ".";
            case FIRST_COME -> "It is given out in the order in which the orders came.";
            case LOTTERY -> "It is given out in the order of a draw.";
        };
    }

    /** Up to half of all claims, awards are levelled; beyond that, what is missing. */
    private String half() {
        boolean ofFirm = facts.orderedMilli() < facts.firmMilli();
        long claims = ofFirm ? facts.firmMilli() : facts.toleranceMilli();
        long supply = ofFirm ? facts.orderedMilli() : topMilli();
        if (facts.cutClass() != FillFacts.NO_CLASS) {
            return "half of what they asked for, less or more by an equal share of what is missing"
                    + " or left: the share of halves is up to "
                    + level();
        }
        return supply <= claims - supply
                ? "the same quantity, up to %s, but not more than half of what they asked for"
                        .formatted(level())
                : "what they asked for less the same quantity, up to %s, but not less than half of it"
                        .formatted(quantity(facts.levelMilli() + broken()));
    }

    /** What is lost in parts of a unit is rounded up, before the rest is given out. */
    private long broken() {
        return facts.drawnMilli() == 0 ? 0 : OfferTerms.stepMilli(facts.unit());
    }

    private String classes() {
        return facts.cutClass() == FillFacts.NO_CLASS
                ? ""
                : "Priority classes come one after the other, and class %d could not have all. "
                        .formatted(facts.cutClass());
    }

    private String drawn() {
        return facts.drawnMilli() == 0
                ? ""
                : "; what is left over, %s, is given out %s"
                        .formatted(quantity(facts.drawnMilli()), facts.rule().leftovers());
    }

    private String allAskedFor(long toleranceMilli) {
        String who =
                facts.refusedAbove().amount().signum() == 0
                        ? "All members"
                        : "All whose limit allows the price";
        return who + " together asked for " + upTo(facts.firmMilli(), toleranceMilli);
    }

    private String upTo(long firmMilli, long toleranceMilli) {
        String more = toleranceMilli == 0 ? "" : " and up to " + quantity(toleranceMilli) + " more";
        return quantity(firmMilli) + more;
    }

    private String ordered() {
        return lots(facts.orderedMilli());
    }

    /** {@code "2 cases of 4 (8)"}, or just the quantity of what is not packed. */
    private String lots(long milli) {
        if (facts.packMilli() <= OfferTerms.stepMilli(facts.unit())) {
            return quantity(milli);
        }
        long cases = milli / facts.packMilli();
        return "%d %s of %s (%s)"
                .formatted(
                        cases,
                        cases == 1 ? "case" : "cases",
                        quantity(facts.packMilli()),
                        quantity(milli));
    }

    private String youGet() {
        return reason.gotMilli() == 0
                ? "You get nothing and pay nothing"
                : "You get " + quantity(reason.gotMilli());
    }

    private String level() {
        return quantity(facts.levelMilli());
    }

    private long topMilli() {
        return facts.orderedMilli() - facts.firmMilli();
    }

    private UnitPrice limit() {
        return PriceBreaks.ofMicro(
                reason.limitMicro().orElseThrow(), facts.refusedAbove().currency());
    }

    private String quantity(long milli) {
        return Wording.quantity(milli, facts.unit());
    }

    private String price(UnitPrice price) {
        return Wording.price(price, facts.unit());
    }
}
