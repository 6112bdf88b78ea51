package coop.cobuy.aggregator.batching;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A co-op that orders the supplier's minimum though its members ask for less. */
class RaisedMinimumTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # case, MOQ | lines        | ordered | each gets | stock | firm, on top | refused above
                      4 3       | 5+2 2        | 12      | 7 2       | 3     | 7 2          | 0.00
                      4 3       | 2+3 1+3      | 12      | 5 4       | 3     | 3 6          | 0.00
                      4 3       | 5 0          | 12      | 5 0       | 7     | 5 0          | 0.00
                      4 3       | 5@1.99 3+1   | 12      | 0 4       | 8     | 3 1          | 2.00
                      4 3       | 5+1@1.99 3   | 12      | 0 3       | 9     | 3 0          | 2.00
                      4 3       | 5@2.00 1     | 12      | 5 1       | 6     | 6 0          | 0.00
                      4 5       | 5@1.00       | 0       | 0         | 0     | 0 0          | 2.00
                      4 5       | 5@1.00 1     | 20      | 5 1       | 14    | 6 0          | 0.00
                      4 5       | 5@0.99 1     | 20      | 0 1       | 19    | 1 0          | 1.00
                      4 3       | 5@1.00       | 0       | 0         | 0     | 0 0          | 2.00
                      4 3       | 9 2+1        | 12      | 9 3       | 0     | 11 1         | 0.00
                    """)
    void isOrderedAllTheSame(
            String packing,
            String lines,
            String ordered,
            String each,
            String stock,
            String demand,
            String refused) {
        OfferDecision decision = decide(packing, lines);
        FillFacts facts = decision.facts();
        assertEquals(ordered, decision.units().toString());
        assertEquals(
                each,
                IntStream.range(0, decision.count())
                        .mapToObj(line -> decision.allotted(line).toString())
                        .collect(Collectors.joining(" ")));
        assertEquals(stock, decision.stock().toString());
        assertEquals(
                demand, new Units(facts.firmMilli()) + " " + new Units(facts.toleranceMilli()));
        assertEquals(
                PriceBreaks.micro(UnitPrice.parse(refused, Offers.EUR)),
                PriceBreaks.micro(facts.refusedAbove()));
    }

    @Test
    void saysWhoseLimitThePriceOfTheMinimumIsAbove() {
        OfferDecision decision = decide("4 3", "5@1.99 3");
        assertEquals(ReasonCode.PRICE_ABOVE_LIMIT, decision.reasonCode(0));
        assertEquals(ReasonCode.SERVED_IN_FULL, decision.reasonCode(1));
    }

    /** Each turn leaves out whom the price of the turn before is too high for. */
    @Test
    void leavesOutLinesUntilThePriceStandsStill() {
        OfferTerms terms =
                Offers.pieces(Offers.cases(4, 3), Offers.breaks("1:3.00 13:2.00 17:1.00"));
        OfferDecision decision =
                RaisedMinimum.decide(terms, Offers.lines("1@2.99 1@3.00 1"), Offers.BY_INDEX);
        assertEquals(12, decision.units().milli() / Offers.UNIT);
        assertEquals(0, decision.allottedMilli(0));
        assertEquals(Offers.UNIT, decision.allottedMilli(1));
        assertEquals(Offers.UNIT, decision.allottedMilli(2));
    }

    @Test
    void changesNothingWhereTheDemandReachesTheMinimum() {
        OfferDecision raised = decide("4 3", "9+2 4");
        OfferTerms terms = raised.terms();
        OfferDecision plain = OfferRound.decide(terms, Offers.lines("9+2 4"), Offers.BY_INDEX);
        assertEquals(plain.facts(), raised.facts());
        assertEquals(plain.allotted(0), raised.allotted(0));
        assertEquals(plain.allotted(1), raised.allotted(1));
    }

    private static OfferDecision decide(String packing, String lines) {
        String[] pack = packing.split(" ");
        OfferTerms terms =
                Offers.pieces(
                        Offers.cases(Long.parseLong(pack[0]), Long.parseLong(pack[1])),
                        Offers.breaks("1:2.00 20:1.00"));
        return RaisedMinimum.decide(terms, Offers.lines(lines), Offers.BY_INDEX);
    }
}
