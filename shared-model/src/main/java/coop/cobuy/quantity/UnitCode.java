package coop.cobuy.quantity;

/**
 * A unit of measure as UN/ECE Recommendation 20 codes it: {@code C62} one piece, {@code KGM}
 * kilogram, {@code LTR} litre.
 */
public record UnitCode(String code) {

    /** One piece. */
    public static final UnitCode PIECE = new UnitCode("C62");

    /** A kilogram. */
    public static final UnitCode KILOGRAM = new UnitCode("KGM");

    private static final int LENGTH_MAX = 3;

    public UnitCode {
        if (code.isEmpty()
                || code.length() > LENGTH_MAX
                || !code.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))) {
            throw new IllegalArgumentException(
                    "unit: " + code + " (expected: a UN/ECE Rec 20 code such as C62 or KGM)");
        }
    }

    /**
     * How many decimals a quantity in this unit may have: 3 for mass, volume and length, else 0.
     */
    public int decimals() {
        return switch (code) {
            case "KGM", "GRM", "LTR", "MLT", "MTR", "TNE" -> Units.DECIMALS;
            default -> 0;
        };
    }

    @Override
    public String toString() {
        return code;
    }
}
