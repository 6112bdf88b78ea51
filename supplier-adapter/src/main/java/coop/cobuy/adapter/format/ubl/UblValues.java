package coop.cobuy.adapter.format.ubl;

import coop.cobuy.adapter.canonical.ItemReference;
import coop.cobuy.adapter.format.xml.XmlElement;
import coop.cobuy.adapter.format.xml.XmlFields;
import coop.cobuy.quantity.Decimals;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Values that several of UBL's documents have in common. */
final class UblValues {

    /** As the archive keeps numbers. */
    static final int NUMBER_MAX = 64;

    static final int NOTE_MAX = 1000;

    private static final int PRICE_DECIMALS = 6;

    private UblValues() {}

    /**
     * Which product a line means, by its item and its reference to the order's line.
     *
     * @param quantity where the unit stands, or an element that is absent
     * @param orderLine where the order's line stands
     */
    static Optional<ItemReference> item(XmlFields line, String quantity, String orderLine) {
        String sku = line.optionalText(NUMBER_MAX, "cac:Item/cac:SellersItemIdentification/cbc:ID");
        String gtin =
                line.element()
                        .first("cac:Item/cac:StandardItemIdentification/cbc:ID")
                        .map(XmlElement::text)
                        .filter(text -> text.matches("[0-9]{8,14}"))
                        .orElse(null);
        Integer number =
                line.element()
                        .first(orderLine)
                        .map(XmlElement::text)
                        .filter(text -> text.matches("[1-9][0-9]{0,8}"))
                        .map(Integer::valueOf)
                        .orElse(null);
        if (sku == null && gtin == null && number == null) {
            return Optional.empty();
        }
        return Optional.of(new ItemReference(sku, gtin, number, unit(line, quantity)));
    }

    static @Nullable String unit(XmlFields line, String quantity) {
        return line.element()
                .first(quantity)
                .flatMap(element -> element.attribute("unitCode"))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .orElse(null);
    }

    /** Units with at most three decimals, zero or more. */
    static String units(XmlFields line, String path) {
        return line.needed(
                path,
                "0",
                "a quantity of zero or more with at most three decimals",
                UblValues::unitsOf);
    }

    private static String unitsOf(String text) {
        BigDecimal number = Decimals.parse(text).stripTrailingZeros();
        Units units = Units.parse(number.toPlainString());
        if (units.compareTo(Units.MAX) > 0) {
            throw new IllegalArgumentException("too large");
        }
        return units.toString();
    }

    /**
     * The price of one unit, out of a price for a base quantity. Six decimals, half up, where it
     * does not come out even.
     */
    static String price(XmlFields price) {
        BigDecimal base =
                price.has("cbc:BaseQuantity")
                        ? price.needed(
                                "cbc:BaseQuantity",
                                BigDecimal.ONE,
                                "a quantity above zero",
                                UblValues::positive)
                        : BigDecimal.ONE;
        return price.needed(
                "cbc:PriceAmount",
                "0",
                "a price of zero or more",
                text -> perUnit(text, base).toPlainString());
    }

    private static BigDecimal positive(String text) {
        BigDecimal number = Decimals.parse(text);
        if (number.signum() <= 0) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    /** Whether a price is for a unit of its own, not for the one that its line counts in. */
    static boolean isForAnotherUnit(XmlFields price, @Nullable String unit) {
        String base = unit(price, "cbc:BaseQuantity");
        return base != null && unit != null && !base.equals(unit);
    }

    private static BigDecimal perUnit(String amount, BigDecimal base) {
        BigDecimal whole = Decimals.parse(amount);
        if (whole.signum() < 0 || whole.precision() - whole.scale() > 12) {
            throw new IllegalArgumentException("price: " + amount);
        }
        BigDecimal one = whole.divide(base, PRICE_DECIMALS, RoundingMode.HALF_UP);
        BigDecimal plain = one.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
