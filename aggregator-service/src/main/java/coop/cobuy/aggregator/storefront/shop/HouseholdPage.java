package coop.cobuy.aggregator.storefront.shop;

import coop.cobuy.aggregator.identity.Account;
import coop.cobuy.aggregator.identity.HouseholdPeople;
import coop.cobuy.aggregator.identity.Invitation;
import coop.cobuy.aggregator.members.Member;
import coop.cobuy.aggregator.ordering.OwnOrders;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.Visit;

import java.util.List;

/**
 * A member and the people who order for it.
 *
 * @param form for inviting somebody
 * @param invited who has not come in yet
 * @param funds what it can use
 */
public record HouseholdPage(
        Form form,
        Member member,
        List<Account> people,
        List<Invitation> invited,
        OwnOrders.Funds funds) {

    public HouseholdPage {
        people = List.copyOf(people);
        invited = List.copyOf(invited);
    }

    /** Whether the reader may take somebody out of the household. */
    public boolean isRemovable(Visit visit, Account person) {
        return HouseholdPeople.isRemovable(person) && !person.id().equals(visit.caller().account());
    }
}
