package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.purchasing.OrderLists;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.contract.supplier.v1.OrderResponse;

/** What purchase orders and their deliveries are called. */
public final class OrderWords {

    private OrderWords() {}

    /** How a state looks. */
    public static String style(String state) {
        return switch (state) {
            case "APPROVED" -> "good";
            case "DRAFT", "AWAITING_SECOND_APPROVAL" -> "warn";
            case "DROPPED", "CANCELLED" -> "bad";
            default -> "";
        };
    }

    /** Where it stands with the supplier, or that it has come. */
    public static String delivery(Visit visit, OrderLists.Head head) {
        if (head.receivedAt() != null) {
            return visit.t("desk.delivery.received");
        }
        String verdict = head.verdict();
        if (verdict != null) {
            return visit.t("desk.verdict." + verdict);
        }
        String delivery = head.delivery();
        if (delivery == null) {
            return head.state().equals("APPROVED") ? visit.t("desk.delivery.none") : "–";
        }
        boolean late = head.late() != null && isUnderWay(delivery);
        return late
                ? visit.t("desk.delivery.late", visit.t("desk.delivery." + delivery))
                : visit.t("desk.delivery." + delivery);
    }

    private static boolean isUnderWay(String delivery) {
        return delivery.equals("QUEUED") || delivery.equals("SENT") || delivery.equals("FAILED");
    }

    /** How an answer looks. */
    public static String verdictStyle(OrderResponse.Verdict verdict) {
        return switch (verdict) {
            case ACCEPTED -> "good";
            case CHANGED -> "warn";
            case REJECTED -> "bad";
        };
    }
}
