package coop.cobuy.aggregator.storefront.shop;

import coop.cobuy.aggregator.identity.Account;
import coop.cobuy.aggregator.members.Member;
import coop.cobuy.aggregator.ordering.OwnOrders;

import java.util.List;

/**
 * A member and the people who order for it.
 *
 * @param funds what it can use
 */
public record HouseholdPage(Member member, List<Account> people, OwnOrders.Funds funds) {

    public HouseholdPage {
        people = List.copyOf(people);
    }
}
