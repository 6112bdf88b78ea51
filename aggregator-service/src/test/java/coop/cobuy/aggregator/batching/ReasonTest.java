package coop.cobuy.aggregator.batching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.quantity.CasePack;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Locale;

/** The sentences that members read, word by word. The line explained is the first one. */
class ReasonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # case, MOQ | lines | code | what the first member reads
                      4 1 | 4 | SERVED_IN_FULL | You asked for 4. You get 4.
                      4 1 | 4+1 | SERVED_IN_FULL | You asked for 4 and up to 1 more. You get 4; nothing was ordered on top.
                      4 1 | 0+5 | SERVED_IN_FULL | You asked for nothing firmly, but would take up to 5. You get nothing and pay nothing; nothing was ordered on top.
                      4 1 | 4+1 9 2+8 4 | TOLERANCE_USED | You asked for 4 and up to 1 more. All members together asked for 19 firmly. Ordered: 5 cases of 4 (20). That leaves 1 for those who would take more. You get 1 more, 5 in all.
                      4 1 | 2+8 9 4+1 4 | TOLERANCE_USED | You asked for 2 and up to 8 more. All members together asked for 19 firmly. Ordered: 5 cases of 4 (20). That leaves 1 for those who would take more. That is too little for all of them, so it is given out one by one in an order fixed beforehand. You get 1 more, 3 in all.
                      4 1 | 3+2 2+1 1 | TOLERANCE_USED | You asked for 3 and up to 2 more. All members together asked for 6 firmly. Ordered: 2 cases of 4 (8). That leaves 2 for those who would take more. Each of them gets up to 1. You get 1 more, 4 in all.
                      4 1 | 0+3 4 1+2 | TOLERANCE_USED | You asked for nothing firmly, but would take up to 3. All members together asked for 5 firmly. Ordered: 2 cases of 4 (8). That leaves 3 for those who would take more. Each of them gets up to 1; what is left over, 1, is given out one by one in an order fixed beforehand. You get 2 more, 2 in all.
                      4 1 | 5+2 | CASE_NOT_FILLED | You asked for 5 and up to 2 more. All members together asked for 5 and up to 2 more: enough for 1 case of 4 (4), not for another case. Orders up to 4 are met in full, larger ones get 4. You get 4 of your 5.
                      4 1 | 9 3 5 | CASE_NOT_FILLED | You asked for 9. All members together asked for 17: enough for 4 cases of 4 (16), not for another case. Orders up to 8 are met in full, larger ones get 8. You get 8 of your 9.
                      4 1 | 9 9 1 | CASE_NOT_FILLED | You asked for 9. All members together asked for 19: enough for 4 cases of 4 (16), not for another case. Orders up to 7 are met in full, larger ones get 7; what is left over, 1, is given out one by one in an order fixed beforehand. You get 8 of your 9.
                      4 1 | 3 | CASE_NOT_FILLED | You asked for 3. All members together asked for 3, too little for one case of 4. So nothing was ordered, and you pay nothing.
                      4 3 | 5+2 2 | MINIMUM_MISSED | You asked for 5 and up to 2 more. The supplier takes no less than 3 cases of 4 (12). All members together asked for 7 and up to 2 more. So nothing was ordered, and you pay nothing.
                      4 3 | 0 5 | SERVED_IN_FULL | You asked for nothing. You get nothing and pay nothing.
                      10 1 | 0@1.00 10 | SERVED_IN_FULL | You asked for nothing. You get nothing and pay nothing.
                      10 1 | 9@1.00 10 | PRICE_ABOVE_LIMIT | You asked for 9, at no more than 1.00 EUR each. The price came to 2.00 EUR each, above your limit. So your line was left out, and you pay nothing.
                      10 1 | 9@0.7 17+10 3@2.5 | PRICE_ABOVE_LIMIT | You asked for 9, at no more than 0.70 EUR each. What was firmly asked for brings the price to 1.00 EUR each, above your limit, so your line was left out and you pay nothing. Only what others took on top brought it to 0.505 EUR each in the end, which does not count when limits are checked.
                    """)
    void explainsAFilledOrder(String packing, String lines, ReasonCode code, String text) {
        String[] pack = packing.split(" ");
        OfferTerms terms =
                Offers.pieces(
                        Offers.cases(Long.parseLong(pack[0]), Long.parseLong(pack[1])),
                        Offers.breaks("1:2.00 20:1.00 30:0.505"));
        OfferDecision decision = OfferRound.decide(terms, Offers.lines(lines), Offers.BY_INDEX);

        assertEquals(text, decision.reason(0).text());
        assertEquals(code, decision.reason(0).code());
        assertEquals(code, decision.reasonCode(0));
        assertEquals(AllotmentRule.EQUAL_AWARDS, decision.reason(0).rule());
    }

    /** The same numbers in another language, with its decimal sign. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # case, MOQ | lines | what the first member reads
                      4 1 | 4 | Sie haben 4 bestellt. Sie bekommen 4.
                      4 1 | 0+5 | Sie haben nichts fest bestellt, würden aber bis zu 5 nehmen. Sie bekommen nichts und zahlen nichts; darüber hinaus wurde nichts bestellt.
                      4 1 | 4+1 9 2+8 4 | Sie haben 4 und bis zu 1 mehr bestellt. Alle Mitglieder zusammen haben 19 fest bestellt. Bestellt wurden: 5 Gebinde zu 4 (20). Damit bleiben 1 für alle, die mehr nehmen würden. Sie bekommen 1 mehr, zusammen 5.
                      4 1 | 9 9 1 | Sie haben 9 bestellt. Alle Mitglieder zusammen haben 19 bestellt: genug für 4 Gebinde zu 4 (16), nicht für ein weiteres Gebinde. Bestellungen bis 7 werden ganz erfüllt, größere bekommen 7; was übrig bleibt, 1, wird einzeln in einer vorab festgelegten Reihenfolge verteilt. Sie bekommen 8 von Ihren 9.
                      4 3 | 5+2 2 | Sie haben 5 und bis zu 2 mehr bestellt. Der Lieferant liefert nicht weniger als 3 Gebinde zu 4 (12). Alle Mitglieder zusammen haben 7 und bis zu 2 mehr bestellt. Deshalb wurde nichts bestellt, und Sie zahlen nichts.
                      10 1 | 9@0.7 17+10 3@2.5 | Sie haben 9 bestellt, zu höchstens 0,70 EUR je Stück. Was fest bestellt war, bringt den Preis auf 1,00 EUR je Stück, über Ihre Grenze; deshalb fiel Ihre Zeile weg, und Sie zahlen nichts. Erst was andere zusätzlich nahmen, brachte ihn am Ende auf 0,505 EUR je Stück; das zählt nicht, wenn Grenzen geprüft werden.
                    """)
    void explainsAFilledOrderInGerman(String packing, String lines, String text) {
        String[] pack = packing.split(" ");
        OfferTerms terms =
                Offers.pieces(
                        Offers.cases(Long.parseLong(pack[0]), Long.parseLong(pack[1])),
                        Offers.breaks("1:2.00 20:1.00 30:0.505"));
        OfferDecision decision = OfferRound.decide(terms, Offers.lines(lines), Offers.BY_INDEX);
        assertEquals(text, decision.reason(0).text(Wording.in(Locale.GERMANY)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # planned | available | cause | what the first member reads
                      4+2 4+1 4 | 14 | DELIVERY | You were to get 6, but only 14 of 15 arrived. Firm orders come first and are met as planned. The other 2 is shared equally, up to 1 each. You get 5.
                      4+2 4+1 4 | 13 | DELIVERY | You were to get 6, but only 13 of 15 arrived. Firm orders come first and are met as planned. The other 1 is given out one by one in an order fixed beforehand, being too little for all. You get 5.
                      4+2 4+1 4 | 12 | DELIVERY | You were to get 6, but only 12 of 15 arrived. Firm orders come first and are met as planned; nothing is left on top of them. You get 4.
                      4+2 4+1 4 | 10 | DELIVERY | You were to get 6, but only 10 of 15 arrived. Nothing is left on top of firm orders. All of it is shared equally, up to 3 each; what is left over, 1, is given out one by one in an order fixed beforehand. You get 4.
                      9 4 | 8 | CONFIRMATION | You were to get 9, but the supplier promises only 8 of 13. All of it is shared equally, up to 4 each. You get 4.
                      9 4 | 0 | CONFIRMATION | You were to get 9, but the supplier promises none of 13. You get nothing and pay nothing.
                    """)
    void explainsAShortfall(String planned, String available, ShortfallCause cause, String text) {
        Reason reason =
                Redistribution.of(
                                Offers.lines(planned),
                                UnitCode.PIECE,
                                Units.parse(available),
                                cause,
                                Offers.BY_INDEX)
                        .reason(0)
                        .orElseThrow();
        assertEquals(text, reason.text());
        assertEquals(cause.code(), reason.code());
        assertEquals(AllotmentRule.EQUAL_AWARDS, reason.rule());
    }

    @Test
    void explainsAShortfallInGerman() {
        Reason reason =
                Redistribution.of(
                                Offers.lines("4+2 4+1 4"),
                                UnitCode.PIECE,
                                Units.parse("10"),
                                ShortfallCause.DELIVERY,
                                Offers.BY_INDEX)
                        .reason(0)
                        .orElseThrow();
        assertEquals(
                "Sie sollten 6 bekommen, aber geliefert wurden nur 10 von 15. Über die festen"
                        + " Bestellungen hinaus bleibt nichts. Alles wird gleichmäßig geteilt, bis"
                        + " zu 3 für jeden; was übrig bleibt, 1, wird einzeln in einer vorab"
                        + " festgelegten Reihenfolge verteilt. Sie bekommen 4.",
                reason.text(Wording.in(Locale.GERMANY)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # rule | what the first member reads of how 16 are shared
                      PROPORTIONAL | Everyone gets the same part of what they asked for; what is left over, 1, is given out one by one to those who lost most by rounding down. You get 4 of your 5.
                      EQUAL_LOSSES | Everyone gets what they asked for less the same quantity, up to 3; what is left over, 2, is given out one by one in an order fixed beforehand. You get 3 of your 5.
                      TALMUD       | Everyone gets what they asked for less the same quantity, up to 3, but not less than half of it; what is left over, 2, is given out one by one to those who lost most by rounding down. You get 3 of your 5.
                    """)
    void tellsHowARuleSharesTooLittle(AllotmentRule rule, String how) {
        OfferTerms terms = Offers.pieces(Offers.cases(16, 1), Offers.breaks("1:2.00"));
        OfferDecision decision =
                OfferRound.decide(terms, Offers.lines("5 9 9"), Offers.byIndex(rule));
        String text = decision.reason(0).text();
        assertEquals(how, text.substring(text.indexOf("not for another case. ") + 22));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # arrived of 15 | what the first of 6 6 3 reads
                      5  | All of it is shared equally, up to 1 each, but not more than half of what was planned; what is left over, 2, is given out one by one to those who lost most by rounding down. You get 2.
                      11 | All of it is shared so that everybody goes without the same, up to 2 each, but not more than half of what was planned; what is left over, 2, is given out one by one to those who lost most by rounding down. You get 5.
                    """)
    void tellsHowTheTalmudSharesAShortDelivery(long arrived, String how) {
        Redistribution shared =
                Redistribution.of(
                        Offers.lines("6 6 3"),
                        UnitCode.PIECE,
                        Units.of(arrived),
                        ShortfallCause.DELIVERY,
                        Offers.byIndex(AllotmentRule.TALMUD));
        String text = shared.reason(0).orElseThrow().text();
        assertEquals(how, text.substring(text.indexOf("arrived. ") + 9));
    }

    @Test
    void tellsWhyNothingOfWhatCameOnTopIsOnesOwn() {
        OfferTerms terms = Offers.pieces(Offers.cases(4, 1), Offers.breaks("1:2.00"));
        OfferDecision decision =
                OfferRound.decide(terms, Offers.lines("4+1 4+1 4+1 3+1"), Offers.BY_INDEX);
        assertEquals(
                "You asked for 4 and up to 1 more. You get 4. Another 1 came on top, for those who"
                    + " would take more. That is too little for all of them, so it is given out one"
                    + " by one in an order fixed beforehand. Nothing of it is yours.",
                decision.reason(1).text());
    }

    @Test
    void countsNoCasesOfOne() {
        OfferTerms terms = Offers.pieces(Offers.cases(1, 3), Offers.breaks("1:2.00"));
        OfferDecision decision = OfferRound.decide(terms, Offers.lines("2"), Offers.BY_INDEX);
        assertEquals(
                "You asked for 2. The supplier takes no less than 3. All members together asked for"
                        + " 2. So nothing was ordered, and you pay nothing.",
                decision.reason(0).text());
    }

    /** Whoever comes first has all; that the rest is shared equally is true of their class only. */
    @Test
    void namesTheClassThatAShortDeliveryCuts() {
        OfferLines.Builder lines = OfferLines.builder();
        for (int i = 0; i < 4; i++) {
            lines.add(Offers.member(i), Units.of(4), Units.ZERO, null).priority(i / 2);
        }
        Redistribution shared =
                Redistribution.of(
                        lines.build(),
                        UnitCode.PIECE,
                        Units.of(11),
                        ShortfallCause.DELIVERY,
                        Offers.BY_INDEX);
        assertTrue(shared.reason(0).isEmpty());
        assertEquals(
                "You were to get 4, but only 11 of 16 arrived. Priority classes come one after the"
                    + " other, and class 1 could not have all. There it is shared equally, up to 1"
                    + " each; what is left over, 1, is given out one by one in an order fixed"
                    + " beforehand. You get 2.",
                shared.reason(2).orElseThrow().text());
    }

    @Test
    void namesTheUnitOfWeighedGoods() {
        Packing wheels = Packing.inCases(new CasePack(Units.parse("2.5")), Cases.ZERO);
        OfferTerms terms = Offers.kilograms(wheels, Offers.breaks("0:12.99 10:11.49"));
        OfferDecision decision =
                OfferRound.decide(terms, Offers.lines("2.25+0.5 2 1@12"), Offers.BY_INDEX);
        assertEquals(
                "You asked for 2.25 kg and up to 0.5 kg more. All whose limit allows the price"
                    + " together asked for 4.25 kg and up to 0.5 kg more: enough for 1 case of 2.5"
                    + " kg (2.5 kg), not for another case. Orders up to 1.25 kg are met in full,"
                    + " larger ones get 1.25 kg. You get 1.25 kg of your 2.25 kg.",
                decision.reason(0).text());
        assertEquals(
                "You asked for 1 kg, at no more than 12.00 EUR per kg. The price came to 12.99 EUR"
                        + " per kg, above your limit. So your line was left out, and you pay"
                        + " nothing.",
                decision.reason(2).text());
    }

    @Test
    void isTheSameWhenMadeLaterFromStoredNumbers() {
        OfferTerms terms = Offers.pieces(Offers.cases(4, 1), Offers.breaks("1:1.00"));
        OfferDecision decision =
                OfferRound.decide(terms, Offers.lines("5+2@1.10"), Offers.BY_INDEX);
        assertEquals(decision.reason(0), decision.facts().reason(5000, 2000, 1_100_000, 4000));
        OfferDecision nothing = OfferRound.decide(terms, Offers.lines("0@0.90 5"), Offers.BY_INDEX);
        assertEquals(nothing.reason(0), nothing.facts().reason(0, 0, 900_000, 0));
    }
}
