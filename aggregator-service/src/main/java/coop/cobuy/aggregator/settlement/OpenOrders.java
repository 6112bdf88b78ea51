package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.purchasing.Allotments;
import coop.cobuy.aggregator.purchasing.OrderLine;
import coop.cobuy.aggregator.purchasing.PurchaseOrder;
import coop.cobuy.aggregator.purchasing.PurchaseOrders;
import coop.cobuy.aggregator.sharing.Participants;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.id.RoundId;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Which purchase orders of a round may still cost its members something: those that are neither
 * called off nor begun to be settled. A member's hold ends with the last of them.
 */
@Singleton
class OpenOrders {

    private final PurchaseOrders orders;
    private final Allotments allotments;
    private final SettlementRows settlements;

    OpenOrders(PurchaseOrders orders, Allotments allotments, SettlementRows settlements) {
        this.orders = orders;
        this.allotments = allotments;
        this.settlements = settlements;
    }

    List<PurchaseOrder> of(CoopId coop, RoundId round) {
        Set<UUID> begun =
                settlements.ofRound(coop.value(), round.value()).stream()
                        .filter(row -> !row.credit())
                        .map(SettlementRow::purchaseOrderId)
                        .collect(Collectors.toSet());
        return orders.ofRound(coop, round).stream()
                .filter(order -> mayCost(order) && !begun.contains(order.id().value()))
                .toList();
    }

    private static boolean mayCost(PurchaseOrder order) {
        return switch (order) {
            case PurchaseOrder.Draft _,
                    PurchaseOrder.AwaitingSecondApproval _,
                    PurchaseOrder.Approved _ ->
                    true;
            case PurchaseOrder.Dropped _, PurchaseOrder.Cancelled _ -> false;
        };
    }

    /** Those of an invoice's members whom no open purchase order gives anything. */
    BitSet released(Prepared prepared) {
        Participants participants = prepared.participants();
        BitSet released = new BitSet();
        if (prepared.isCredit()) {
            return released;
        }
        released.set(0, participants.members());
        PurchaseOrderId own = prepared.order().id();
        for (PurchaseOrder open : of(prepared.order().coop(), prepared.order().round())) {
            if (!open.id().equals(own)) {
                keep(open, participants, released);
            }
        }
        return released;
    }

    private void keep(PurchaseOrder open, Participants participants, BitSet released) {
        for (OrderLine line : open.content().ordered().toList()) {
            allotments.ofLine(
                    open.content().coop(),
                    open.id(),
                    line.offer(),
                    (member, asked, tolerance, allotted) -> {
                        int index = allotted > 0 ? participants.find(member.bytes()) : -1;
                        if (index >= 0) {
                            released.clear(index);
                        }
                    });
        }
    }

    /** All who asked for something in the round, whatever they got. */
    Participants whoAsked(CoopId coop, RoundId round) {
        List<byte[]> members = new ArrayList<>();
        for (PurchaseOrder order : orders.ofRound(coop, round)) {
            Set<UUID> ofOrder = new java.util.HashSet<>();
            for (OrderLine line : order.content().lines()) {
                allotments.ofLine(
                        coop,
                        order.id(),
                        line.offer(),
                        (member, asked, tolerance, allotted) -> {
                            if (ofOrder.add(member.value())) {
                                members.add(member.bytes());
                            }
                        });
            }
        }
        return Participants.of(round.value(), coop.value(), members.toArray(byte[][]::new));
    }
}
