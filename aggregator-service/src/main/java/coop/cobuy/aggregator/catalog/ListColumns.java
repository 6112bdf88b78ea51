package coop.cobuy.aggregator.catalog;

import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.CsvRow;
import coop.cobuy.contract.supplier.v1.PriceList;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.problem.FieldProblem;
import coop.cobuy.problem.RowProblem;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;
import coop.cobuy.text.Sentence;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** The columns of a supplier's price list in CSV, and what is wrong with a row of it. */
final class ListColumns {

    /** Without these a list says nothing. */
    static final List<String> REQUIRED = List.of("sku", "name", "unit", "unit_price");

    private static final int TIERS_MAX = 5;
    private static final int SKU_MAX = 60;
    private static final int NAME_MAX = 200;
    private static final String ONE = "1";

    private ListColumns() {}

    /** Those that may be left out. */
    static List<String> optional() {
        List<String> columns =
                new ArrayList<>(
                        List.of(
                                "units_per_case",
                                "vat_percent",
                                "deposit",
                                "minimum_units",
                                "gtin",
                                "brand"));
        for (int tier = 2; tier <= TIERS_MAX; tier++) {
            columns.add("tier" + tier + "_from");
            columns.add("tier" + tier + "_price");
        }
        return columns;
    }

    /** Null if something is wrong with it, which is noted. */
    static PriceList.@Nullable Line line(CsvRow row, Currency currency, List<RowProblem> problems) {
        BadInput.Gatherer errors = new BadInput.Gatherer();
        String sku = errors.text("sku", row.get("sku"), SKU_MAX);
        String name = errors.text("name", row.get("name"), NAME_MAX);
        String unit =
                errors.parse(
                        "unit",
                        row.get("unit"),
                        say("unit-such-as"),
                        text -> new UnitCode(text).code());
        String price = price(errors, row, "unit_price", currency);
        String perCase = units(errors, row, "units_per_case");
        String vat = optional(errors, row, "vat_percent", say("rate"), Percent::parse);
        String deposit =
                optional(
                        errors,
                        row,
                        "deposit",
                        say("amount", currency.getCurrencyCode()),
                        text -> Money.parse(text, currency));
        String minimum = units(errors, row, "minimum_units");
        List<PriceList.Break> breaks = breaks(errors, row, currency);
        if (!errors.isEmpty()) {
            for (FieldProblem wrong : errors.errors()) {
                problems.add(row.problem(wrong.pointer(), wrong));
            }
            return null;
        }
        return new PriceList.Line(
                Objects.requireNonNull(sku),
                row.has("gtin") ? row.get("gtin") : null,
                PriceList.Change.CHANGED,
                name,
                unit,
                perCase == null ? ONE : perCase,
                price,
                vat,
                deposit,
                minimum,
                breaks,
                row.has("brand") ? row.get("brand") : null,
                null,
                null);
    }

    private static List<PriceList.Break> breaks(
            BadInput.Gatherer errors, CsvRow row, Currency currency) {
        List<PriceList.Break> breaks = new ArrayList<>();
        BigDecimal before = BigDecimal.ZERO;
        for (int tier = 2; tier <= TIERS_MAX; tier++) {
            String from = "tier" + tier + "_from";
            String at = "tier" + tier + "_price";
            if (!row.has(from) && !row.has(at)) {
                continue;
            }
            String units = units(errors, row, from);
            String price = price(errors, row, at, currency);
            errors.require(row.has(from), from, say("tier-missing"));
            if (units != null && price != null) {
                BigDecimal start = new BigDecimal(units);
                errors.require(start.compareTo(before) > 0, from, say("tier-order"));
                before = start;
                breaks.add(new PriceList.Break(units, price));
            }
        }
        return breaks;
    }

    private static @Nullable String units(BadInput.Gatherer errors, CsvRow row, String field) {
        return optional(
                errors,
                row,
                field,
                say("number"),
                text -> {
                    Units units = Units.parse(text);
                    if (units.isZero()) {
                        throw new IllegalArgumentException("zero");
                    }
                    return units;
                });
    }

    private static @Nullable String price(
            BadInput.Gatherer errors, CsvRow row, String field, Currency currency) {
        return errors.parse(
                field,
                plain(row.get(field)),
                say("price"),
                text -> {
                    UnitPrice price = UnitPrice.parse(text, currency);
                    if (price.amount().signum() <= 0) {
                        throw new IllegalArgumentException(text);
                    }
                    return text;
                });
    }

    /** As it is written, if it can be read; a decimal comma becomes a point. */
    private static @Nullable String optional(
            BadInput.Gatherer errors,
            CsvRow row,
            String field,
            Sentence expectation,
            Function<String, ?> parser) {
        if (!row.has(field)) {
            return null;
        }
        String text = plain(row.get(field));
        return errors.parse(field, text, expectation, parser::apply) == null ? null : text;
    }

    private static Sentence say(String what, Object... arguments) {
        return Sentence.beside(ListColumns.class, "list." + what, arguments);
    }

    private static String plain(String text) {
        return text.matches("[0-9]+,[0-9]+") ? text.replace(',', '.') : text;
    }
}
