package coop.cobuy.aggregator.purchasing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import coop.cobuy.aggregator.purchasing.PurchaseOrder.DropReason;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class ApprovalDecisionTest {

    private static final Progress NONE = new Progress(null, null, "", null, null);

    private static String outcome(PurchaseOrder order, Approval mine, String seen) {
        return switch (ApprovalDecision.decide(order, mine, seen)) {
            case ApprovalDecision.Refuse(var reason) -> reason.name();
            case ApprovalDecision.AwaitSecond _ -> "AWAITS";
            case ApprovalDecision.Accept _ -> "APPROVED";
            case ApprovalDecision.Stay() -> "STAYS";
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            textBlock =
                    """
                    # gross | limit | outcome
                      0     | 0     | APPROVED
                      9999  | 10000 | APPROVED
                      10000 | 10000 | APPROVED
                      10001 | 10000 | AWAITS
                      1     | 0     | AWAITS
                      1     | none  | AWAITS
                    """)
    void oneBuyerSufficesUpToTheLimit(long gross, @Nullable Long limit, String outcome) {
        PurchaseOrder draft = new PurchaseOrder.Draft(Orders.content(gross));
        assertEquals(outcome, outcome(draft, Orders.approval(1, limit), Orders.HASH));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            textBlock =
                    """
                    # first's limit | second | second's limit | outcome
                      500           | 2      | 500            | APPROVED
                      500           | 2      | none           | APPROVED
                      none          | 2      | 500            | APPROVED
                      none          | 2      | none           | NO_APPROVAL_LIMIT
                      500           | 1      | 500            | OTHER_BUYER_NEEDED
                      500           | 1      | 99999          | OTHER_BUYER_NEEDED
                    """)
    void aboveTheLimitTwoDifferentBuyersApprove(
            @Nullable Long firstLimit, int second, @Nullable Long secondLimit, String outcome) {
        PurchaseOrder awaiting =
                new PurchaseOrder.AwaitingSecondApproval(
                        Orders.content(10_000), Orders.approval(1, firstLimit));
        assertEquals(outcome, outcome(awaiting, Orders.approval(second, secondLimit), Orders.HASH));
    }

    @Test
    void bothApprovalsStandAtTheApprovedOrder() {
        Approval first = Orders.approval(1, 10L);
        Approval second = Orders.approval(2, 20L);
        PurchaseOrder awaiting =
                new PurchaseOrder.AwaitingSecondApproval(Orders.content(10_000), first);
        var accepted =
                assertInstanceOf(
                        ApprovalDecision.Accept.class,
                        ApprovalDecision.decide(awaiting, second, Orders.HASH));
        assertEquals(List.of(first, second), accepted.next().approvals());
        assertEquals(second.at(), accepted.next().at());
    }

    @Test
    void nobodyApprovesWhatTheyHaveNotSeen() {
        OrderContent content = Orders.content(10);
        Approval mine = Orders.approval(2, 100L);
        String other = "b".repeat(64);
        assertEquals("CONTENT_CHANGED", outcome(new PurchaseOrder.Draft(content), mine, other));
        PurchaseOrder awaiting =
                new PurchaseOrder.AwaitingSecondApproval(content, Orders.approval(1, 0L));
        assertEquals("CONTENT_CHANGED", outcome(awaiting, mine, other));
    }

    @Test
    void whatIsDecidedStays() {
        OrderContent content = Orders.content(10);
        Approval mine = Orders.approval(1, 100L);
        PurchaseOrder approved =
                new PurchaseOrder.Approved(content, List.of(mine), Orders.NOON, NONE);
        assertEquals("STAYS", outcome(approved, mine, Orders.HASH));
        assertEquals("ALREADY_APPROVED", outcome(approved, mine, "b".repeat(64)));
        assertEquals("ALREADY_APPROVED", outcome(approved, Orders.approval(2, 100L), Orders.HASH));
        Cancellation cancellation =
                new Cancellation(mine.account(), "buyer 1", "a slip", true, Orders.NOON);
        PurchaseOrder cancelled =
                new PurchaseOrder.Cancelled(content, List.of(mine), cancellation, NONE);
        assertEquals("ORDER_CANCELLED", outcome(cancelled, mine, Orders.HASH));
        PurchaseOrder dropped =
                new PurchaseOrder.Dropped(content, DropReason.MINIMUM_ORDER_VALUE_MISSED);
        assertEquals("NOTHING_ORDERED", outcome(dropped, mine, Orders.HASH));
    }

    @Test
    void cancelsBeforeGoodsCameAndNotAfter() {
        OrderContent content = Orders.content(10);
        Approval mine = Orders.approval(1, 100L);
        PurchaseOrder approved =
                new PurchaseOrder.Approved(content, List.of(mine), Orders.NOON, NONE);
        assertEquals(java.util.Optional.empty(), Cancelling.refusal(approved, false));
        assertEquals(
                java.util.Optional.of(PurchasingReason.GOODS_RECEIVED),
                Cancelling.refusal(approved, true));
        assertEquals(
                java.util.Optional.empty(),
                Cancelling.refusal(new PurchaseOrder.Draft(content), false));
        assertEquals(
                java.util.Optional.of(PurchasingReason.NOTHING_ORDERED),
                Cancelling.refusal(
                        new PurchaseOrder.Dropped(content, DropReason.NOTHING_TO_ORDER), false));
    }
}
