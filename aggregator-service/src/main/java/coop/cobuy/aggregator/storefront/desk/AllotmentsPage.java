package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.members.Member;
import coop.cobuy.aggregator.purchasing.AllotmentView;
import coop.cobuy.aggregator.purchasing.OrderContent;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.aggregator.storefront.shop.UnitNames;
import coop.cobuy.id.MemberId;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * Who gets what of a purchase order, by offer and member.
 *
 * @param members by id
 * @param next where there are more; null: these are the last
 */
public record AllotmentsPage(
        OrderContent order,
        List<AllotmentView> allotments,
        Map<MemberId, Member> members,
        @Nullable String next) {

    public AllotmentsPage {
        allotments = List.copyOf(allotments);
        members = Map.copyOf(members);
    }

    public String member(AllotmentView of) {
        Member member = members.get(of.member());
        return member == null ? of.member().toString() : member.number() + " " + member.name();
    }

    public static String unit(Visit visit, AllotmentView of) {
        return UnitNames.of(visit, of.unit());
    }
}
