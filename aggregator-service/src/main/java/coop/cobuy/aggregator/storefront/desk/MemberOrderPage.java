package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.members.Member;
import coop.cobuy.aggregator.ordering.OwnOrders;
import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.rounds.RoundState;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.aggregator.storefront.shop.ShopIndex;
import coop.cobuy.aggregator.storefront.shop.UnitNames;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A member's order, as a buyer changes it in their name.
 *
 * @param lines that stand
 * @param key for the next change, so that sending it twice counts once
 * @param form what was typed and could not be taken; else empty
 */
public record MemberOrderPage(
        Round round,
        Member member,
        Optional<OwnOrders.Order> order,
        List<Row> lines,
        String key,
        Form form) {

    public MemberOrderPage {
        lines = List.copyOf(lines);
    }

    /** An offer and what stands of it. */
    public record Row(ShopIndex.Item item, Optional<OwnOrders.Line> line) {

        public String number() {
            return String.valueOf(item.number());
        }

        public String unit(Visit visit) {
            return UnitNames.of(visit, item.offer().terms().unit());
        }
    }

    public String path() {
        return "/desk/rounds/" + round.id() + "/orders/" + member.id();
    }

    public String version() {
        return order.map(OwnOrders.Order::version).orElse("");
    }

    /** Whether members could still order themselves. */
    public boolean takesOrders() {
        return round.state() == RoundState.OPEN || round.state() == RoundState.COMPLETING;
    }

    /** Whether the order can be corrected with a reason. */
    public boolean correctable() {
        return round.state() == RoundState.FROZEN;
    }

    public boolean changeable() {
        return member.active() && (takesOrders() || correctable());
    }

    /** What a field of a line shows: what was typed, else what stands. */
    public String value(Row row, String field) {
        String name = field + "." + row.number();
        if (form.names().contains(name)) {
            return form.value(name);
        }
        return row.line().map(line -> standing(line, field)).orElse("");
    }

    private static String standing(OwnOrders.Line line, String field) {
        BigDecimal limit = line.maxUnitPrice();
        return switch (field) {
            case "quantity" -> line.quantity().toString();
            case "tolerance" -> line.tolerance().isZero() ? "" : line.tolerance().toString();
            case "maxUnitPrice" -> limit == null ? "" : limit.toPlainString();
            default -> "";
        };
    }

    public boolean whole(Row row) {
        return form.names().isEmpty()
                ? row.line().map(OwnOrders.Line::allOrNothing).orElse(false)
                : form.has("allOrNothing." + row.number(), "yes");
    }

    public boolean removed(Row row) {
        return form.has("remove." + row.number(), "yes");
    }
}
