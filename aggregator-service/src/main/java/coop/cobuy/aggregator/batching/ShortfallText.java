package coop.cobuy.aggregator.batching;

/** The sentences of a {@link Reason.Cut}: what was planned, what is missing, how it was shared. */
final class ShortfallText {

    private ShortfallText() {}

    static String of(Reason.Cut reason) {
        ShortfallFacts facts = reason.facts();
        String happened =
                switch (facts.cause()) {
                    case DELIVERY ->
                            "only %s of %s arrived"
                                    .formatted(
                                            quantity(facts.availableMilli(), facts),
                                            quantity(facts.plannedMilli(), facts));
                    case CONFIRMATION ->
                            "the supplier promises only %s of %s"
                                    .formatted(
                                            quantity(facts.availableMilli(), facts),
                                            quantity(facts.plannedMilli(), facts));
                };
        return "You were to get %s, but %s. %s %s"
                .formatted(
                        quantity(reason.plannedMilli(), facts),
                        happened,
                        how(facts),
                        outcome(reason));
    }

    private static String how(ShortfallFacts facts) {
        if (facts.availableMilli() == 0) {
            return "There is nothing to share.";
        }
        String first =
                facts.availableMilli() >= facts.plannedFirmMilli()
                        ? "What was firmly asked for is served; the rest of %s was shared among the extra units"
                                .formatted(
                                        quantity(
                                                facts.availableMilli() - facts.plannedFirmMilli(),
                                                facts))
                        : "Units taken on top fall away, and the rest was shared";
        return first + level(facts) + ".";
    }

    private static String level(ShortfallFacts facts) {
        return switch (facts.rule()) {
            case EQUAL_AWARDS -> {
                String drawn =
                        facts.drawnMilli() == 0
                                ? ""
                                : ", the last %s one by one in a fixed order"
                                        .formatted(quantity(facts.drawnMilli(), facts));
                yield facts.levelMilli() == 0
                        ? " one by one in a fixed order, as it was too little for all"
                        : " equally, up to %s each%s"
                                .formatted(quantity(facts.levelMilli(), facts), drawn);
            }
        };
    }

    private static String outcome(Reason.Cut reason) {
        return reason.gotMilli() == 0
                ? "You get nothing and pay nothing."
                : "You get %s.".formatted(quantity(reason.gotMilli(), reason.facts()));
    }

    private static String quantity(long milli, ShortfallFacts facts) {
        return Wording.quantity(milli, facts.unit());
    }
}
