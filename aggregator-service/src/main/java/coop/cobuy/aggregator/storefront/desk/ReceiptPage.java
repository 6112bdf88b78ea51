package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.purchasing.OrderContent;
import coop.cobuy.aggregator.purchasing.OrderLine;
import coop.cobuy.aggregator.receiving.ReceivingView;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.aggregator.storefront.shop.UnitNames;
import coop.cobuy.id.OfferId;
import coop.cobuy.quantity.CasePack;
import coop.cobuy.quantity.Units;

import java.util.List;
import java.util.Map;

/**
 * Goods of a purchase order at the van.
 *
 * @param approved whether goods can be booked at all
 * @param expected units that should come now, by offer
 * @param advice names the despatch advices that the form was filled in from; empty: the order was
 * @param corrects the receipt in whose place this one is to stand; empty: none
 * @param changes who gets more or less than planned, once all is shared out
 * @param moreChanges whether there are more than are shown
 */
public record ReceiptPage(
        OrderContent order,
        boolean approved,
        ReceivingView receiving,
        Map<OfferId, Units> expected,
        String advice,
        String corrects,
        List<Change> changes,
        boolean moreChanges,
        Form form) {

    /** What a member gets instead of what was planned. */
    public record Change(String member, String product, Units planned, Units gets) {}

    public ReceiptPage {
        changes = List.copyOf(changes);
    }

    public String path() {
        return "/desk/purchase-orders/" + order.id();
    }

    public boolean open() {
        return approved && receiving.state().equals("OPEN");
    }

    public boolean begun() {
        return !receiving.receipts().isEmpty();
    }

    public List<OrderLine> lines() {
        return order.ordered().toList();
    }

    public Units expected(OrderLine line) {
        return expected.getOrDefault(line.offer(), Units.ZERO);
    }

    /** By how much a tap changes a quantity: a case, where whole ones are expected. */
    public String step(OrderLine line) {
        return line.pack()
                .map(CasePack::unitsPerCase)
                .filter(units -> expected(line).milli() % units.milli() == 0)
                .map(Units::toString)
                .orElse("1");
    }

    public static String unit(Visit visit, OrderLine line) {
        return UnitNames.of(visit, line.unit());
    }

    public String unit(Visit visit, ReceivingView.LineView of) {
        return order.line(of.offer()).map(line -> unit(visit, line)).orElse("");
    }

    /** Whether a line came as it was ordered. */
    public static boolean differs(ReceivingView.LineView line) {
        return !line.missing().isZero() || !line.over().isZero() || !line.damaged().isZero();
    }

    public long differences() {
        return receiving.lines().stream().filter(ReceiptPage::differs).count();
    }
}
