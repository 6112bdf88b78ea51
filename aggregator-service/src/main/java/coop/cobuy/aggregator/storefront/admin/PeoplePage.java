package coop.cobuy.aggregator.storefront.admin;

import coop.cobuy.aggregator.identity.Account;
import coop.cobuy.aggregator.identity.Invitation;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.Visit;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Who may sign in, and who is invited to.
 *
 * @param form for inviting somebody
 * @param next where there are more; null: these are all
 */
public record PeoplePage(
        Form form, List<Account> people, List<Invitation> invitations, @Nullable String next) {

    public PeoplePage {
        people = List.copyOf(people);
        invitations = List.copyOf(invitations);
    }

    /**
     * What an invitation may be for; who acts for a household or a supplier is linked with it
     * later.
     */
    public static List<Role> roles() {
        return List.of(Role.values());
    }

    /** Roles as they are read. */
    public static String words(Visit visit, Collection<Role> roles) {
        return roles.stream()
                .sorted()
                .map(role -> visit.t("admin.role." + role))
                .collect(Collectors.joining(", "));
    }
}
