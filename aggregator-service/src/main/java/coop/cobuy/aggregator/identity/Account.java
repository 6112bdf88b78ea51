package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * Somebody who may sign in to a co-op.
 *
 * @param name unique in the co-op, without regard to case
 * @param member the member that it acts for
 * @param supplier the supplier that it acts for
 * @param approvalLimit the largest gross total of a purchase order that it approves alone; null:
 *     none is set
 * @param active an inactive one may do nothing
 */
public record Account(
        AccountId id,
        String name,
        @Nullable String email,
        Set<Role> roles,
        @Nullable MemberId member,
        @Nullable SupplierId supplier,
        @Nullable Money approvalLimit,
        boolean active) {

    public Account {
        roles = Set.copyOf(roles);
    }
}
