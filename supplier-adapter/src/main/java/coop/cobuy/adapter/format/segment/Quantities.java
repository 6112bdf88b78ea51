package coop.cobuy.adapter.format.segment;

import coop.cobuy.adapter.canonical.OrderLine;
import coop.cobuy.adapter.format.segment.Findings.Fault;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Turns partners' quantities into member units: cases only by the content that the same line
 * states, so that no case is ever taken for a unit.
 *
 * @param inCases whether a quantity without a unit code counts cases, as the orders do
 */
public record Quantities(UnitCodes codes, boolean inCases) {

    /**
     * Where a quantity, or the unit that a price is for, stands.
     *
     * @param unitElement where its unit code stands; the code may be missing
     */
    public record Place(
            Segment segment, int element, int component, int unitElement, int unitComponent) {

        String unit() {
            return segment.at(unitElement, unitComponent).strip();
        }
    }

    /**
     * What one case holds, as a line states it.
     *
     * @param unit UN/ECE code of the member unit; null: not said
     */
    public record Content(Units units, @Nullable String unit) {}

    /**
     * How much is ordered and for how much each, as the partner counts.
     *
     * @param unit the partner's code
     */
    public record Measure(String quantity, String unit, String price) {}

    /** In member units; or in cases, where the partner wants those and the line has them. */
    public Measure measure(OrderLine line) {
        if (!inCases || line.cases().isZero()) {
            return new Measure(
                    line.units().toString(), codes.code(line.unit()), line.unitPrice().toString());
        }
        BigDecimal content = line.casePack().unitsPerCase().decimal();
        BigDecimal price = line.unitPrice().amount().multiply(content).stripTrailingZeros();
        return new Measure(line.cases().toString(), codes.caseCode(), price.toPlainString());
    }

    /** The quantity in member units. */
    public Units units(Findings findings, Place place, @Nullable Content content) {
        Units quantity =
                findings.units(place.segment, place.element, place.component, "the quantity");
        if (!isOfCases(findings, place)) {
            return quantity;
        }
        Units known = content(findings, place, content);
        return known == null ? quantity : times(findings, place, quantity, known);
    }

    /** A price of what the place counts, as the price of one member unit. */
    public String unitPrice(
            Findings findings, Place place, String price, @Nullable Content content) {
        if (!isOfCases(findings, place)) {
            return price;
        }
        Units known = content(findings, place, content);
        return known == null ? price : Decimal.divided(price, known.toString());
    }

    /** UN/ECE code of the member unit that the quantity is in; null: not said, so the order's. */
    public @Nullable String unit(Place place, @Nullable Content content) {
        String code = place.unit();
        if (code.isEmpty() ? inCases : codes.isCase(code)) {
            return content == null ? null : content.unit;
        }
        return code.isEmpty() ? null : codes.meaning(code);
    }

    private boolean isOfCases(Findings findings, Place place) {
        String unit = place.unit();
        if (unit.isEmpty()) {
            return inCases;
        }
        if (codes.meaning(unit) == null) {
            findings.add(
                    place.segment,
                    place.unitElement,
                    place.unitComponent,
                    Fault.BAD_CODE,
                    "the unit \"%s\" is not known (known: %s); the profile's unitCodes can name it"
                            .formatted(shown(unit), codes.known()));
        }
        return codes.isCase(unit);
    }

    private static String shown(String unit) {
        return unit.length() > 20 ? unit.substring(0, 20) + "…" : unit;
    }

    private static @Nullable Units content(
            Findings findings, Place place, @Nullable Content content) {
        if (content == null || content.units.isZero()) {
            findings.add(
                    place.segment,
                    place.element,
                    place.component,
                    Fault.BAD_VALUE,
                    "this counts cases, and the line does not say what a case holds");
            return null;
        }
        return content.units;
    }

    private static Units times(Findings findings, Place place, Units cases, Units content) {
        try {
            BigDecimal product = cases.decimal().multiply(content.decimal());
            return Units.parse(
                    product.setScale(Units.DECIMALS, RoundingMode.UNNECESSARY).toPlainString());
        } catch (ArithmeticException e) {
            findings.add(
                    place.segment,
                    place.element,
                    place.component,
                    Fault.BAD_VALUE,
                    "so many cases are no quantity of units");
            return Units.ZERO;
        }
    }
}
