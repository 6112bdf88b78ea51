package coop.cobuy.aggregator.batching;

import coop.cobuy.money.Money;
import coop.cobuy.text.Sentence;

/**
 * A supplier's minimum order value that was not reached.
 *
 * @param minimum the least net value that the supplier takes
 * @param reached what the lines come to
 * @param rule what happens then
 */
public record MissedValue(Money minimum, Money reached, MissedMinimum rule) {

    /** A sentence for members and buyer, in no language yet. */
    Sentence said() {
        return Sentence.beside(
                MissedValue.class, "minimum.value", minimum, reached, Wording.consequenceOf(rule));
    }

    /** A sentence for members and buyer. */
    public String text(Wording wording) {
        return wording.of("minimum.value", minimum, reached, wording.consequence(rule));
    }
}
