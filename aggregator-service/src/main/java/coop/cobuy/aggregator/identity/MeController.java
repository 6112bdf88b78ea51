package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.aggregator.platform.Scope;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import java.util.List;

@Controller("/api/v1/me")
@Tag(name = "identity")
final class MeController {

    /**
     * Whose a token is.
     *
     * @param scopes what the token is limited to; empty: to nothing
     */
    record Me(
            CoopId coop,
            String currency,
            AccountId account,
            String name,
            List<Role> roles,
            @Nullable MemberId member,
            @Nullable SupplierId supplier,
            @Nullable Money approvalLimit,
            List<Scope> scopes) {}

    @Get
    @Needs(Action.SEE_ONESELF)
    @Operation(summary = "Who you are: your co-op, your roles, whom you act for")
    Me me(@Parameter(hidden = true) Caller caller) {
        return new Me(
                caller.coop(),
                caller.currency().getCurrencyCode(),
                caller.account(),
                caller.name(),
                caller.roles().stream().sorted().toList(),
                caller.memberOrNull(),
                caller.supplierOrNull(),
                caller.approvalLimitOrNull(),
                caller.scopes().stream().sorted().toList());
    }
}
