package coop.cobuy.aggregator.plans;

import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;

/** What all parts of a request are checked against while it is made, and how values are taken. */
final class Checking {

    /** The largest amount that is taken, and the most that all together may cost. */
    static final long MINOR_MAX = 10_000_000_000_000_000L;

    final Findings findings;
    final @Nullable Currency currency;
    final Map<String, Integer> suppliers = new HashMap<>();
    final Map<String, Integer> offers = new HashMap<>();
    private long billed;

    Checking(Findings findings, @Nullable Currency currency) {
        this.findings = findings;
        this.currency = currency;
    }

    /** An amount in minor units, zero if it is not there or was noted. */
    long minor(String pointer, @Nullable BigDecimal amount) {
        Long minor = Amounts.minor(findings, pointer, amount, currency);
        if (minor == null) {
            return 0;
        }
        if (minor > MINOR_MAX || minor < -MINOR_MAX) {
            findings.add(pointer, "is out of range; expected: at most 10^16 minor units");
            return 0;
        }
        return minor;
    }

    /** As {@link #minor}, for an amount that cannot be below zero. */
    long minorFromZero(String pointer, @Nullable BigDecimal amount) {
        return isBelowZero(pointer, amount) ? 0 : minor(pointer, amount);
    }

    /** As {@link #minor}, for what an invoice asks for: all of them together have a bound. */
    long billed(String pointer, @Nullable BigDecimal amount) {
        long minor = minor(pointer, amount);
        billed += Math.abs(minor);
        if (billed > MINOR_MAX) {
            findings.add(pointer, "makes the invoices add up to more than 10^16 minor units");
            findings.throwIfAny();
        }
        return minor;
    }

    /** As {@link #minorFromZero}, for the amount of one unit: with no more digits than a price. */
    long ofUnit(String pointer, @Nullable BigDecimal amount) {
        return price(pointer, amount) == null || currency == null ? 0 : minor(pointer, amount);
    }

    /** A quantity in thousandths with no more decimals than its unit has. */
    long milli(String pointer, @Nullable BigDecimal quantity, UnitCode unit) {
        if (quantity == null || isBelowZero(pointer, quantity)) {
            return 0;
        }
        String whose = "the unit " + unit + " has";
        if (Amounts.scaled(findings, pointer, quantity, unit.decimals(), whose) == null) {
            return 0;
        }
        BigDecimal milli = quantity.movePointRight(Units.DECIMALS);
        if (milli.compareTo(BigDecimal.valueOf(Units.MAX.milli())) > 0) {
            findings.add(pointer, "is out of range; expected: at most 10^12 units");
            return 0;
        }
        return milli.longValueExact();
    }

    /** A unit price as it was given; null if it is not there or was noted. */
    @Nullable UnitPrice price(String pointer, @Nullable BigDecimal price) {
        if (price == null || currency == null || isBelowZero(pointer, price)) {
            return null;
        }
        try {
            BigDecimal kept =
                    price.scale() > UnitPrice.SCALE_MAX ? price.stripTrailingZeros() : price;
            return new UnitPrice(kept, currency);
        } catch (IllegalArgumentException e) {
            findings.add(pointer, "is out of range; expected: at most 12 digits and 6 decimals");
            return null;
        }
    }

    /** A rate from 0 to 100 with two decimals; zero if it is not there or was noted. */
    Percent percent(String pointer, @Nullable BigDecimal percent) {
        if (percent != null) {
            try {
                return new Percent(percent.movePointRight(2).intValueExact());
            } catch (IllegalArgumentException | ArithmeticException e) {
                findings.add(pointer, "is no rate; expected: 0 to 100 with at most two decimals");
            }
        }
        return Percent.ZERO;
    }

    /** An index by its name; notes a name that nobody has. */
    @Nullable Integer known(String pointer, Map<String, Integer> names, @Nullable String name) {
        Integer index = name == null ? null : names.get(name);
        if (name != null && index == null) {
            findings.add(pointer, "is unknown: " + shown(name));
        }
        return index;
    }

    /** Notes a value below zero. */
    boolean isBelowZero(String pointer, @Nullable BigDecimal value) {
        if (value != null && value.signum() < 0) {
            findings.add(pointer, "is negative");
            return true;
        }
        return false;
    }

    static String shown(String name) {
        int max = 60;
        return name.length() <= max ? name : name.substring(0, max) + "…";
    }
}
