package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import java.util.List;

@Controller("/api/v1/me")
@Tag(name = "identity")
final class MeController {

    /** Whose a token is. */
    record Me(
            CoopId coop,
            String currency,
            AccountId account,
            String name,
            List<Role> roles,
            @Nullable MemberId member,
            @Nullable SupplierId supplier,
            @Nullable Money approvalLimit) {}

    @Get
    @Secured({
        Role.OF_MEMBER,
        Role.OF_BUYER,
        Role.OF_SUPPLIER,
        Role.OF_BOOKKEEPER,
        Role.OF_ADMINISTRATOR
    })
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
                caller.approvalLimitOrNull());
    }
}
