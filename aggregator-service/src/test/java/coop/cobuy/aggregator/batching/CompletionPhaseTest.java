package coop.cobuy.aggregator.batching;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionPhaseTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # MOQ in cases of 4 | before | after | taken | open before and after
                      1 | 5 0 | 8 0 | true  | 3 0
                      1 | 5 0 | 7 0 | true  | 3 1
                      1 | 5 0 | 9 0 | false | 3 3
                      1 | 8 0 | 9 0 | false | 0 3
                      1 | 0 0 | 4 0 | false | 0 0
                      1 | 5 0 | 5 1 | true  | 3 2
                      1 | 5 0 | 5 0 | true  | 3 3
                      1 | 5 2 | 5 1 | false | 1 2
                      1 | 5 2 | 7 0 | true  | 1 1
                      1 | 5 2 | 6 0 | false | 1 2
                      1 | 5 2 | 8 1 | false | 1 0
                      1 | 9 0 | 8 0 | true  | 3 0
                      1 | 9 2 | 8 2 | true  | 1 0
                      1 | 9 3 | 8 3 | false | 0 0
                      1 | 9 0 | 4 0 | false | 3 0
                      1 | 5 0 | 4 0 | true  | 3 0
                      1 | 5 3 | 4 4 | false | 0 0
                      3 | 5 0 | 6 0 | true  | 7 6
                      3 | 5 0 | 5 7 | true  | 7 0
                    """)
    void takesOnlyWhatHelpsToFillOpenCases(
            long minimum, String before, String after, boolean taken, String open) {
        OfferTerms terms = Offers.pieces(Offers.cases(4, minimum), Offers.breaks("1:2.00"));
        CompletionPhase.Verdict verdict =
                CompletionPhase.judge(terms, demand(before), demand(after));
        assertEquals(taken, verdict.isAccepted());
        assertEquals(open, verdict.openBefore() + " " + verdict.openAfter());
        Packing packing = terms.packing();
        assertEquals(
                verdict.openBefore(),
                CompletionPhase.open(UnitCode.PIECE, packing, demand(before)));
        assertEquals(
                verdict.openAfter(), CompletionPhase.open(UnitCode.PIECE, packing, demand(after)));
    }

    private static CompletionPhase.Demand demand(String text) {
        String[] parts = text.split(" ");
        return new CompletionPhase.Demand(Units.parse(parts[0]), Units.parse(parts[1]));
    }
}
