package coop.cobuy.aggregator.batching;

import coop.cobuy.money.UnitPrice;

/** The sentences of a {@link Reason.Filled}: what was asked, what happened, what comes of it. */
final class FillText {

    private final Reason.Filled reason;
    private final FillFacts facts;
    private final Wording wording;

    private FillText(Reason.Filled reason, Wording wording) {
        this.reason = reason;
        this.facts = reason.facts();
        this.wording = wording;
    }

    static String of(Reason.Filled reason, Wording wording) {
        FillText text = new FillText(reason, wording);
        return reason.code() == ReasonCode.SUPERSEDED
                ? text.outcome()
                : text.asked() + " " + text.outcome();
    }

    private String asked() {
        String limit =
                reason.limitMicro().isPresent() ? wording.of("asked.limit", price(limit())) : "";
        if (reason.askedMilli() == 0 && reason.toleranceMilli() == 0) {
            return wording.of("asked.nothing");
        }
        return reason.askedMilli() == 0
                ? wording.of("asked.tolerance", quantity(reason.toleranceMilli()), limit)
                : wording.of("asked", upTo(reason.askedMilli(), reason.toleranceMilli()), limit);
    }

    private String outcome() {
        return switch (reason.code()) {
            case SERVED_IN_FULL -> servedInFull();
            case TOLERANCE_USED -> toleranceUsed();
            case CASE_NOT_FILLED -> caseNotFilled();
            case PRICE_ABOVE_LIMIT -> priceAboveLimit();
            case MINIMUM_MISSED -> minimumMissed();
            case SUPERSEDED -> wording.of("superseded");
            case SHORT_DELIVERY, RATIONED, ORDER_CHANGED, ALL_OR_NOTHING ->
                    throw new IllegalStateException(
                            "code: " + reason.code() + " (expected: one of filling an order)");
        };
    }

    private String servedInFull() {
        if (reason.toleranceMilli() == 0) {
            return wording.of("full", youGet());
        }
        return facts.orderedMilli() <= facts.firmMilli()
                ? wording.of("full.no-more", youGet())
                : wording.of("full.none-yours", youGet(), quantity(topMilli()), shareOfTop());
    }

    private String toleranceUsed() {
        long more = reason.gotMilli() - reason.askedMilli();
        String left =
                wording.of(
                        "tolerance",
                        wording.of(all() + ".firmly", upTo(facts.firmMilli(), 0)),
                        ordered(),
                        quantity(topMilli()));
        String shared = more == reason.toleranceMilli() ? "" : " " + shareOfTop();
        String got = wording.of("tolerance.got", quantity(more), quantity(reason.gotMilli()));
        return left + shared + " " + got;
    }

    private String caseNotFilled() {
        String demand = allAskedFor();
        if (facts.orderedMilli() == 0) {
            return wording.of(
                    "case.none",
                    demand,
                    quantity(facts.packMilli()),
                    wording.consequence(MissedMinimum.CANCEL));
        }
        String got =
                reason.gotMilli() == 0
                        ? youGet()
                        : wording.of(
                                "got.of",
                                quantity(reason.gotMilli()),
                                quantity(reason.askedMilli()));
        return wording.of("case", demand, ordered(), shareOfFirm(), got);
    }

    private String priceAboveLimit() {
        long limit = reason.limitMicro().orElse(OfferLines.NO_LIMIT);
        String refused = price(facts.refusedAbove());
        return facts.orderedMilli() > 0 && PriceBreaks.micro(facts.price()) <= limit
                ? wording.of("price.others", refused, price(facts.price()))
                : wording.of("price.above", refused);
    }

    private String minimumMissed() {
        return wording.of(
                "minimum",
                lots(facts.minimumMilli()),
                allAskedFor(),
                wording.consequence(MissedMinimum.CANCEL));
    }

    private String shareOfFirm() {
        return classes() + share("share.firm");
    }

    private String shareOfTop() {
        return classes() + share("share.top");
    }

    /**
     * @param what key of whom it is shared among
     */
    private String share(String what) {
        return switch (facts.rule()) {
            case EQUAL_AWARDS ->
                    facts.levelMilli() == 0
                            ? wording.of(what + ".little", wording.of("leftovers.order"))
                            : wording.of(what + ".equal", level(), drawn());
            case PROPORTIONAL -> wording.of("share.proportional", wording.of(what), drawn());
            case EQUAL_LOSSES -> wording.of("share.losses", wording.of(what), level(), drawn());
            case TALMUD -> wording.of("share.talmud", wording.of(what), half(), drawn());
            case FIRST_COME -> wording.of("share.first-come");
            case LOTTERY -> wording.of("share.lottery");
        };
    }

    /** Up to half of all claims, awards are levelled; beyond that, what is missing. */
    private String half() {
        boolean ofFirm = facts.orderedMilli() < facts.firmMilli();
        long claims = ofFirm ? facts.firmMilli() : facts.toleranceMilli();
        long supply = ofFirm ? facts.orderedMilli() : topMilli();
        if (facts.cutClass() != FillFacts.NO_CLASS) {
            return wording.of("half.class", level());
        }
        return supply <= claims - supply
                ? wording.of("half.less", level())
                : wording.of("half.more", quantity(facts.levelMilli() + broken()));
    }

    /** What is lost in parts of a unit is rounded up, before the rest is given out. */
    private long broken() {
        return facts.drawnMilli() == 0 ? 0 : OfferTerms.stepMilli(facts.unit());
    }

    private String classes() {
        return facts.cutClass() == FillFacts.NO_CLASS
                ? ""
                : wording.of("classes", facts.cutClass()) + " ";
    }

    private String drawn() {
        return facts.drawnMilli() == 0
                ? ""
                : wording.of(
                        "drawn", quantity(facts.drawnMilli()), wording.leftovers(facts.rule()));
    }

    /** The key of a sentence about all who could be served at the price. */
    private String all() {
        return facts.refusedAbove().amount().signum() == 0 ? "all" : "all.limit";
    }

    private String allAskedFor() {
        return wording.of(all(), upTo(facts.firmMilli(), facts.toleranceMilli()));
    }

    private String upTo(long firmMilli, long toleranceMilli) {
        return toleranceMilli == 0
                ? quantity(firmMilli)
                : wording.of("up-to", quantity(firmMilli), quantity(toleranceMilli));
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
        return wording.of(
                cases == 1 ? "lots.one" : "lots.other",
                cases,
                quantity(facts.packMilli()),
                quantity(milli));
    }

    private String youGet() {
        return reason.gotMilli() == 0
                ? wording.of("got.nothing")
                : wording.of("got", quantity(reason.gotMilli()));
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
        return wording.quantity(milli, facts.unit());
    }

    private String price(UnitPrice price) {
        return wording.price(price, facts.unit());
    }
}
