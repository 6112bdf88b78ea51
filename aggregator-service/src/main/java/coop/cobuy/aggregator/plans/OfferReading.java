package coop.cobuy.aggregator.plans;

import coop.cobuy.aggregator.batching.BreakKind;
import coop.cobuy.aggregator.batching.OfferTerms;
import coop.cobuy.aggregator.batching.Packing;
import coop.cobuy.aggregator.batching.PriceBasis;
import coop.cobuy.aggregator.batching.PriceBreak;
import coop.cobuy.aggregator.batching.PriceBreaks;
import coop.cobuy.id.OfferId;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.CasePack;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Makes an offer of what a request says of it. */
final class OfferReading {

    private static final int GRAMS_DECIMALS = 3;
    private static final long GRAMS_MAX = 1_000_000_000_000L;
    private static final long GRAMS_OF_KILOGRAM = 1000;
    private static final long UNITS_MAX = 1_000_000_000_000L;

    private final Checking checking;

    OfferReading(Checking checking) {
        this.checking = checking;
    }

    /** The offer; null if anything that it needs was noted. */
    @Nullable PlanOffer offer(int index, int supplier, RawOffer raw) {
        String at = "/offers/" + index;
        UnitCode unit = unit(at + "/unit", raw.unit);
        PriceBreaks breaks = unit == null ? null : breaks(at, raw, unit);
        OfferTerms terms =
                unit == null || breaks == null ? null : terms(at, index, raw, unit, breaks);
        UnitPrice reference = checking.price(at + "/referencePrice", raw.referencePrice);
        UnitPrice resale = checking.price(at + "/resalePrice", raw.resalePrice);
        long deposit = checking.ofUnit(at + "/deposit", raw.deposit);
        Percent vat = checking.percent(at + "/vatPercent", raw.vatPercent);
        long grams = grams(at + "/unitWeightKg", raw.unitWeightKg, unit);
        return terms == null || raw.offer == null
                ? null
                : new PlanOffer(raw.offer, supplier, terms, vat, grams, reference, deposit, resale);
    }

    private @Nullable UnitCode unit(String pointer, @Nullable String code) {
        if (code == null) {
            return null;
        }
        try {
            return new UnitCode(code);
        } catch (IllegalArgumentException e) {
            checking.findings.add(
                    pointer, "is no unit; expected: a UN/ECE Rec 20 code such as C62 or KGM");
            return null;
        }
    }

    private long grams(String pointer, @Nullable BigDecimal kilograms, @Nullable UnitCode unit) {
        if (kilograms == null) {
            return UnitCode.KILOGRAM.equals(unit) ? GRAMS_OF_KILOGRAM : 0;
        }
        Long grams =
                Amounts.scaled(checking.findings, pointer, kilograms, GRAMS_DECIMALS, "grams have");
        if (grams != null && (grams < 0 || grams > GRAMS_MAX)) {
            checking.findings.add(pointer, grams < 0 ? "is negative" : "is out of range");
            return 0;
        }
        return grams == null ? 0 : grams;
    }

    private @Nullable OfferTerms terms(
            String at, int index, RawOffer raw, UnitCode unit, PriceBreaks breaks) {
        long minimum = raw.minCases == null ? 1 : raw.minCases;
        boolean isLoose =
                unit.decimals() > 0 && (raw.unitsPerCase == null || raw.unitsPerCase == 1);
        if (!isLoose && raw.unitsPerCase == null) {
            return null;
        }
        try {
            Packing packing =
                    isLoose
                            ? new Packing.Loose(minimum <= 1 ? Units.ZERO : Units.of(minimum))
                            : Packing.inCases(pack(raw), new Cases(minimum));
            return new OfferTerms(new OfferId(new UUID(0, index)), unit, packing, breaks);
        } catch (IllegalArgumentException | ArithmeticException e) {
            checking.findings.add(at + "/minCases", "is out of range: " + e.getMessage());
            return null;
        }
    }

    private static CasePack pack(RawOffer raw) {
        return CasePack.of(raw.unitsPerCase == null ? 1 : raw.unitsPerCase);
    }

    private @Nullable PriceBreaks breaks(String at, RawOffer raw, UnitCode unit) {
        boolean isCased = raw.unitsPerCase != null;
        if (!isCased && unit.decimals() == 0) {
            checking.findings.add(at + "/unitsPerCase", "is missing");
        }
        List<RawOffer.RawBreak> steps = raw.priceBreaks;
        if (steps == null) {
            return null;
        }
        if (steps.isEmpty()) {
            checking.findings.add(at + "/priceBreaks", "is empty; expected: at least one");
            return null;
        }
        List<PriceBreak> breaks = new ArrayList<>();
        for (int k = 0; k < steps.size(); k++) {
            step(at + "/priceBreaks/" + k, steps.get(k), unit, breaks);
        }
        BreakKind kind = raw.breakKind;
        if (breaks.size() != steps.size() || kind == null || raw.priceBasis == null) {
            return null;
        }
        Units first = leastOrder(raw);
        if (breaks.getFirst().from().compareTo(first) > 0) {
            checking.findings.add(
                    at + "/priceBreaks/0/fromUnits",
                    "leaves smaller orders without a price; expected: at most " + first);
            return null;
        }
        return raw.priceBasis == PriceBasis.UNIT
                ? PriceBreaks.of(kind, breaks)
                : PriceBreaks.perCase(kind, breaks, pack(raw));
    }

    /** From so much on a list has to name a price: a case, or as many as are taken at least. */
    private static Units leastOrder(RawOffer raw) {
        long pack = raw.unitsPerCase == null ? 1 : raw.unitsPerCase;
        long cases = raw.minCases == null ? 1 : Math.max(1, raw.minCases);
        return Units.of(Math.min(pack * cases, UNITS_MAX));
    }

    /** Adds a break that comes after the ones before it and is not dearer. */
    private void step(String at, RawOffer.RawBreak raw, UnitCode unit, List<PriceBreak> before) {
        UnitPrice price = checking.price(at + "/price", raw.price);
        long milli = checking.milli(at + "/fromUnits", raw.fromUnits, unit);
        if (price == null || raw.fromUnits == null) {
            return;
        }
        Units from = new Units(milli);
        if (!before.isEmpty()) {
            PriceBreak last = before.getLast();
            if (from.compareTo(last.from()) <= 0) {
                String fault = from.equals(last.from()) ? "is given twice" : "falls";
                checking.findings.add(
                        at + "/fromUnits", fault + "; expected: more than " + last.from());
                return;
            }
            if (price.compareTo(last.price()) > 0) {
                checking.findings.add(
                        at + "/price",
                        "rises with the quantity; expected: at most " + last.price());
                return;
            }
        }
        before.add(new PriceBreak(from, price));
    }
}
