package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.sharing.Baseline;
import coop.cobuy.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.Currency;

/**
 * Savings of goods added up: money that was paid before and is no longer, and costs avoided, each
 * by themselves.
 */
final class SavingSums {

    private final Currency currency;
    private long hard;
    private long avoided;
    private boolean hasHard;
    private boolean hasAvoided;

    SavingSums(Currency currency) {
        this.currency = currency;
    }

    /**
     * @param kindOrNull what it is measured against; null: nothing
     */
    void add(@Nullable String kindOrNull, long reference, long charge) {
        if (kindOrNull == null) {
            return;
        }
        long saved = Math.subtractExact(reference, charge);
        if (Baseline.Kind.valueOf(kindOrNull).isHard()) {
            hard = Math.addExact(hard, saved);
            hasHard = true;
        } else {
            avoided = Math.addExact(avoided, saved);
            hasAvoided = true;
        }
    }

    Money hard() {
        return new Money(hard, currency);
    }

    Money avoided() {
        return new Money(avoided, currency);
    }

    /** Whether there are savings of both sorts, which have no sum. */
    boolean isMixed() {
        return hasHard && hasAvoided;
    }
}
