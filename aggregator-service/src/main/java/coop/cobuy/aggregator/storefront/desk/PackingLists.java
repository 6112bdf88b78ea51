package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.members.Member;
import coop.cobuy.aggregator.members.Members;
import coop.cobuy.aggregator.purchasing.Allotments;
import coop.cobuy.aggregator.purchasing.OrderContent;
import coop.cobuy.aggregator.purchasing.OrderLine;
import coop.cobuy.aggregator.purchasing.PurchaseOrder;
import coop.cobuy.aggregator.purchasing.PurchaseOrders;
import coop.cobuy.aggregator.receiving.FinalAllotments;
import coop.cobuy.aggregator.receiving.Receipts;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.RoundId;
import coop.cobuy.quantity.Units;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Makes packing lists of what came or, as long as it is not shared out, of what is planned. */
@Singleton
class PackingLists {

    private final PurchaseOrders orders;
    private final Receipts receipts;
    private final Allotments planned;
    private final FinalAllotments allotted;
    private final Members members;

    PackingLists(
            PurchaseOrders orders,
            Receipts receipts,
            Allotments planned,
            FinalAllotments allotted,
            Members members) {
        this.orders = orders;
        this.receipts = receipts;
        this.planned = planned;
        this.allotted = allotted;
        this.members = members;
    }

    private record Raw(
            MemberId member, OrderContent order, OrderLine line, long milli, long grams) {}

    /** Of all approved purchase orders of a round. */
    PackingList of(CoopId coop, RoundId round) {
        return of(coop, round, member -> true);
    }

    /** The same of one member. */
    PackingList of(CoopId coop, RoundId round, MemberId member) {
        return of(coop, round, member::equals);
    }

    private PackingList of(CoopId coop, RoundId round, Predicate<MemberId> whom) {
        List<Raw> raw = new ArrayList<>();
        boolean isPlanned = false;
        for (PurchaseOrder order : orders.ofRound(coop, round)) {
            if (order instanceof PurchaseOrder.Approved approved) {
                boolean closed = receipts.isClosed(coop, approved.id());
                isPlanned |= !closed;
                approved.content()
                        .ordered()
                        .forEach(line -> read(approved.content(), line, closed, whom, raw));
            }
        }
        Set<MemberId> ids = raw.stream().map(Raw::member).collect(Collectors.toSet());
        Map<MemberId, Member> known = members.byIds(coop, ids);
        return new PackingList(
                raw.stream()
                        .map(
                                each ->
                                        new PackingList.Entry(
                                                each.member(),
                                                known.get(each.member()),
                                                each.order().id(),
                                                each.line().offer(),
                                                each.line().sku(),
                                                each.line().name(),
                                                each.order().supplierName(),
                                                each.line().unit(),
                                                new Units(each.milli()),
                                                new Units(each.grams())))
                        .toList(),
                isPlanned);
    }

    private void read(
            OrderContent order,
            OrderLine line,
            boolean closed,
            Predicate<MemberId> whom,
            List<Raw> raw) {
        if (closed) {
            allotted.ofLine(
                    order.coop(),
                    order.id(),
                    line.offer(),
                    (member, plannedMilli, milli, grams) -> {
                        if (milli > 0 && whom.test(member)) {
                            raw.add(new Raw(member, order, line, milli, grams));
                        }
                    });
            return;
        }
        planned.ofLine(
                order.coop(),
                order.id(),
                line.offer(),
                (member, asked, tolerance, milli) -> {
                    if (milli > 0 && whom.test(member)) {
                        raw.add(new Raw(member, order, line, milli, 0));
                    }
                });
    }
}
