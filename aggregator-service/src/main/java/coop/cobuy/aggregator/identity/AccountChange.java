package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.Set;

/** What is to be another at an account; null: stays as it is. */
public record AccountChange(
        @Nullable String email,
        @Nullable String password,
        @Nullable Set<Role> roles,
        @Nullable SupplierId supplier,
        @Nullable Money approvalLimit,
        @Nullable Boolean active) {

    public AccountChange {
        roles = roles == null ? null : Set.copyOf(roles);
    }

    Account applyTo(Account old) {
        return new Account(
                old.id(),
                old.name(),
                email == null ? old.email() : email,
                Objects.requireNonNullElse(roles, old.roles()),
                old.member(),
                supplier == null ? old.supplier() : supplier,
                approvalLimit == null ? old.approvalLimit() : approvalLimit,
                Objects.requireNonNullElse(active, old.active()));
    }
}
