package coop.cobuy.aggregator.plans;

import coop.cobuy.aggregator.batching.Inversion;
import coop.cobuy.aggregator.batching.Wording;
import coop.cobuy.aggregator.plans.PlanAnswer.Notice;
import coop.cobuy.aggregator.sharing.CoreCheck;
import coop.cobuy.aggregator.sharing.CostShares;
import coop.cobuy.aggregator.sharing.Method;
import coop.cobuy.aggregator.sharing.Ratio;
import coop.cobuy.money.Money;
import coop.cobuy.text.Sentence;
import coop.cobuy.text.Voice;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What a buyer should know of a plan beside its numbers, in the order of the offers. */
final class Notices {

    private final Plan plan;
    private final PlanRequest request;
    private final List<Notice> notices = new ArrayList<>();

    Notices(Plan plan) {
        this.plan = plan;
        this.request = plan.request();
    }

    List<Notice> all() {
        plan.filling().missed().forEach(this::missed);
        for (OfferOutcome outcome : plan.filling().outcomes()) {
            outcome.decision().inversion().ifPresent(each -> inversion(outcome, each));
            stock(outcome);
            caps(outcome);
            shares(outcome);
        }
        return List.copyOf(notices);
    }

    private void missed(PlanFilling.Missed missed) {
        String offer =
                missed.missed()
                        .offer()
                        .map(id -> (int) id.value().getLeastSignificantBits())
                        .map(index -> request.offers().get(index).name())
                        .orElse(null);
        String supplier = request.suppliers().get(missed.supplier()).name();
        Sentence said = missed.missed().said();
        notices.add(
                new Notice(
                        "MINIMUM_MISSED",
                        supplier,
                        offer,
                        null,
                        null,
                        Voice.ENGLISH.say(said),
                        said));
    }

    private void inversion(OfferOutcome outcome, Inversion inversion) {
        notices.add(
                new Notice(
                        "INVERSION",
                        null,
                        outcome.offer().name(),
                        Format.units(inversion.units().milli(), outcome.offer().decimals()),
                        inversion.net().decimal(),
                        "%s would cost %s, which is %s less than the %s that are ordered."
                                .formatted(
                                        told(outcome, inversion.units().milli()),
                                        inversion.net(),
                                        inversion.saved(),
                                        told(outcome, outcome.decision().units().milli()))));
    }

    private void stock(OfferOutcome outcome) {
        if (outcome.stockMilli() > 0) {
            notices.add(
                    new Notice(
                            "SURPLUS_TO_STOCK",
                            null,
                            outcome.offer().name(),
                            Format.units(outcome.stockMilli(), outcome.offer().decimals()),
                            null,
                            "%s of what arrived goes to nobody: the co-op takes it into stock and pays for it."
                                    .formatted(told(outcome, outcome.stockMilli()))));
        }
    }

    private void caps(OfferOutcome outcome) {
        Long above = plan.billing().aboveCaps().get(outcome.index());
        if (above != null) {
            Money left = new Money(above, request.currency());
            notices.add(
                    new Notice(
                            "CAP_INFEASIBLE",
                            null,
                            outcome.offer().name(),
                            null,
                            left.decimal(),
                            "Nobody is asked for more than the goods would cost alone. %s is left, which the co-op pays."
                                    .formatted(left)));
        }
    }

    private void shares(OfferOutcome outcome) {
        PlanShares shares = plan.shares(outcome.index());
        CoreCheck core = shares.core();
        if (core != null && core.verdict() == CoreCheck.Verdict.BLOCKED) {
            int count = core.coalition().length;
            add(
                    "CORE_BLOCKED",
                    null,
                    outcome.offer().name(),
                    "%d %s would together save %s by buying this without the others."
                            .formatted(
                                    count,
                                    count == 1 ? "member" : "members",
                                    saved(core.excess())));
        }
        CostShares ordered = shares.ordered();
        if (ordered != null && !(ordered.method() instanceof Method.Exact)) {
            add(
                    "APPROXIMATE_SHARES",
                    null,
                    outcome.offer().name(),
                    found(ordered.method()) + ordered.note().map(note -> " " + note).orElse(""));
        }
    }

    /** An amount that is seldom a whole number of minor units. */
    private String saved(Ratio minor) {
        long nearest = Format.nearest(minor);
        Money money = new Money(Math.max(1, nearest), request.currency());
        if (minor.compareTo(Ratio.of(1)) < 0) {
            return "less than " + money;
        }
        return Ratio.of(nearest).equals(minor) ? money.toString() : "about " + money;
    }

    private String found(Method method) {
        String error =
                Format.error(method)
                                .movePointLeft(request.currency().getDefaultFractionDigits())
                                .stripTrailingZeros()
                                .toPlainString()
                        + " "
                        + request.currency().getCurrencyCode();
        return switch (method) {
            case Method.Exact _ -> "The shares are exact.";
            case Method.Quadrature _ ->
                    "The shares were found by numerical integration and are off by at most %s."
                            .formatted(error);
            case Method.Sampling sampled ->
                    "The shares were found from %d orders of arrival drawn by chance; but for a chance of %s %% they are off by at most %s."
                            .formatted(
                                    sampled.permutations(),
                                    BigDecimal.valueOf(sampled.delta())
                                            .movePointRight(2)
                                            .stripTrailingZeros()
                                            .toPlainString(),
                                    error);
        };
    }

    private static String told(OfferOutcome outcome, long milli) {
        return Wording.ENGLISH.quantity(milli, outcome.offer().terms().unit());
    }

    private void add(String code, @Nullable String supplier, @Nullable String offer, String text) {
        notices.add(new Notice(code, supplier, offer, null, null, text));
    }
}
