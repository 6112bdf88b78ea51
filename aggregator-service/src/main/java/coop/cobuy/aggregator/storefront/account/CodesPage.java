package coop.cobuy.aggregator.storefront.account;

import java.util.List;

/**
 * Recovery codes, this once.
 *
 * @param then where it goes on
 */
public record CodesPage(List<String> codes, String then) {

    public CodesPage {
        codes = List.copyOf(codes);
    }
}
