package coop.cobuy.aggregator.batching;

import java.util.ArrayList;
import java.util.List;

/** The sentences of a {@link Reason.Cut}: what was planned, what is missing, how it was shared. */
final class ShortfallText {

    private final Reason.Cut reason;
    private final ShortfallFacts facts;
    private final Wording wording;

    private ShortfallText(Reason.Cut reason, Wording wording) {
        this.reason = reason;
        this.facts = reason.facts();
        this.wording = wording;
    }

    static String of(Reason.Cut reason, Wording wording) {
        ShortfallText text = new ShortfallText(reason, wording);
        List<String> sentences = new ArrayList<>();
        sentences.add(wording.of("cut", text.quantity(reason.plannedMilli()), text.happened()));
        text.how(sentences);
        sentences.add(wording.of("full", text.youGet()));
        return String.join(" ", sentences);
    }

    private String happened() {
        String available =
                facts.availableMilli() == 0
                        ? wording.of("cut.none")
                        : wording.of("cut.only", quantity(facts.availableMilli()));
        return wording.of("cut." + facts.cause(), available, quantity(facts.plannedMilli()));
    }

    private void how(List<String> sentences) {
        long firm = facts.plannedFirmMilli();
        if (facts.availableMilli() == 0) {
            return;
        }
        if (facts.availableMilli() < firm) {
            if (facts.plannedMilli() > firm) {
                sentences.add(wording.of("cut.gone"));
            }
            classes(sentences);
            sentences.add(byRule(wording.of(isByClass() ? "cut.what.class" : "cut.what.all")));
            return;
        }
        if (facts.availableMilli() == firm) {
            sentences.add(wording.of("cut.met.only"));
            return;
        }
        sentences.add(wording.of("cut.met"));
        classes(sentences);
        String rest = quantity(facts.availableMilli() - firm);
        sentences.add(
                byRule(
                        isByClass()
                                ? wording.of("cut.what.class")
                                : wording.of("cut.what.rest", rest)));
    }

    private boolean isByClass() {
        return facts.cutClass() != FillFacts.NO_CLASS;
    }

    private void classes(List<String> sentences) {
        if (isByClass()) {
            sentences.add(wording.of("classes", facts.cutClass()));
        }
    }

    private String byRule(String what) {
        return switch (facts.rule()) {
            case EQUAL_AWARDS ->
                    facts.levelMilli() == 0
                            ? wording.of("cut.little", what)
                            : wording.of("cut.equal", what, level(), drawn());
            case PROPORTIONAL -> wording.of("cut.proportional", what, drawn());
            case EQUAL_LOSSES -> wording.of("cut.losses", what, level(), drawn());
            case TALMUD -> wording.of("cut.talmud", what, half(), drawn());
            case FIRST_COME -> wording.of("cut.first-come", what);
            case LOTTERY -> wording.of("cut.lottery", what);
        };
    }

    private String drawn() {
        return facts.drawnMilli() == 0
                ? ""
                : wording.of(
                        "drawn", quantity(facts.drawnMilli()), wording.leftovers(facts.rule()));
    }

    /** Up to half of all claims, awards are levelled; beyond that, what is missing. */
    private String half() {
        long firm = facts.plannedFirmMilli();
        boolean ofFirm = facts.availableMilli() < firm;
        long claims = ofFirm ? firm : facts.plannedMilli() - firm;
        long supply = ofFirm ? facts.availableMilli() : facts.availableMilli() - firm;
        if (isByClass()) {
            return wording.of("cut.half.class", level());
        }
        // what is lost in parts of a unit is rounded up, before the rest is given out
        long broken = facts.drawnMilli() == 0 ? 0 : OfferTerms.stepMilli(facts.unit());
        return supply <= claims - supply
                ? wording.of("cut.half.less", level())
                : wording.of("cut.half.more", quantity(facts.levelMilli() + broken));
    }

    private String youGet() {
        return reason.gotMilli() == 0
                ? wording.of("got.nothing")
                : wording.of("got", quantity(reason.gotMilli()));
    }

    private String level() {
        return quantity(facts.levelMilli());
    }

    private String quantity(long milli) {
        return wording.quantity(milli, facts.unit());
    }
}
