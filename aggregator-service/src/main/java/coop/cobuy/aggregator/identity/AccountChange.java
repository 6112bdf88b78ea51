package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.Set;

/**
 * What is to be another at an account; null: stays as it is.
 *
 * @param withoutLimit whether the approval limit is taken away; another is not given then
 */
public record AccountChange(
        @Nullable String email,
        @Nullable String password,
        @Nullable Set<Role> roles,
        @Nullable SupplierId supplier,
        @Nullable Money approvalLimit,
        boolean withoutLimit,
        @Nullable Boolean active) {

    public AccountChange {
        roles = roles == null ? null : Set.copyOf(roles);
        if (withoutLimit && approvalLimit != null) {
            throw new IllegalStateException("limit: " + approvalLimit + " (expected: none)");
        }
    }

    /** One that takes no limit away. */
    public AccountChange(
            @Nullable String email,
            @Nullable String password,
            @Nullable Set<Role> roles,
            @Nullable SupplierId supplier,
            @Nullable Money approvalLimit,
            @Nullable Boolean active) {
        this(email, password, roles, supplier, approvalLimit, false, active);
    }

    Account applyTo(Account old) {
        return new Account(
                old.id(),
                old.name(),
                email == null ? old.email() : email,
                Objects.requireNonNullElse(roles, old.roles()),
                old.member(),
                supplier == null ? old.supplier() : supplier,
                approvalLimit == null && !withoutLimit ? old.approvalLimit() : approvalLimit,
                Objects.requireNonNullElse(active, old.active()));
    }
}
