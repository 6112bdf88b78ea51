package coop.cobuy.aggregator.storefront.admin;

import coop.cobuy.aggregator.identity.Account;
import coop.cobuy.aggregator.identity.People;
import coop.cobuy.aggregator.platform.Scope;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.Visit;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One account.
 *
 * @param looked what the account was like when the page was made
 */
public record PersonPage(
        Form form,
        Account account,
        String looked,
        boolean secondFactor,
        List<People.TokenOf> tokens) {

    public PersonPage {
        tokens = List.copyOf(tokens);
    }

    /** What a token may be limited to. */
    public static List<Scope> scopes() {
        return List.of(Scope.values());
    }

    /** A token's limits as they are read. */
    public static String words(Visit visit, People.TokenOf token) {
        return token.scopes().isEmpty()
                ? visit.t("admin.scope.all")
                : token.scopes().stream()
                        .sorted()
                        .map(scope -> visit.t("admin.scope." + scope.name()))
                        .collect(Collectors.joining(", "));
    }
}
