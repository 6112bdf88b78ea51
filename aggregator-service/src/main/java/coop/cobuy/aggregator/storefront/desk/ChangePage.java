package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.members.Member;
import coop.cobuy.aggregator.purchasing.ChangeEffect;
import coop.cobuy.aggregator.purchasing.PurchaseOrderView;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.aggregator.storefront.shop.UnitNames;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A purchase order that was sent, to be changed.
 *
 * @param page of its lines, from 1; those of others stay as they are
 * @param effect what it would do; nothing: not asked yet
 * @param members those whom it would touch, as far as they are shown
 */
public record ChangePage(
        PurchaseOrderView order,
        int page,
        Form form,
        Optional<ChangeEffect> effect,
        Map<MemberId, Member> members) {

    /** How many lines are on a page. */
    static final int SIZE = OrderPage.SIZE;

    /** Before the name of a field with what was ordered when the page was made. */
    static final String WAS = "was.";

    /** How many members of a line are named. */
    static final int NAMED = 50;

    public ChangePage {
        members = Map.copyOf(members);
    }

    public String path() {
        return "/desk/purchase-orders/" + order.id();
    }

    public List<PurchaseOrderView.LineView> lines() {
        int from = Math.min((page - 1) * SIZE, order.lines().size());
        return order.lines().subList(from, Math.min(from + SIZE, order.lines().size()));
    }

    public int pages() {
        return Math.max(1, (order.lines().size() + SIZE - 1) / SIZE);
    }

    /** Where another page of its lines is; null: there is none. */
    public String at(int other) {
        return path() + "/change?page=" + other;
    }

    /** The name of a line's field. */
    public static String field(OfferId offer) {
        return "quantity." + offer;
    }

    /** What is ordered of a line, as its field has it: cases, or units of loose goods. */
    public static String ordered(PurchaseOrderView.LineView line) {
        return line.unitsPerCase() == null
                ? line.units().toString()
                : Long.toString(line.cases().count());
    }

    /** The name of the field with what was ordered of a line when the page was made. */
    public static String before(OfferId offer) {
        return WAS + offer;
    }

    /** What a line's field counts. */
    public static String counts(Visit visit, PurchaseOrderView.LineView line) {
        String unit = OrderPage.unit(visit, line);
        return line.unitsPerCase() == null
                ? unit
                : visit.t("desk.change.cases-of", visit.number(line.unitsPerCase()), unit);
    }

    public static String unit(Visit visit, ChangeEffect.Line line) {
        return UnitNames.of(visit, line.unit());
    }

    public List<ChangeEffect.Moved> named(ChangeEffect.Line line) {
        return line.moved().subList(0, Math.min(NAMED, line.moved().size()));
    }

    public String name(ChangeEffect.Moved moved) {
        Member member = members.get(moved.member());
        return member == null ? moved.member().toString() : member.number() + " " + member.name();
    }
}
