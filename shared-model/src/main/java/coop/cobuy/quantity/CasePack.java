package coop.cobuy.quantity;

/** How many member units are in one case, above zero: the one place where cases become units. */
public record CasePack(Units unitsPerCase) {

    public CasePack {
        if (unitsPerCase.isZero()) {
            throw new IllegalArgumentException("units per case: 0 (expected: > 0)");
        }
    }

    public static CasePack of(long wholeUnits) {
        return new CasePack(Units.of(wholeUnits));
    }

    public Units units(Cases cases) {
        return new Units(Math.multiplyExact(cases.count(), unitsPerCase.milli()));
    }

    /** The most whole cases that so many units fill. */
    public Cases floor(Units units) {
        return new Cases(units.milli() / unitsPerCase.milli());
    }

    /** The fewest whole cases that hold so many units. */
    public Cases ceil(Units units) {
        return new Cases(Math.ceilDiv(units.milli(), unitsPerCase.milli()));
    }
}
