package coop.cobuy.aggregator.plans;

import coop.cobuy.aggregator.batching.Inversion;
import coop.cobuy.aggregator.plans.PlanAnswer.Notice;
import coop.cobuy.aggregator.sharing.CoreCheck;
import coop.cobuy.aggregator.sharing.CostShares;
import coop.cobuy.aggregator.sharing.Method;
import coop.cobuy.money.Money;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

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
        add("MINIMUM_MISSED", supplier, offer, missed.missed().text());
    }

    private void inversion(OfferOutcome outcome, Inversion inversion) {
        String units = Format.units(inversion.units().milli(), outcome.offer().decimals());
        notices.add(
                new Notice(
                        "INVERSION",
                        null,
                        outcome.offer().name(),
                        units,
                        inversion.net().decimal(),
                        "%s units would cost %s, which is %s less than what is ordered."
                                .formatted(units, inversion.net(), inversion.saved())));
    }

    private void stock(OfferOutcome outcome) {
        if (outcome.stockMilli() > 0) {
            String units = Format.units(outcome.stockMilli(), outcome.offer().decimals());
            notices.add(
                    new Notice(
                            "SURPLUS_TO_STOCK",
                            null,
                            outcome.offer().name(),
                            units,
                            null,
                            "%s units go to nobody and are the co-op's."
                                    .formatted(new Units(outcome.stockMilli()))));
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
                            "%s is more than all members would have paid alone, and stays with the"
                                            .formatted(left)
                                    + " co-op."));
        }
    }

    private void shares(OfferOutcome outcome) {
        PlanShares shares = plan.shares(outcome.index());
        CoreCheck core = shares.core();
        if (core != null && core.verdict() == CoreCheck.Verdict.BLOCKED) {
            add(
                    "CORE_BLOCKED",
                    null,
                    outcome.offer().name(),
                    "%d members would together pay %s minor units less if they left."
                            .formatted(core.coalition().length, Format.ratio(core.excess())));
        }
        CostShares ordered = shares.ordered();
        if (ordered != null && !(ordered.method() instanceof Method.Exact)) {
            add(
                    "APPROXIMATE_SHARES",
                    null,
                    outcome.offer().name(),
                    "The shares were found by %s and are off by at most %s minor units. %s"
                            .formatted(
                                    Format.method(ordered.method()),
                                    Format.error(ordered.method()),
                                    ordered.note().orElse(""))
                            .strip());
        }
    }

    private void add(String code, @Nullable String supplier, @Nullable String offer, String text) {
        notices.add(new Notice(code, supplier, offer, null, null, text));
    }
}
