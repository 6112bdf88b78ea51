package coop.cobuy.aggregator.batching;

/** The sentences of a {@link Reason.Cut}: what was planned, what is missing, how it was shared. */
final class ShortfallText {

    private static final String ONE_BY_ONE = "given out one by one in an order fixed beforehand";

    private final Reason.Cut reason;
    private final ShortfallFacts facts;

    private ShortfallText(Reason.Cut reason) {
        this.reason = reason;
        this.facts = reason.facts();
    }

    static String of(Reason.Cut reason) {
        ShortfallText text = new ShortfallText(reason);
        return "You were to get %s, but %s.%s %s."
                .formatted(
                        text.quantity(reason.plannedMilli()),
                        text.happened(),
                        text.how(),
                        text.outcome());
    }

    private String happened() {
        String available =
                facts.availableMilli() == 0 ? "none" : "only " + quantity(facts.availableMilli());
        String planned = quantity(facts.plannedMilli());
        return switch (facts.cause()) {
            case DELIVERY -> "%s of %s arrived".formatted(available, planned);
            case CONFIRMATION -> "the supplier promises %s of %s".formatted(available, planned);
            case CHANGE ->
                    "the order was changed and %s of %s are ordered".formatted(available, planned);
        };
    }

    private String how() {
        long firm = facts.plannedFirmMilli();
        if (facts.availableMilli() == 0) {
            return "";
        }
        if (facts.availableMilli() < firm) {
            String gone =
                    facts.plannedMilli() > firm ? " Nothing is left on top of firm orders." : "";
            return gone + classes() + " " + byRule(isByClass() ? "There it is " : "All of it is ");
        }
        String met = " Firm orders come first and are met as planned";
        return facts.availableMilli() == firm
                ? met + "; nothing is left on top of them."
                : met
                        + "."
                        + classes()
                        + " "
                        + byRule(
                                isByClass()
                                        ? "There it is "
                                        : "The other %s is "
                                                .formatted(
                                                        quantity(facts.availableMilli() - firm)));
    }

    private boolean isByClass() {
        return facts.cutClass() != FillFacts.NO_CLASS;
    }

    private String classes() {
        return isByClass()
                ? " Priority classes come one after the other, and class %d could not have all."
                        .formatted(facts.cutClass())
                : "";
    }

    private String byRule(String what) {
        return switch (facts.rule()) {
            case EQUAL_AWARDS ->
                    facts.levelMilli() == 0
                            ? what + ONE_BY_ONE + ", being too little for all."
                            : "%sshared equally, up to %s each%s."
                                    .formatted(what, quantity(facts.levelMilli()), rest());
            case PROPORTIONAL -> "%sshared in proportion%s.".formatted(what, rest());
            case EQUAL_LOSSES ->
                    "%sshared so that everybody goes without the same, up to %s each%s."
                            .formatted(what, quantity(facts.levelMilli()), rest());
            case TALMUD -> what + half() + rest() + ".";
            case FIRST_COME -> what + "given out in the order in which the orders came.";
            case LOTTERY -> what + "given out in the order of a draw.";
        };
    }

    private String rest() {
        return facts.drawnMilli() == 0
                ? ""
                : "; what is left over, %s, is given out %s"
                        .formatted(quantity(facts.drawnMilli()), facts.rule().leftovers());
    }

    /** Up to half of all claims, awards are levelled; beyond that, what is missing. */
    private String half() {
        long firm = facts.plannedFirmMilli();
        boolean ofFirm = facts.availableMilli() < firm;
        long claims = ofFirm ? firm : facts.plannedMilli() - firm;
        long supply = ofFirm ? facts.availableMilli() : facts.availableMilli() - firm;
        if (isByClass()) {
            return "shared by halves: half of each claim is met or cut equally, up to %s each"
                    .formatted(quantity(facts.levelMilli()));
        }
        // what is lost in parts of a unit is rounded up, before the rest is given out
        long broken = facts.drawnMilli() == 0 ? 0 : OfferTerms.stepMilli(facts.unit());
        return supply <= claims - supply
                ? "shared equally, up to %s each, but not more than half of what was planned"
                        .formatted(quantity(facts.levelMilli()))
                : "shared so that everybody goes without the same, up to %s each, but not more than half of what was planned"
                        .formatted(quantity(facts.levelMilli() + broken));
    }

    private String outcome() {
        return reason.gotMilli() == 0
                ? "You get nothing and pay nothing"
                : "You get " + quantity(reason.gotMilli());
    }

    private String quantity(long milli) {
        return Wording.quantity(milli, facts.unit());
    }
}
