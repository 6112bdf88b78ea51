package coop.cobuy.aggregator.catalog;

import coop.cobuy.aggregator.catalog.RawTerms.RawBreak;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.CasePack;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.Decimals;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;
import coop.cobuy.text.Sentence;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * Turns texts into wholesale terms, or says of each field what is wrong with it. The bounds are far
 * above any real price list and far below where a sum over a round could leave its range.
 */
final class TermsCheck {

    private static final int SKU_MAX = 80;
    private static final int NAME_MAX = 200;
    private static final int CATEGORY_MAX = 60;
    private static final int BREAKS_MAX = 20;
    private static final long CASES_MAX = 1_000_000;
    private static final Units PACK_MAX = Units.of(100_000);
    private static final Units QUANTITY_MAX = Units.of(1_000_000_000);
    private static final BigDecimal PRICE_MAX = BigDecimal.valueOf(1_000_000);
    private static final long WEIGHT_MAX_GRAMS = 1_000_000_000;
    private static final Units CATCH_WEIGHT_MAX = Units.of(1_000);

    private final RawTerms raw;
    private final Currency currency;
    private final BadInput.Gatherer problems;

    private TermsCheck(RawTerms raw, Currency currency, BadInput.Gatherer problems) {
        this.raw = raw;
        this.currency = currency;
        this.problems = problems;
    }

    /**
     * @param problems gets one problem for each field that is wrong, at a pointer as in a request
     * @return nothing if there was any
     */
    static Optional<WholesaleTerms> check(
            RawTerms raw, Currency currency, BadInput.Gatherer problems) {
        return Optional.ofNullable(new TermsCheck(raw, currency, problems).terms());
    }

    private @Nullable WholesaleTerms terms() {
        String sku = problems.text("/sku", raw.sku(), SKU_MAX);
        String name = problems.text("/name", raw.name(), NAME_MAX);
        UnitCode unit = problems.parse("/unit", raw.unit(), say("unit"), UnitCode::new);
        Packing packing = unit == null ? null : packing(unit);
        PriceList prices = unit == null ? null : prices(unit, packing);
        Percent vat = percent("/vatPercent", raw.vatPercent());
        Money deposit = amount("/depositPerUnit", raw.deposit());
        Reference.Kind kind =
                choice("/referenceKind", raw.referenceKind(), Reference.Kind.RETAIL_QUOTE);
        UnitPrice reference =
                kind == Reference.Kind.STAND_ALONE && blank(raw.referencePrice())
                        ? new UnitPrice(BigDecimal.ZERO, currency)
                        : price("/referencePrice", raw.referencePrice());
        Reference of = new Reference(kind, source(), day());
        String product = product(packing);
        Units catchWeight = unit == null ? null : catchWeight(unit);
        String category = problems.optionalText("/category", raw.category(), CATEGORY_MAX);
        Long weight = weight();
        Percent markUp = percent("/markUpPercent", orZero(raw.markUpPercent()));
        Money fee = amount("/feePerUnit", raw.feePerUnit());
        if (!problems.isEmpty()
                || sku == null
                || name == null
                || unit == null
                || packing == null
                || prices == null
                || vat == null
                || deposit == null
                || reference == null
                || markUp == null
                || fee == null) {
            return null;
        }
        return new WholesaleTerms(
                sku,
                name,
                unit,
                packing,
                prices,
                vat,
                deposit,
                reference,
                weight,
                new CoopFee(markUp, fee),
                of,
                product,
                catchWeight,
                category);
    }

    private @Nullable String source() {
        return blank(raw.referenceSource())
                ? null
                : problems.optionalText("/referenceSource", raw.referenceSource(), NAME_MAX);
    }

    private @Nullable LocalDate day() {
        return blank(raw.referenceOn())
                ? null
                : problems.parse("/referenceOn", raw.referenceOn(), say("day"), TermsCheck::day);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private @Nullable String product(@Nullable Packing packing) {
        if (blank(raw.product())) {
            return null;
        }
        problems.require(
                packing == null || packing instanceof Packing.InCases, "/product", say("packs"));
        return problems.optionalText("/product", raw.product(), SKU_MAX);
    }

    private @Nullable Units catchWeight(UnitCode unit) {
        if (blank(raw.catchWeightKg())) {
            return null;
        }
        if (unit.decimals() > 0) {
            problems.add("/catchWeightKg", say("pieces", unit.toString()));
            return null;
        }
        Units weight =
                quantity(
                        "/catchWeightKg", raw.catchWeightKg(), UnitCode.KILOGRAM, CATCH_WEIGHT_MAX);
        if (weight != null && weight.isZero()) {
            problems.add("/catchWeightKg", say("zero"));
            return null;
        }
        return weight;
    }

    private @Nullable Packing packing(UnitCode unit) {
        return blank(raw.unitsPerCase()) ? loose(unit) : inCases(unit);
    }

    private @Nullable Packing loose(UnitCode unit) {
        problems.require(blank(raw.minimumCases()), "/minimumCases", say("minimum-cases"));
        Units minimum = quantity("/minimumUnits", orZero(raw.minimumUnits()), unit, QUANTITY_MAX);
        return minimum == null ? null : new Packing.Loose(minimum);
    }

    private @Nullable Packing inCases(UnitCode unit) {
        problems.require(blank(raw.minimumUnits()), "/minimumUnits", say("minimum-units"));
        Units perCase = quantity("/unitsPerCase", raw.unitsPerCase(), unit, PACK_MAX);
        Long minimum =
                blank(raw.minimumCases())
                        ? Long.valueOf(1)
                        : whole("/minimumCases", raw.minimumCases(), 0, CASES_MAX);
        if (perCase == null || minimum == null) {
            return null;
        }
        if (perCase.isZero()) {
            problems.add("/unitsPerCase", say("zero"));
            return null;
        }
        return new Packing.InCases(new CasePack(perCase), new Cases(minimum));
    }

    private @Nullable PriceList prices(UnitCode unit, @Nullable Packing packing) {
        PriceList.Kind kind = choice("/breakKind", raw.breakKind(), PriceList.Kind.ALL_UNITS);
        PriceList.Basis basis = choice("/priceBasis", raw.priceBasis(), PriceList.Basis.UNIT);
        List<PriceBreak> breaks = breaks(unit);
        if (basis == PriceList.Basis.CASE && packing instanceof Packing.Loose) {
            problems.add("/priceBasis", say("basis"));
        }
        if (!problems.isEmpty() || packing == null || breaks.isEmpty()) {
            return null;
        }
        PriceList prices = new PriceList(kind, basis, breaks);
        UnitPrice each = prices.ofUnit(breaks.getFirst(), packing);
        problems.require(
                each.amount().compareTo(PRICE_MAX) <= 0,
                "/priceBreaks/0/price",
                say("unit-price", each, PRICE_MAX));
        return prices;
    }

    private <E extends Enum<E>> E choice(String pointer, @Nullable String text, E standard) {
        if (blank(text)) {
            return standard;
        }
        E[] all = standard.getDeclaringClass().getEnumConstants();
        for (E known : all) {
            if (known.name().equals(text)) {
                return known;
            }
        }
        problems.add(pointer, say("choice", String.valueOf(text), List.of(all).toString()));
        return standard;
    }

    private List<PriceBreak> breaks(UnitCode unit) {
        if (raw.breaks().isEmpty() || raw.breaks().size() > BREAKS_MAX) {
            problems.add("/priceBreaks", say("breaks", raw.breaks().size(), BREAKS_MAX));
            return List.of();
        }
        List<PriceBreak> checked = new ArrayList<>();
        for (int i = 0; i < raw.breaks().size(); i++) {
            RawBreak here = raw.breaks().get(i);
            String pointer = "/priceBreaks/" + i;
            Units from = quantity(pointer + "/from", here.from(), unit, QUANTITY_MAX);
            UnitPrice price = price(pointer + "/price", here.price());
            if (from != null && price != null) {
                PriceBreak next = new PriceBreak(from, price);
                if (!checked.isEmpty()) {
                    follows(checked.getLast(), next, pointer);
                }
                checked.add(next);
            }
        }
        return checked;
    }

    private void follows(PriceBreak before, PriceBreak next, String pointer) {
        problems.require(
                next.from().compareTo(before.from()) > 0,
                pointer + "/from",
                say("break-from", next.from(), before.from()));
        problems.require(
                next.price().compareTo(before.price()) <= 0,
                pointer + "/price",
                say("break-price", next.price(), before.price()));
    }

    private @Nullable Units quantity(
            String pointer, @Nullable String text, UnitCode unit, Units max) {
        Units units = problems.parse(pointer, text, say("decimal"), Units::parse);
        if (units == null) {
            return null;
        }
        if (units.compareTo(max) > 0) {
            problems.add(pointer, say("at-most", units, max));
            return null;
        }
        if (unit.decimals() == 0 && !units.isWhole()) {
            problems.add(pointer, say("whole", units, unit.toString()));
            return null;
        }
        return units;
    }

    private @Nullable UnitPrice price(String pointer, @Nullable String text) {
        UnitPrice price =
                problems.parse(
                        pointer,
                        text,
                        say("above-zero"),
                        decimal -> UnitPrice.parse(decimal, currency));
        if (price == null) {
            return null;
        }
        if (price.amount().signum() == 0 || price.amount().compareTo(PRICE_MAX) > 0) {
            problems.add(pointer, say("price", price, PRICE_MAX));
            return null;
        }
        return price;
    }

    private @Nullable Percent percent(String pointer, @Nullable String text) {
        return problems.parse(pointer, text, say("percent"), Percent::parse);
    }

    private @Nullable Money amount(String pointer, @Nullable String text) {
        Money amount =
                problems.parse(
                        pointer,
                        orZero(text),
                        say("amount", currency.getCurrencyCode()),
                        decimal -> Money.parse(decimal, currency));
        if (amount == null) {
            return null;
        }
        if (amount.isNegative() || new BigDecimal(amount.decimal()).compareTo(PRICE_MAX) > 0) {
            problems.add(pointer, say("amount-range", amount, PRICE_MAX));
            return null;
        }
        return amount;
    }

    private @Nullable Long weight() {
        return blank(raw.unitWeightGrams())
                ? null
                : whole("/unitWeightGrams", raw.unitWeightGrams(), 1, WEIGHT_MAX_GRAMS);
    }

    private @Nullable Long whole(String pointer, @Nullable String text, long min, long max) {
        Long number =
                problems.parse(
                        pointer,
                        text,
                        say("whole-number"),
                        decimal -> Decimals.parse(decimal).longValueExact());
        if (number == null) {
            return null;
        }
        if (number < min || number > max) {
            problems.add(pointer, say("range", number, min, max));
            return null;
        }
        return number;
    }

    private static Sentence say(String what, Object... arguments) {
        return Sentence.beside(TermsCheck.class, "problem." + what, arguments);
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static String orZero(@Nullable String text) {
        return text == null || text.isBlank() ? "0" : text;
    }
}
