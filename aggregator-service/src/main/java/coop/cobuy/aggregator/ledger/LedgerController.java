package coop.cobuy.aggregator.ledger;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Paging;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.id.MemberId;
import coop.cobuy.money.Money;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "ledger")
class LedgerController {

    private final Ledger ledger;
    private final Statements statements;
    private final LedgerTotals totals;
    private final KnownMembers members;
    private final CreditLimits limits;

    LedgerController(
            Ledger ledger,
            Statements statements,
            LedgerTotals totals,
            KnownMembers members,
            CreditLimits limits) {
        this.ledger = ledger;
        this.statements = statements;
        this.totals = totals;
        this.members = members;
        this.limits = limits;
    }

    /** What a member has in the books; what open orders hold of it is ordering's to tell. */
    record MemberAccount(MemberId member, Money balance, Money creditLimit) {}

    /** A credit limit to be set. */
    record LimitBody(@Nullable Money creditLimit) {}

    @Get("/members/{id}/account")
    @Needs(Action.SEE_OWN_BALANCE)
    @Operation(summary = "A member's balance and credit limit")
    MemberAccount account(@Parameter(hidden = true) Caller caller, UUID id) {
        return view(caller, visible(caller, id));
    }

    private MemberAccount view(Caller caller, MemberId member) {
        Funds funds = ledger.funds(caller.coop(), caller.currency(), member);
        return new MemberAccount(member, funds.balance(), funds.creditLimit());
    }

    private MemberId visible(Caller caller, UUID id) {
        MemberId member = new MemberId(id);
        boolean all = caller.may(Action.SEE_ALL_BALANCES);
        if (!all && !member.equals(caller.memberOrNull())) {
            throw new Refused(LedgerReason.NOT_YOUR_ACCOUNT);
        }
        members.require(caller.coop(), member);
        return member;
    }

    @Get("/members/{id}/account/entries")
    @Needs(Action.SEE_OWN_BALANCE)
    @Operation(summary = "What was moved on a member's account, newest first")
    HttpResponse<Paging.Items<Entry>> entries(
            @Parameter(hidden = true) Caller caller,
            HttpRequest<?> request,
            UUID id,
            @Nullable @QueryValue String cursor,
            @Nullable @QueryValue Integer limit) {
        Paging paging = Paging.of(cursor, limit);
        MemberId member = visible(caller, id);
        List<Entry> entries =
                statements.entries(
                        caller.coop(), caller.currency(), AccountKey.member(member), paging);
        return paging.answer(request, entries, Statements::cursor, entry -> entry);
    }

    @Put("/members/{id}/credit-limit")
    @Needs(Action.SET_CREDIT_LIMITS)
    @Operation(summary = "Set how far below zero a member's balance may go")
    MemberAccount limit(@Parameter(hidden = true) Caller caller, UUID id, @Body LimitBody body) {
        BadInput.Gatherer errors = new BadInput.Gatherer();
        Money limit =
                errors.money(
                        "/creditLimit",
                        body.creditLimit(),
                        caller.currency(),
                        0,
                        Transfer.AMOUNT_MAX);
        errors.throwIfAny();
        MemberId member = new MemberId(id);
        limits.set(caller, member, Objects.requireNonNull(limit), null);
        return view(caller, member);
    }

    @Get("/ledger/totals")
    @Needs(Action.SEE_LEDGER)
    @Operation(summary = "The sum of the accounts of each kind; all together are zero")
    LedgerTotals.Totals totals(@Parameter(hidden = true) Caller caller) {
        return totals.of(caller.coop(), caller.currency());
    }
}
