package coop.cobuy.aggregator.batching;

import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Goods that are ordered and handed out in pieces and billed by the weight that really came, such
 * as cheeses or chickens: what of the weight falls on each member's pieces.
 *
 * @param nominal kilograms that a piece is expected to weigh, above zero
 */
public record CatchWeight(Units nominal) {

    public CatchWeight {
        if (nominal.isZero()) {
            throw new IllegalArgumentException("weight of a piece: 0 (expected: > 0)");
        }
    }

    /** What so many pieces are expected to weigh, in kilograms, rounded half up to grams. */
    public Units expected(Units pieces) {
        return Units.parse(
                pieces.decimal()
                        .multiply(nominal.decimal())
                        .setScale(Units.DECIMALS, RoundingMode.HALF_UP)
                        .toPlainString());
    }

    /** How many whole pieces a weight stands for, where a receipt names only that; half up. */
    public Units pieces(Units kilograms) {
        return Units.of((2 * kilograms.milli() + nominal.milli()) / (2 * nominal.milli()));
    }

    /**
     * What a kilogram costs where a piece of the expected weight costs so much, rounded up to
     * millionths. A price of a kilogram with up to three decimals comes back exactly, as its
     * piece's price has no more than six.
     */
    public UnitPrice priceOfKilogram(UnitPrice ofPiece) {
        BigDecimal each =
                ofPiece.amount()
                        .divide(nominal.decimal(), UnitPrice.SCALE_MAX, RoundingMode.CEILING)
                        .stripTrailingZeros();
        return new UnitPrice(each.scale() < 0 ? each.setScale(0) : each, ofPiece.currency());
    }

    /**
     * A received weight over the pieces that members got, to the gram: in proportion to the pieces,
     * what is left by the largest remainder, ties by the round's order. Stock bears its part.
     *
     * @return grams (thousandths of a kilogram) of each line; what is missing to the whole weight
     *     is that of the pieces in stock
     */
    public static long[] grams(
            Redistribution shared, OfferLines lines, Units kilograms, Rules rules) {
        long[] pieces = new long[shared.count()];
        long members = 0;
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = shared.allottedMilli(i);
            members = Math.addExact(members, pieces[i]);
        }
        if (members == 0) {
            return pieces;
        }
        long stock = shared.stock().milli();
        Claims both = new Claims(rules, lines, Pool.FIRM, 1, new long[] {members, stock});
        long ofMembers =
                stock == 0
                        ? kilograms.milli()
                        : Apportionment.proportional(
                                        both.withOrder(ResidueOrder.byIndex()), kilograms.milli())
                                .steps()[0];
        Claims claims = new Claims(rules, lines, Pool.FIRM, 1, pieces);
        return Apportionment.proportional(claims, ofMembers).steps();
    }
}
