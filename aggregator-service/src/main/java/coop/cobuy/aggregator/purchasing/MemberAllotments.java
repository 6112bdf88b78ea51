package coop.cobuy.aggregator.purchasing;

import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.id.RoundId;

import io.micronaut.transaction.annotation.ReadOnly;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What one member gets of a round, and why. */
@Singleton
public class MemberAllotments {

    private final PurchaseOrders orders;
    private final AllotmentViews views;
    private final AllotmentRows allotments;

    MemberAllotments(PurchaseOrders orders, AllotmentViews views, AllotmentRows allotments) {
        this.orders = orders;
        this.views = views;
        this.allotments = allotments;
    }

    /** A member's allotments in one purchase order. */
    public record MemberOrder(
            PurchaseOrderId purchaseOrder,
            String number,
            String supplier,
            String state,
            List<AllotmentView> allotments) {

        public MemberOrder {
            allotments = List.copyOf(allotments);
        }
    }

    /**
     * By purchase order; empty: none has a line of the member's, or none is made yet.
     *
     * @param language of the reasons
     */
    @ReadOnly
    public List<MemberOrder> inRound(CoopId coop, RoundId round, MemberId member, Locale language) {
        List<MemberOrder> own = new ArrayList<>();
        for (PurchaseOrder order : orders.ofRound(coop, round)) {
            List<AllotmentView> got = ofMember(order, member.value(), language);
            if (!got.isEmpty()) {
                own.add(
                        new MemberOrder(
                                order.id(),
                                order.content().number(),
                                order.content().supplierName(),
                                PurchaseOrderView.state(order),
                                got));
            }
        }
        return own;
    }

    /** An order's by offer and member, after one of both. */
    @ReadOnly
    public List<AllotmentView> ofOrder(
            PurchaseOrder order, UUID afterOffer, UUID afterMember, int atMost, Locale language) {
        UUID coop = order.content().coop().value();
        return allotments.after(coop, order.id().value(), afterOffer, afterMember, atMost).stream()
                .map(views.of(order, language))
                .toList();
    }

    private List<AllotmentView> ofMember(PurchaseOrder order, UUID member, Locale language) {
        UUID coop = order.content().coop().value();
        List<AllotmentRow> rows = allotments.ofMember(coop, order.id().value(), member);
        if (rows.isEmpty()) {
            return List.of();
        }
        return rows.stream().map(views.of(order, language)).toList();
    }
}
