package coop.cobuy.adapter.format.ubl;

import coop.cobuy.adapter.canonical.InboundDocument.PriceList;
import coop.cobuy.adapter.format.xml.XmlElement;
import coop.cobuy.adapter.format.xml.XmlFields;
import coop.cobuy.contract.supplier.v1.PriceList.Break;
import coop.cobuy.contract.supplier.v1.PriceList.Change;
import coop.cobuy.contract.supplier.v1.PriceList.Line;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.problem.FieldProblem;
import coop.cobuy.quantity.Decimals;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads catalogues as price lists. A line is sold in an orderable unit, which may hold content
 * units: then those are the member units, the orderable unit is the case, and the price is parted
 * among them. A line that is not clear is left out and told.
 */
final class UblCatalogues {

    private static final int PROBLEMS_MAX = 100;

    private final XmlFields fields;
    private final Currency currency;
    private final List<FieldProblem> remarks = new ArrayList<>();

    private UblCatalogues(XmlFields fields) {
        this.fields = fields;
        this.currency = currency(fields);
    }

    /**
     * @param remarks lines that were left out, and why
     */
    record Prices(PriceList list, List<FieldProblem> remarks) {

        Prices {
            remarks = List.copyOf(remarks);
        }
    }

    static Prices read(XmlFields fields) {
        return new UblCatalogues(fields).prices();
    }

    private static Currency currency(XmlFields fields) {
        Optional<XmlElement> amount =
                fields.element()
                        .first(
                                "cac:CatalogueLine/cac:RequiredItemLocationQuantity/cac:Price"
                                        + "/cbc:PriceAmount");
        String code = amount.flatMap(one -> one.attribute("currencyID")).orElse("EUR");
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            fields.problem(amount.orElse(fields.element()), "an ISO 4217 currency is expected");
            return Currency.getInstance("EUR");
        }
    }

    private Prices prices() {
        List<Line> lines = new ArrayList<>();
        List<XmlFields> read = fields.each("cac:CatalogueLine");
        for (XmlFields of : read) {
            XmlFields line = XmlFields.of(of.element());
            Optional<Line> good = line(line);
            if (line.problems().isEmpty() && good.isPresent()) {
                lines.add(good.get());
            } else {
                line.problems().stream()
                        .limit(PROBLEMS_MAX - (long) remarks.size())
                        .forEach(remarks::add);
            }
        }
        if (lines.isEmpty()) {
            fields.problem(fields.element(), "no line can be read");
            remarks.forEach(fields.problems()::add);
        }
        String version = fields.optionalText(20, "cbc:VersionID");
        String number = fields.text("cbc:ID", UblValues.NUMBER_MAX - 21);
        // Only a catalogue that replaces says that what it does not name is gone.
        boolean complete = "Replace".equals(fields.optionalText(20, "cbc:ActionCode"));
        return new Prices(
                new PriceList(
                        version == null ? number : number + "/" + version,
                        complete,
                        currency.getCurrencyCode(),
                        fields.optionalDay("cac:ValidityPeriod/cbc:StartDate"),
                        fields.optionalDay("cac:ValidityPeriod/cbc:EndDate"),
                        lines),
                remarks);
    }

    private Optional<Line> line(XmlFields line) {
        String item = "cac:Item/";
        String named =
                line.optionalText(
                        UblValues.NUMBER_MAX,
                        item + "cac:SellersItemIdentification/cbc:ID",
                        item + "cac:StandardItemIdentification/cbc:ID",
                        item + "cac:ManufacturersItemIdentification/cbc:ID");
        if (named == null) {
            line.problem(line.element(), "names neither SKU nor GTIN");
        }
        String sku = named == null ? "" : named;
        Change change = change(line);
        boolean gone = change == Change.WITHDRAWN;
        Pack pack = pack(line);
        List<Break> prices = breaks(line, pack);
        if (prices.isEmpty() && !gone) {
            line.problem(line.element(), "there is no price");
            return Optional.empty();
        }
        String gtin = line.optionalText(20, item + "cac:StandardItemIdentification/cbc:ID");
        boolean isGtin = gtin != null && gtin.matches("[0-9]{8,14}");
        return Optional.of(
                new Line(
                        sku,
                        isGtin ? gtin : null,
                        change,
                        line.note(item + "cbc:Name", 200),
                        pack.unit(),
                        pack.unitsPerCase(),
                        prices.isEmpty() ? null : prices.getFirst().unitPrice(),
                        vat(line),
                        null,
                        minimum(line, pack),
                        prices.size() > 1 ? prices.subList(1, prices.size()) : List.of(),
                        line.note(item + "cbc:BrandName", 200),
                        line.optionalText(2, item + "cac:OriginCountry/cbc:IdentificationCode"),
                        line.note(item + "cac:Certificate/cbc:ID", 200)));
    }

    private static Change change(XmlFields line) {
        String action = line.optionalText(20, "cbc:ActionCode");
        String orderable = line.optionalText(10, "cbc:OrderableIndicator");
        if ("Delete".equals(action) || "false".equals(orderable) || "0".equals(orderable)) {
            return Change.WITHDRAWN;
        }
        return "Update".equals(action) ? Change.CHANGED : Change.ADDED;
    }

    /**
     * What is ordered and what is in it.
     *
     * @param orderable the unit that orders and prices count in
     * @param content units in one orderable unit
     */
    private record Pack(String orderable, String unit, BigDecimal content, String unitsPerCase) {

        /** So much in a unit of the catalogue, in member units; null: in none of its units. */
        @Nullable BigDecimal units(BigDecimal quantity, @Nullable String in) {
            if (in == null || in.equals(orderable)) {
                return quantity.multiply(content);
            }
            return in.equals(unit) ? quantity : null;
        }
    }

    private static Pack pack(XmlFields line) {
        String orderable =
                Objects.requireNonNullElse(line.optionalText(3, "cbc:OrderableUnit"), "C62");
        String quantity = "cbc:ContentUnitQuantity";
        String unit = UblValues.unit(line, quantity);
        BigDecimal content = BigDecimal.ONE;
        if (line.has(quantity)) {
            content =
                    line.needed(
                            quantity, BigDecimal.ONE, "more than zero", UblCatalogues::positive);
        }
        BigDecimal step = BigDecimal.ONE;
        if (line.has("cbc:OrderQuantityIncrementNumeric")) {
            step =
                    line.needed(
                            "cbc:OrderQuantityIncrementNumeric",
                            BigDecimal.ONE,
                            "more than zero",
                            UblCatalogues::positive);
        }
        String member = unit == null ? orderable : unit;
        return new Pack(
                orderable, unit(line, member), content, units(line, content.multiply(step)));
    }

    private static String unit(XmlFields line, String code) {
        try {
            return new UnitCode(code).code();
        } catch (IllegalArgumentException e) {
            line.problem(line.element(), "a UN/ECE Rec 20 code is expected, not " + code);
            return UnitCode.PIECE.code();
        }
    }

    private static BigDecimal positive(String text) {
        BigDecimal number = Decimals.parse(text);
        if (number.signum() <= 0) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    private static String units(XmlFields line, BigDecimal number) {
        try {
            return Units.parse(number.stripTrailingZeros().toPlainString()).toString();
        } catch (IllegalArgumentException | ArithmeticException e) {
            line.problem(line.element(), "a quantity with three decimals is expected: " + number);
            return "1";
        }
    }

    /** The price for the smallest quantity first. */
    private List<Break> breaks(XmlFields line, Pack pack) {
        List<Break> breaks = new ArrayList<>();
        for (XmlFields place : line.each("cac:RequiredItemLocationQuantity")) {
            place.at("cac:Price").ifPresent(price -> breaks.add(step(line, place, price, pack)));
        }
        breaks.sort(Comparator.comparing(one -> new BigDecimal(one.fromUnits())));
        return breaks;
    }

    private Break step(XmlFields line, XmlFields place, XmlFields price, Pack pack) {
        String from = "0";
        if (place.has("cbc:MinimumQuantity")) {
            from = inUnits(place, "cbc:MinimumQuantity", pack);
        }
        price.element()
                .first("cbc:PriceAmount")
                .flatMap(amount -> amount.attribute("currencyID"))
                .filter(code -> !code.equals(currency.getCurrencyCode()))
                .ifPresent(code -> line.problem(line.element(), "has a price in " + code));
        BigDecimal base = BigDecimal.ONE;
        if (price.has("cbc:BaseQuantity")) {
            base =
                    price.needed(
                            "cbc:BaseQuantity", base, "more than zero", UblCatalogues::positive);
        }
        BigDecimal per = pack.units(base, UblValues.unit(price, "cbc:BaseQuantity"));
        if (per == null) {
            price.problem(price.element(), "the price is for another unit than the line's");
            per = BigDecimal.ONE;
        }
        return new Break(from, unitPrice(price, per));
    }

    private String unitPrice(XmlFields price, BigDecimal per) {
        return price.needed(
                "cbc:PriceAmount",
                "0",
                "a price of zero or more",
                text -> {
                    BigDecimal one =
                            Decimals.parse(text)
                                    .divide(per, UnitPrice.SCALE_MAX, RoundingMode.HALF_UP);
                    BigDecimal plain = one.stripTrailingZeros();
                    return new UnitPrice(plain.scale() < 0 ? plain.setScale(0) : plain, currency)
                            .toString();
                });
    }

    private static @Nullable String minimum(XmlFields line, Pack pack) {
        String path = "cbc:MinimumOrderQuantity";
        return line.has(path) ? inUnits(line, path, pack) : null;
    }

    private static String inUnits(XmlFields of, String path, Pack pack) {
        BigDecimal number = of.decimal(path);
        BigDecimal units = pack.units(number, UblValues.unit(of, path));
        if (units == null) {
            of.problem(of.element(), path + " is in another unit than the line");
            return "0";
        }
        return units(of, units);
    }

    private static @Nullable String vat(XmlFields line) {
        String path = "cac:Item/cac:ClassifiedTaxCategory/cbc:Percent";
        return line.has(path) ? line.percent(path).decimal() : null;
    }
}
