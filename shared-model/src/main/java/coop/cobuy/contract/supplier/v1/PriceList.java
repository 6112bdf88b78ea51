package coop.cobuy.contract.supplier.v1;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/**
 * A supplier's price list, or one part of it: a long list comes in several records in their order,
 * none of which is the list by itself.
 *
 * @param documentNumber the supplier's own number of the list
 * @param part 1 for the first
 * @param parts how many there are
 * @param complete whether the list names all that there is, so that what it does not name is gone;
 *     else it holds changes
 * @param currency ISO 4217
 * @param validFrom ISO 8601; null: from now
 * @param validUntil ISO 8601, the last day; null: until further notice
 */
public record PriceList(
        UUID coopId,
        UUID supplierId,
        String documentNumber,
        int part,
        int parts,
        boolean complete,
        String currency,
        @Nullable String validFrom,
        @Nullable String validUntil,
        List<Line> lines,
        String receivedAt) {

    /** The topic's name. */
    public static final String TOPIC = "supplier.pricelist.v1";

    public PriceList {
        lines = List.copyOf(lines);
    }

    /** What became of a product since the supplier's last list. */
    public enum Change {
        ADDED,
        CHANGED,
        WITHDRAWN
    }

    /**
     * One product. Of a withdrawn one there may be no more than its SKU; of any other name, unit,
     * units per case and price are there.
     *
     * @param unit the member unit, UN/ECE Rec 20
     * @param unitsPerCase member units in a case, a plain decimal
     * @param unitPrice net price of one member unit, a plain decimal
     * @param vatPercent such as {@code 7.00}
     * @param deposit net deposit on one member unit, a plain decimal
     * @param minimumUnits the fewest member units that are sold at once, a plain decimal
     * @param breaks prices from larger quantities on, smallest first
     * @param originCountry ISO 3166-1 alpha-2
     */
    public record Line(
            String sku,
            @Nullable String gtin,
            Change change,
            @Nullable String name,
            @Nullable String unit,
            @Nullable String unitsPerCase,
            @Nullable String unitPrice,
            @Nullable String vatPercent,
            @Nullable String deposit,
            @Nullable String minimumUnits,
            List<Break> breaks,
            @Nullable String brand,
            @Nullable String originCountry,
            @Nullable String certification) {

        public Line {
            breaks = List.copyOf(breaks);
        }
    }

    /**
     * A lower price.
     *
     * @param fromUnits member units from which on it holds, a plain decimal
     * @param unitPrice net price of one member unit, a plain decimal
     */
    public record Break(String fromUnits, String unitPrice) {}
}
