package coop.cobuy.adapter.canonical;

import coop.cobuy.quantity.UnitCode;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * Which product a line of the supplier's speaks of and in which unit it counts, as far as the
 * supplier says so. At least one of SKU, GTIN and order line is there. Which line of the order that
 * is, is found by the intake, never guessed here; so is whether the unit is the order's.
 *
 * @param sku the supplier's own code, as the order had it
 * @param gtin a GTIN of 8 to 14 digits
 * @param orderLine the number of the order's line
 * @param unit UN/ECE Rec 20 or 21; null: not said, so the order's member unit
 */
public record ItemReference(
        @Nullable String sku,
        @Nullable String gtin,
        @Nullable Integer orderLine,
        @Nullable String unit) {

    /** They all count single pieces. */
    private static final Set<String> PIECES = Set.of("C62", "EA", "H87", "NAR", "PCE");

    private static final String KILOGRAM = UnitCode.KILOGRAM.code();

    public ItemReference {
        if (sku == null && gtin == null && orderLine == null) {
            throw new IllegalArgumentException("item: nothing (expected: SKU, GTIN or order line)");
        }
    }

    /** In the order's member unit. */
    public ItemReference(@Nullable String sku, @Nullable String gtin, @Nullable Integer orderLine) {
        this(sku, gtin, orderLine, null);
    }

    public static ItemReference sku(String sku) {
        return new ItemReference(sku, null, null);
    }

    /** Whether quantities of this line may be taken for quantities in the order's unit. */
    public boolean countsIn(String orderedUnit) {
        return unit == null
                || unit.equals(orderedUnit)
                || (PIECES.contains(unit) && PIECES.contains(orderedUnit));
    }

    /**
     * Whether kilograms are counted of what was ordered in pieces. A bill may, as pieces of cheese
     * are billed by the weight that came; whether these are, is for the three-way match to say.
     */
    public boolean weighs(String orderedUnit) {
        return KILOGRAM.equals(unit) && PIECES.contains(orderedUnit);
    }

    /** What a person is shown: the SKU if there is one. */
    public String shown() {
        if (sku != null) {
            return sku;
        }
        return gtin != null ? gtin : "line " + orderLine;
    }
}
