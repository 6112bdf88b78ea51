package coop.cobuy.aggregator.plans;

import coop.cobuy.aggregator.batching.AllotmentRule;
import coop.cobuy.aggregator.batching.MissedMinimum;
import coop.cobuy.aggregator.sharing.CostRule;
import coop.cobuy.aggregator.sharing.FreightRule;
import coop.cobuy.aggregator.sharing.VatModel;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;

/**
 * What a request says, each value read by itself; null is what was left out or could not be read.
 * {@link PlanReading} makes the request of it.
 */
final class RawPlan {

    /** The most lines, and claims, of one request. */
    static final int LINES_MAX = 100_000;

    /** The most offers of one request. */
    static final int OFFERS_MAX = 10_000;

    private static final int ORDERS_MAX = 100_000;
    private static final int SUPPLIERS_MAX = 10_000;
    private static final int INVOICES_MAX = 10_000;

    static final Shape<RawPlan> SHAPE =
            new Shape<RawPlan>()
                    .required("currency", (in, plan) -> plan.currency = Amounts.currency(in))
                    .optional("rules", (in, plan) -> in.object(RawRules.SHAPE, plan.rules))
                    .optional(
                            "suppliers",
                            (in, plan) ->
                                    plan.suppliers =
                                            in.objects(
                                                    SUPPLIERS_MAX,
                                                    RawSupplier.SHAPE,
                                                    RawSupplier::new))
                    .required(
                            "offers",
                            (in, plan) ->
                                    plan.offers =
                                            in.objects(OFFERS_MAX, RawOffer.SHAPE, RawOffer::new))
                    .required(
                            "orders",
                            (in, plan) ->
                                    plan.orders =
                                            in.objects(
                                                    ORDERS_MAX,
                                                    RawOrder.SHAPE,
                                                    () -> new RawOrder(plan)))
                    .optional(
                            "receipts",
                            (in, plan) ->
                                    plan.receipts =
                                            in.objects(
                                                    OFFERS_MAX, RawReceipt.SHAPE, RawReceipt::new))
                    .optional(
                            "invoices",
                            (in, plan) ->
                                    plan.invoices =
                                            in.objects(
                                                    INVOICES_MAX,
                                                    RawInvoice.SHAPE,
                                                    RawInvoice::new));

    @Nullable Currency currency;
    final RawRules rules = new RawRules();
    List<RawSupplier> suppliers = List.of();
    List<RawOffer> offers = List.of();
    List<RawOrder> orders = List.of();
    List<RawReceipt> receipts = List.of();
    List<RawInvoice> invoices = List.of();
    private int lines;

    /**
     * Counts a line or a claim that is about to be read; the first one too many ends the reading.
     */
    void countLine(JsonInput input) {
        lines++;
        if (lines > LINES_MAX) {
            input.end("is one too many; expected: at most " + LINES_MAX + " in all orders");
        }
    }

    /** How the round shares; what is left out is as the design's example shows it. */
    static final class RawRules {

        static final Shape<RawRules> SHAPE =
                new Shape<RawRules>()
                        .optional(
                                "allotment",
                                (in, rules) -> rules.allotment = in.choice(AllotmentRule.class))
                        .optional("cost", (in, rules) -> rules.cost = in.choice(CostRule.class))
                        .optional("noOneWorseOff", (in, rules) -> rules.noOneWorseOff = in.flag())
                        .optional(
                                "vatModel",
                                (in, rules) -> rules.vatModel = in.choice(VatModel.class))
                        .optional(
                                "missedMinimum",
                                (in, rules) -> rules.missedMinimum = in.choice(MissedMinimum.class))
                        .optional(
                                "seed",
                                (in, rules) ->
                                        rules.seed = in.integer(Long.MIN_VALUE, Long.MAX_VALUE));

        @Nullable AllotmentRule allotment;
        @Nullable CostRule cost;
        @Nullable Boolean noOneWorseOff;
        @Nullable VatModel vatModel;
        @Nullable MissedMinimum missedMinimum;
        @Nullable Long seed;

        PlanRules checked() {
            return new PlanRules(
                    allotment == null ? AllotmentRule.EQUAL_AWARDS : allotment,
                    cost == null ? CostRule.EQUAL_PRICE : cost,
                    noOneWorseOff != null && noOneWorseOff,
                    vatModel == null ? VatModel.AGENT : vatModel,
                    missedMinimum == null ? MissedMinimum.CANCEL : missedMinimum,
                    seed == null ? 0 : seed);
        }
    }

    /** A supplier's own terms. */
    static final class RawSupplier {

        static final Shape<RawSupplier> SHAPE =
                new Shape<RawSupplier>()
                        .required("supplier", (in, supplier) -> supplier.supplier = in.name())
                        .optional(
                                "minOrderValue",
                                (in, supplier) -> supplier.minOrderValue = in.decimal())
                        .optional(
                                "freight",
                                (in, supplier) -> {
                                    supplier.freight = new RawAmount();
                                    in.object(RawAmount.CHARGE, supplier.freight);
                                });

        @Nullable String supplier;
        @Nullable BigDecimal minOrderValue;
        @Nullable RawAmount freight;
    }

    /** A freight, a charge or an allowance. */
    static final class RawAmount {

        static final Shape<RawAmount> ALLOWANCE =
                new Shape<RawAmount>()
                        .required("net", (in, amount) -> amount.net = in.decimal())
                        .required("vatPercent", (in, amount) -> amount.vatPercent = in.decimal());

        static final Shape<RawAmount> CHARGE =
                new Shape<RawAmount>()
                        .required("net", (in, amount) -> amount.net = in.decimal())
                        .required("vatPercent", (in, amount) -> amount.vatPercent = in.decimal())
                        .required(
                                "rule", (in, amount) -> amount.rule = in.choice(FreightRule.class));

        @Nullable BigDecimal net;
        @Nullable BigDecimal vatPercent;
        @Nullable FreightRule rule;
    }

    /** What arrived of an offer. */
    static final class RawReceipt {

        static final Shape<RawReceipt> SHAPE =
                new Shape<RawReceipt>()
                        .required("offer", (in, receipt) -> receipt.offer = in.name())
                        .required("units", (in, receipt) -> receipt.units = in.decimal());

        @Nullable String offer;
        @Nullable BigDecimal units;
    }
}
