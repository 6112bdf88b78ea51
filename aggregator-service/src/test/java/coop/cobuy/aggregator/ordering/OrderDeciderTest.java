package coop.cobuy.aggregator.ordering;

import static coop.cobuy.aggregator.ordering.Commands.MEMBER;
import static coop.cobuy.aggregator.ordering.Commands.ROUND;
import static coop.cobuy.aggregator.ordering.Commands.ROUND_KEY;
import static coop.cobuy.aggregator.ordering.Commands.pieces;
import static coop.cobuy.aggregator.ordering.Commands.weighed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.contract.ordering.v1.MarkRound.Phase;
import coop.cobuy.contract.ordering.v1.PlaceOrder;
import coop.cobuy.contract.ordering.v1.PlaceOrder.Origin;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.stream.Stream;

class OrderDeciderTest {

    private final MemoryBook book = new MemoryBook();
    private final Commands commands = new Commands();

    @BeforeEach
    void fundTheMember() {
        apply(commands.funds(MEMBER, 1, 100_00, 0L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    # marks          | origin     | locked from | refusal
                      -              | MEMBER     | -           | ROUND_NOT_OPEN
                      -              | CORRECTION | -           | ROUND_NOT_OPEN
                      OPEN           | MEMBER     | -           | -
                      OPEN           | BUYER      | -           | -
                      OPEN           | IMPORT     | -           | -
                      OPEN           | CORRECTION | -           | ROUND_NOT_FROZEN
                      OPEN CLOSE     | MEMBER     | -           | ROUND_CLOSED
                      OPEN CLOSE     | BUYER      | -           | ROUND_CLOSED
                      OPEN CLOSE OPEN| MEMBER     | -           | ROUND_CLOSED
                      OPEN CLOSE     | CORRECTION | -           | -
                      OPEN CLOSE     | CORRECTION | 4           | -
                      OPEN CLOSE     | CORRECTION | 3           | BOOK_LOCKED
                      OPEN CANCEL    | MEMBER     | -           | ROUND_CANCELLED
                      OPEN CLOSE CANCEL | CORRECTION | -        | ROUND_CANCELLED
                      CANCEL CLOSE   | MEMBER     | -           | ROUND_CANCELLED
                      OPEN CUT       | MEMBER     | -           | -
                      OPEN CUT       | CARRIED    | -           | ROUND_CLOSED
                      OPEN CUT       | STANDING   | -           | ROUND_CLOSED
                      OPEN CUT       | CORRECTION | -           | ROUND_NOT_FROZEN
                      OPEN CUT CLOSE | MEMBER     | -           | ROUND_CLOSED
                      OPEN CUT CLOSE CUT | MEMBER | -           | ROUND_CLOSED
                      OPEN CUT CLOSE | CORRECTION | -           | ROUND_NOT_FROZEN
                      OPEN CUT CLOSE RESOLVE | CORRECTION | -   | -
                      OPEN CUT CLOSE RESOLVE CLOSE | CORRECTION | - | -
                      OPEN CUT CANCEL | MEMBER    | -           | ROUND_CANCELLED
                    """)
    void theGateDecidesWhoMayOrder(
            @Nullable String marks,
            Origin origin,
            @Nullable Long lockedFrom,
            @Nullable OrderReason refusal) {
        if (marks != null) {
            for (String phase : marks.strip().split(" +")) {
                apply(commands.mark(Phase.valueOf(phase)));
            }
        }
        if (lockedFrom != null) {
            book.locks.put(ROUND_KEY, lockedFrom);
        }
        var order = commands.order(ROUND, MEMBER, "k", null, origin, List.of(pieces(1, 0)));
        assertEquals(refusal, refusalOf(apply(order)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    # if-match | refusal
                      -        | -
                      *        | -
                      0-2      | -
                      0-1      | STALE_VERSION
                      1-2      | STALE_VERSION
                      nonsense | STALE_VERSION
                    """)
    void anAmendmentNamesTheVersionThatItReplaces(
            @Nullable String ifMatch, @Nullable OrderReason refusal) {
        apply(commands.mark(Phase.OPEN));
        apply(commands.order(MEMBER, "first", pieces(1, 0)));
        var amended =
                commands.order(
                        ROUND, MEMBER, "second", ifMatch, Origin.MEMBER, List.of(pieces(2, 0)));
        assertEquals(refusal, refusalOf(apply(amended)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Origin.class,
            names = {"CARRIED", "STANDING"})
    void whatTheCoopPlacesComesBesideWhatStandsAndOnce(Origin origin) {
        apply(commands.mark(Phase.OPEN));
        apply(commands.order(MEMBER, "own", pieces(2, 0)));
        List<OrderLine> lines = List.of(pieces(5, 1), weighed(300));
        var carried = commands.order(ROUND, MEMBER, "carry", null, origin, lines);
        MemberOrder stands = assertInstanceOf(Decision.Accepted.class, apply(carried)).after();
        assertEquals(
                Stream.of(pieces(2, 0), weighed(300)).sorted(OrderLine.BY_OFFER).toList(),
                stands.lines());
        var again = commands.order(ROUND, MEMBER, "carry", null, origin, lines);
        assertInstanceOf(Decision.Repeated.class, apply(again));
    }

    @Test
    void aLimitLowersTheHoldWhereAllPayOnePriceAndNowhereElse() {
        OrderLine line = new OrderLine(MemoryBook.PIECES, 1000, 0, 1_000_000);
        RoundTerms onePrice = MemoryBook.TERMS;
        RoundTerms byCost =
                new RoundTerms(onePrice.currency(), onePrice.offers(), onePrice.feeMinor(), false);
        assertEquals(120, onePrice.holdMinor(List.of(line)));
        assertEquals(230, byCost.holdMinor(List.of(line)));
    }

    @Test
    void nothingMatchesAVersionWhereThereIsNoOrder() {
        apply(commands.mark(Phase.OPEN));
        var order = commands.order(ROUND, MEMBER, "k", "*", Origin.MEMBER, List.of());
        assertEquals(OrderReason.STALE_VERSION, refusalOf(apply(order)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    # what came before         | refusal
                      OPEN                     | -
                      OPEN placed              | STALE_VERSION
                      OPEN placed withdrawn    | STALE_VERSION
                      OPEN withdrawn           | STALE_VERSION
                      OPEN refused             | -
                      OPEN CUT                 | -
                      OPEN CUT placed          | STALE_VERSION
                      OPEN CLOSE               | ROUND_CLOSED
                    """)
    void whoSawNoOrderReplacesNone(String before, @Nullable OrderReason refusal) {
        for (String each : before.split(" +")) {
            apply(
                    switch (each) {
                        case "placed" -> commands.order(MEMBER, "own", pieces(3, 0));
                        case "withdrawn" -> commands.order(MEMBER, "gone");
                        case "refused" -> commands.order(MEMBER, "dear", pieces(1000, 0));
                        default -> commands.mark(Phase.valueOf(each));
                    });
        }
        String none = PlaceOrder.NO_ORDER;
        List<OrderLine> lines = List.of(pieces(2, 0));
        MemberOrder stood = book.orders.get(OrderKey.of(Commands.COOP, ROUND, MEMBER));
        Command.Order first = commands.order(ROUND, MEMBER, "buyer", none, Origin.BUYER, lines);
        assertEquals(refusal, refusalOf(apply(first)));
        if (refusal != null) {
            assertEquals(stood, book.orders.get(OrderKey.of(Commands.COOP, ROUND, MEMBER)));
        }
        Command.Order again = commands.order(ROUND, MEMBER, "buyer", none, Origin.BUYER, lines);
        assertInstanceOf(Decision.Repeated.class, apply(again));
        Command.Order blind = commands.order(ROUND, MEMBER, "buyer", null, Origin.BUYER, lines);
        assertInstanceOf(Decision.Conflicting.class, apply(blind), "another request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    # pieces | grams | refusal              | held
                    # 1 piece holds 2.00 × 1.10 + 0.10, a gram of cheese 0.005 rounded up
                      1000   | -     | -                    | 230
                      2000   | -     | -                    | 460
                      1500   | -     | QUANTITY_NOT_ALLOWED | -
                      1      | -     | QUANTITY_NOT_ALLOWED | -
                      -      | 1     | -                    | 1
                      -      | 1001  | -                    | 501
                      1000   | 333   | -                    | 397
                      43000  | -     | -                    | 9890
                      44000  | -     | INSUFFICIENT_FUNDS   | -
                      1000000000000000 | - | INSUFFICIENT_FUNDS | -
                      -      | 20000 | -                    | 10000
                      -      | 20001 | INSUFFICIENT_FUNDS   | -
                    """)
    void anOrderHoldsTheMostThatItCanCost(
            @Nullable Long pieces,
            @Nullable Long grams,
            @Nullable OrderReason refusal,
            @Nullable Long held) {
        apply(commands.mark(Phase.OPEN));
        List<OrderLine> lines = new java.util.ArrayList<>();
        if (pieces != null) {
            lines.add(new OrderLine(MemoryBook.PIECES, pieces, 0, OrderLine.NO_LIMIT));
        }
        if (grams != null) {
            lines.add(weighed(grams));
        }
        var order = commands.order(ROUND, MEMBER, "k", null, Origin.MEMBER, lines);
        assertEquals(refusal, refusalOf(apply(order)));
        assertEquals(held == null ? 0 : held, funds().heldMinor());
    }

    @Test
    void toleranceIsHeldAndALimitLowersTheHold() {
        apply(commands.mark(Phase.OPEN));
        apply(commands.order(MEMBER, "a", pieces(1, 1)));
        assertEquals(460, funds().heldMinor());
        var limited = new OrderLine(MemoryBook.PIECES, 1000, 1000, 1_500_000);
        apply(commands.order(MEMBER, "b", limited));
        assertEquals(330 + 20, funds().heldMinor());
    }

    @Test
    void theSameRequestGetsTheFirstOutcomeAgain() {
        apply(commands.mark(Phase.OPEN));
        apply(commands.order(MEMBER, "k", pieces(1, 0)));
        apply(commands.order(MEMBER, "other", pieces(5, 0)));
        var before = book.dump();
        var repeated =
                assertInstanceOf(
                        Decision.Repeated.class, apply(commands.order(MEMBER, "k", pieces(1, 0))));
        assertEquals(new Place(0, 2), repeated.first().place());
        assertEquals(before, book.dump());
    }

    @Test
    void aRefusedRequestStaysRefusedWhenItComesAgain() {
        apply(commands.order(MEMBER, "k", pieces(1, 0)));
        apply(commands.mark(Phase.OPEN));
        var again = apply(commands.order(MEMBER, "k", pieces(1, 0)));
        assertEquals(
                OrderReason.ROUND_NOT_OPEN,
                assertInstanceOf(Decision.Repeated.class, again).first().refusal());
    }

    @Test
    void aKeyWithOtherContentIsAConflict() {
        apply(commands.mark(Phase.OPEN));
        apply(commands.order(MEMBER, "k", pieces(1, 0)));
        var before = book.dump();
        var conflict = apply(commands.order(MEMBER, "k", pieces(2, 0)));
        assertEquals(OrderReason.KEY_REUSED, refusalOf(conflict));
        assertEquals(before, book.dump());
    }

    @Test
    void aLateOrderIsToldWhatStands() {
        apply(commands.mark(Phase.OPEN));
        apply(commands.order(MEMBER, "k", pieces(1, 0)));
        apply(commands.mark(Phase.CLOSE));
        var late = (Decision.Refused) apply(commands.order(MEMBER, "late", pieces(9, 0)));
        assertEquals(new Place(0, 2), late.outcome().stands());
        assertTrue(late.outcome().detail().contains("0-2"), late.outcome().detail());
        assertEquals(List.of(pieces(1, 0)), order().lines());
    }

    @Test
    void withdrawingReleasesTheHoldAndTheDemand() {
        apply(commands.mark(Phase.OPEN));
        apply(commands.order(MEMBER, "k", pieces(3, 1)));
        apply(commands.order(MEMBER, "gone"));
        assertEquals(0, funds().heldMinor());
        assertTrue(order().lines().isEmpty());
        assertEquals(Demand.NONE, book.demand.get(new Demand.Key(ROUND_KEY, MemoryBook.PIECES)));
        assertEquals(2, book.claims.size());
        assertNull(book.claims.getLast().change().after());
    }

    @Test
    void lessIsTakenEvenWhenFundsHaveGone() {
        apply(commands.mark(Phase.OPEN));
        apply(commands.order(MEMBER, "k", pieces(3, 0)));
        apply(commands.funds(MEMBER, 2, -150_00, null));
        assertNull(refusalOf(apply(commands.order(MEMBER, "less", pieces(2, 0)))));
        assertEquals(
                OrderReason.INSUFFICIENT_FUNDS,
                refusalOf(apply(commands.order(MEMBER, "more", pieces(4, 0)))));
    }

    @Test
    void aChangeOfFundsCountsOnceAndReleasesItsRound() {
        apply(commands.mark(Phase.OPEN));
        apply(commands.order(MEMBER, "k", pieces(3, 0)));
        var settled = commands.funds(MEMBER, 2, -6_00, 5_00L, ROUND);
        apply(settled);
        assertInstanceOf(Decision.Nothing.class, apply(settled));
        assertEquals(new MemberFunds(94_00, 5_00, 0), funds());
        assertEquals(0, order().heldMinor());
    }

    @Test
    void betweenTwoCutsWhatStandsStandsAndTheDearestIsHeld() {
        apply(commands.mark(Phase.OPEN));
        apply(commands.order(MEMBER, "k", pieces(3, 0)));
        long held = funds().heldMinor();
        apply(commands.mark(Phase.CUT));
        Place open = order().version();
        Decision.Conditional more =
                (Decision.Conditional) apply(commands.order(MEMBER, "more", pieces(6, 0)));
        assertTrue(more.outcome().isConditional());
        assertEquals(List.of(pieces(3, 0)), order().lines());
        assertEquals(2 * held, funds().heldMinor());
        apply(commands.order(MEMBER, "less", pieces(1, 0)));
        assertEquals(2 * held, funds().heldMinor(), "both may count");
        Command.Order stale =
                commands.order(
                        ROUND,
                        MEMBER,
                        "stale",
                        open.toString(),
                        Origin.MEMBER,
                        List.of(pieces(4, 0)));
        assertEquals(OrderReason.STALE_VERSION, refusalOf(apply(stale)));
        Command.Order dear = commands.order(MEMBER, "dear", pieces(1000, 0));
        assertEquals(OrderReason.INSUFFICIENT_FUNDS, refusalOf(apply(dear)));
        Command.Order again = commands.order(MEMBER, "more", pieces(6, 0));
        assertEquals(
                more.outcome(), ((Decision.Repeated) apply(again)).first(), "decided as before");
    }

    @Test
    void cancellingReleasesWhatTheRoundHolds() {
        apply(commands.mark(Phase.OPEN));
        apply(commands.order(MEMBER, "k", pieces(3, 0)));
        apply(commands.mark(Phase.CANCEL));
        assertEquals(0, funds().heldMinor());
        assertEquals(0, order().heldMinor());
    }

    @Test
    void aCorrectionIsLinkedToWhatItReplaces() {
        apply(commands.mark(Phase.OPEN));
        apply(commands.order(MEMBER, "k", pieces(30, 0)));
        apply(commands.mark(Phase.CLOSE));
        apply(commands.order(ROUND, MEMBER, "c", null, Origin.CORRECTION, List.of(pieces(3, 0))));
        assertEquals(new Place(0, 2), book.corrections.getFirst().replaced());
        assertEquals("100 for 10", book.corrections.getFirst().reason());
        assertEquals(1, present(book.gates.get(ROUND_KEY)).corrections());
    }

    private Decision apply(Command command) {
        return book.apply(List.of(command)).getFirst();
    }

    private MemberFunds funds() {
        return present(book.funds.get(new MemberKey(Commands.COOP, MEMBER)));
    }

    private MemberOrder order() {
        return present(book.orders.get(new OrderKey(ROUND_KEY, MEMBER)));
    }

    private static <T> T present(@Nullable T value) {
        assertNotNull(value);
        return value;
    }

    private static @Nullable OrderReason refusalOf(Decision decision) {
        return switch (decision) {
            case Decision.Refused refused -> refused.outcome().refusal();
            case Decision.Conflicting conflicting -> conflicting.outcome().refusal();
            case Decision.Repeated repeated -> repeated.first().refusal();
            case Decision.Accepted accepted -> accepted.outcome().refusal();
            case Decision.Conditional conditional -> conditional.outcome().refusal();
            case Decision.Counted counted -> null;
            case Decision.Marked marked -> null;
            case Decision.Nothing nothing -> null;
        };
    }
}
