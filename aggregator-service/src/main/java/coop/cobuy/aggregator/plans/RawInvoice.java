package coop.cobuy.aggregator.plans;

import coop.cobuy.aggregator.plans.RawPlan.RawAmount;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/** What a request says of a supplier's invoice. */
final class RawInvoice {

    private static final int AMOUNTS_MAX = 100;

    static final Shape<RawInvoice> SHAPE =
            new Shape<RawInvoice>()
                    .required("supplier", (in, bill) -> bill.supplier = in.name())
                    .required("number", (in, bill) -> bill.number = in.name())
                    .optional("rounding", (in, bill) -> bill.rounding = in.decimal())
                    .required(
                            "lines",
                            (in, bill) ->
                                    bill.lines =
                                            in.objects(
                                                    RawPlan.OFFERS_MAX,
                                                    RawBilled.SHAPE,
                                                    RawBilled::new))
                    .optional(
                            "allowances",
                            (in, bill) ->
                                    bill.allowances =
                                            in.objects(
                                                    AMOUNTS_MAX,
                                                    RawAmount.ALLOWANCE,
                                                    RawAmount::new))
                    .optional(
                            "charges",
                            (in, bill) ->
                                    bill.charges =
                                            in.objects(
                                                    AMOUNTS_MAX, RawAmount.CHARGE, RawAmount::new));

    @Nullable String supplier;
    @Nullable String number;
    @Nullable BigDecimal rounding;
    List<RawBilled> lines = List.of();
    List<RawAmount> allowances = List.of();
    List<RawAmount> charges = List.of();

    /** A line of an invoice; the deposit that is billed with it may be given beside its net. */
    static final class RawBilled {

        static final Shape<RawBilled> SHAPE =
                new Shape<RawBilled>()
                        .required("offer", (in, line) -> line.offer = in.name())
                        .required("units", (in, line) -> line.units = in.decimal())
                        .required("net", (in, line) -> line.net = in.decimal())
                        .required("vatPercent", (in, line) -> line.vatPercent = in.decimal())
                        .optional("deposit", (in, line) -> line.deposit = in.decimal());

        @Nullable String offer;
        @Nullable BigDecimal units;
        @Nullable BigDecimal net;
        @Nullable BigDecimal vatPercent;
        @Nullable BigDecimal deposit;
    }
}
