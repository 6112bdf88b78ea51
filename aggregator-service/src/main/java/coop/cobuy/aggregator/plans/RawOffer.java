package coop.cobuy.aggregator.plans;

import coop.cobuy.aggregator.batching.BreakKind;
import coop.cobuy.aggregator.batching.PriceBasis;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/** What a request says of an offer. */
final class RawOffer {

    private static final int BREAKS_MAX = 1_000;
    private static final long COUNT_MAX = 1_000_000_000L;

    static final Shape<RawOffer> SHAPE =
            new Shape<RawOffer>()
                    .required("offer", (in, offer) -> offer.offer = in.name())
                    .required("supplier", (in, offer) -> offer.supplier = in.name())
                    .required("unit", (in, offer) -> offer.unit = in.text())
                    .optional(
                            "unitsPerCase",
                            (in, offer) -> offer.unitsPerCase = in.integer(1, COUNT_MAX))
                    .optional("minCases", (in, offer) -> offer.minCases = in.integer(0, COUNT_MAX))
                    .required("vatPercent", (in, offer) -> offer.vatPercent = in.decimal())
                    .optional("unitWeightKg", (in, offer) -> offer.unitWeightKg = in.decimal())
                    .required(
                            "priceBasis",
                            (in, offer) -> offer.priceBasis = in.choice(PriceBasis.class))
                    .required(
                            "breakKind",
                            (in, offer) -> offer.breakKind = in.choice(BreakKind.class))
                    .required(
                            "priceBreaks",
                            (in, offer) ->
                                    offer.priceBreaks =
                                            in.objects(BREAKS_MAX, RawBreak.SHAPE, RawBreak::new))
                    .optional("referencePrice", (in, offer) -> offer.referencePrice = in.decimal())
                    .optional("deposit", (in, offer) -> offer.deposit = in.decimal())
                    .optional("resalePrice", (in, offer) -> offer.resalePrice = in.decimal());

    @Nullable String offer;
    @Nullable String supplier;
    @Nullable String unit;
    @Nullable Long unitsPerCase;
    @Nullable Long minCases;
    @Nullable BigDecimal vatPercent;
    @Nullable BigDecimal unitWeightKg;
    @Nullable PriceBasis priceBasis;
    @Nullable BreakKind breakKind;
    @Nullable List<RawBreak> priceBreaks;
    @Nullable BigDecimal referencePrice;
    @Nullable BigDecimal deposit;
    @Nullable BigDecimal resalePrice;

    /** A quantity from which another price applies. */
    static final class RawBreak {

        static final Shape<RawBreak> SHAPE =
                new Shape<RawBreak>()
                        .required("fromUnits", (in, step) -> step.fromUnits = in.decimal())
                        .required("price", (in, step) -> step.price = in.decimal());

        @Nullable BigDecimal fromUnits;
        @Nullable BigDecimal price;
    }
}
