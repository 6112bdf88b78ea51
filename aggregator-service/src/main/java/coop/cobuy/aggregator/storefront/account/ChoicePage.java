package coop.cobuy.aggregator.storefront.account;

import coop.cobuy.aggregator.storefront.Form;

/**
 * A form by which somebody chooses a password, and a name where there is none yet.
 *
 * @param kind {@code invitation} or {@code reset}: of the texts
 * @param coop its name
 */
public record ChoicePage(Form form, String kind, String action, String coop) {

    public boolean isInvitation() {
        return kind.equals("invitation");
    }
}
