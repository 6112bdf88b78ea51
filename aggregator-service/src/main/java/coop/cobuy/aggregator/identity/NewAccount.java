package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * An account to be made; see {@link Account}.
 *
 * @param password null: it signs in by tokens alone
 */
public record NewAccount(
        String name,
        @Nullable String email,
        @Nullable String password,
        Set<Role> roles,
        @Nullable MemberId member,
        @Nullable SupplierId supplier,
        @Nullable Money approvalLimit) {

    public NewAccount {
        roles = Set.copyOf(roles);
    }
}
