package coop.cobuy.adapter.format.x12;

import coop.cobuy.adapter.canonical.ItemReference;
import coop.cobuy.adapter.format.segment.Findings;
import coop.cobuy.adapter.format.segment.Findings.Fault;
import coop.cobuy.adapter.format.segment.Quantities.Content;
import coop.cobuy.adapter.format.segment.Segment;
import coop.cobuy.adapter.format.segment.UnitCodes;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/** Reads how lines name products and what their cases hold. */
final class Items {

    private static final int CODE_MAX = 64;
    private static final int LINE_DIGITS_MAX = 6;

    /** The supplier's own codes first; a buyer's code is what we ordered by. */
    private static final Map<String, Integer> OWN_CODES =
            Map.of("VN", 1, "VP", 2, "VC", 3, "SK", 4, "BP", 5, "MG", 6, "CB", 7, "IN", 8);

    private Items() {}

    /**
     * @param first where the first qualifier stands, in front of its code
     * @param line the text of the order line's number, or an empty one
     * @param unit in which the line counts
     */
    static ItemReference item(
            Findings findings, Segment segment, int first, String line, @Nullable String unit) {
        String sku = null;
        String gtin = null;
        int rank = Integer.MAX_VALUE;
        for (int i = first; i < segment.size(); i += 2) {
            String qualifier = segment.at(i).strip();
            if (isGtin(qualifier)) {
                gtin = gtin(findings, segment, i + 1);
            }
            int own = OWN_CODES.getOrDefault(qualifier, Integer.MAX_VALUE);
            if (own < rank && segment.has(i + 1)) {
                rank = own;
                sku = findings.text(segment, i + 1, 0, CODE_MAX, "the product's code");
            }
        }
        Integer number = lineNumber(line);
        if (sku == null && gtin == null && number == null) {
            findings.add(
                    segment,
                    first,
                    Fault.MISSING,
                    "no code of the supplier's (VN, VP …), no GTIN and no line number");
            return ItemReference.sku("?");
        }
        return new ItemReference(sku, gtin, number, unit);
    }

    private static boolean isGtin(String qualifier) {
        return switch (qualifier) {
            case "UP", "EN", "UK", "UI", "EO" -> true;
            default -> false;
        };
    }

    private static @Nullable String gtin(Findings findings, Segment segment, int element) {
        String gtin = segment.at(element).strip();
        if (!gtin.isEmpty() && !gtin.matches("[0-9]{8,14}")) {
            findings.add(segment, element, Fault.BAD_VALUE, "a GTIN of 8 to 14 digits is expected");
            return null;
        }
        return gtin.isEmpty() ? null : gtin;
    }

    private static @Nullable Integer lineNumber(String line) {
        String digits = line.strip();
        if (digits.isEmpty()
                || digits.length() > LINE_DIGITS_MAX
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        int number = Integer.parseInt(digits);
        return number == 0 ? null : number;
    }

    /** What the line's PO4 says: packs of a size, which counts if it is in a known unit. */
    static @Nullable Content content(
            Findings findings, List<Segment> segments, X12Options options) {
        Segment po4 = Lines.first(segments, "PO4").orElse(null);
        if (po4 == null || !po4.has(1)) {
            return null;
        }
        Units packs = findings.units(po4, 1, 0, "the pack");
        String unit = options.unitCodes().meaning(po4.at(3).strip());
        if (!po4.has(2) || unit == null || unit.equals(UnitCodes.CASE)) {
            return new Content(packs, null);
        }
        BigDecimal size = findings.units(po4, 2, 0, "the size").decimal();
        try {
            String product =
                    packs.decimal()
                            .multiply(size)
                            .setScale(Units.DECIMALS, RoundingMode.UNNECESSARY)
                            .toPlainString();
            return new Content(Units.parse(product), unit);
        } catch (ArithmeticException e) {
            findings.add(po4, 2, Fault.BAD_VALUE, "pack and size are no quantity");
            return null;
        }
    }
}
