package coop.cobuy.aggregator.purchasing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.cobuy.aggregator.batching.OfferDecision;
import coop.cobuy.aggregator.batching.OfferLines;
import coop.cobuy.aggregator.rounds.RoundRules;
import coop.cobuy.aggregator.rounds.RoundSnapshot;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;
import coop.cobuy.quantity.Units;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class OfferDecisionsTest {

    private final BookForTests book =
            new BookForTests(new CoopId(new UUID(1, 1)), new RoundId(new UUID(2, 2)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    EQUAL_AWARDS | 2 5 11
                    PROPORTIONAL | 2 4 12
                    EQUAL_LOSSES | 1 4 13
                    TALMUD       | 1 4 13
                    """)
    void sharesByTheRuleThatTheRoundChose(RoundRules.Allotment rule, String units) {
        OfferDecision decision = decide(rule);
        assertEquals(rule.name(), decision.facts().rule().name());
        assertEquals(
                units,
                IntStream.range(0, decision.count())
                        .mapToObj(i -> decision.allotted(i).toString())
                        .collect(Collectors.joining(" ")));
    }

    @ParameterizedTest
    @CsvSource("LOTTERY")
    void drawsLotsTheSameWayEachTime(RoundRules.Allotment rule) {
        OfferDecision once = decide(rule);
        OfferDecision again = decide(rule);
        for (int i = 0; i < once.count(); i++) {
            assertEquals(once.allotted(i), again.allotted(i));
        }
        assertEquals(Units.ZERO, once.stock());
        assertEquals(Units.of(18), once.units());
    }

    private OfferDecision decide(RoundRules.Allotment rule) {
        OfferId offer = book.cased(book.supplier("mill", 0), "rice", 18, "1.00");
        RoundSnapshot standard = book.frozen().snapshot();
        RoundRules rules =
                new RoundRules(
                        rule,
                        standard.rules().cost(),
                        standard.rules().freight(),
                        standard.rules().missedMinimum());
        RoundSnapshot chosen =
                new RoundSnapshot(
                        standard.coop(),
                        standard.round(),
                        standard.name(),
                        standard.roundName(),
                        standard.currency(),
                        rules,
                        standard.fees(),
                        standard.deliveryDateOrNull(),
                        standard.offers(),
                        standard.suppliers());
        OfferLines.Builder lines = OfferLines.builder();
        for (long asked : new long[] {2, 5, 14}) {
            lines.add(new MemberId(new UUID(3, lines.count())), Units.of(asked), Units.ZERO, null);
        }
        return OfferDecisions.decide(
                        new FrozenRound(chosen, 0, MinimumDecisions.NONE), offer, lines.build())
                .decision();
    }
}
