package coop.cobuy.aggregator.members;

import coop.cobuy.aggregator.identity.Account;
import coop.cobuy.aggregator.identity.Accounts;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Paging;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.MemberId;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.transaction.annotation.Transactional;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import java.util.UUID;

/** Who acts for a member: the accounts of a household's people. */
@Controller("/api/v1/members/{id}/accounts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Needs(Action.MANAGE_MEMBERS)
@Tag(name = "members")
class HouseholdController {

    private final Accounts accounts;
    private final Members members;
    private final Audit audit;

    HouseholdController(Accounts accounts, Members members, Audit audit) {
        this.accounts = accounts;
        this.members = members;
        this.audit = audit;
    }

    /** An account that acts for the member. */
    record Delegate(AccountId account, String name, boolean active) {

        static Delegate of(Account account) {
            return new Delegate(account.id(), account.name(), account.active());
        }
    }

    @Get
    @Operation(summary = "The accounts that act for a member")
    Paging.Items<Delegate> list(@Parameter(hidden = true) Caller caller, UUID id) {
        MemberId member = known(caller, id);
        return new Paging.Items<>(
                accounts.ofMember(caller.coop(), member).stream().map(Delegate::of).toList());
    }

    @Put("/{account}")
    @Transactional
    @Operation(summary = "Let an account act for a member, and for no other")
    Delegate link(@Parameter(hidden = true) Caller caller, UUID id, UUID account) {
        MemberId member = known(caller, id);
        Account linked = accounts.actFor(caller.coop(), new AccountId(account), member);
        audit.record(caller, "member.linked", "member/" + id, "account/" + account);
        return Delegate.of(linked);
    }

    @Delete("/{account}")
    @Status(HttpStatus.NO_CONTENT)
    @Transactional
    @Operation(summary = "The account acts for the member no more")
    HttpResponse<?> unlink(@Parameter(hidden = true) Caller caller, UUID id, UUID account) {
        MemberId member = known(caller, id);
        boolean linked =
                accounts.ofMember(caller.coop(), member).stream()
                        .anyMatch(found -> found.id().value().equals(account));
        if (!linked) {
            throw new Refused(MemberReason.ACCOUNT_NOT_LINKED);
        }
        accounts.actFor(caller.coop(), new AccountId(account), null);
        audit.record(caller, "member.unlinked", "member/" + id, "account/" + account);
        return HttpResponse.noContent();
    }

    private MemberId known(Caller caller, UUID id) {
        MemberId member = new MemberId(id);
        if (members.find(caller.coop(), member).isEmpty()) {
            throw new Refused(MemberReason.MEMBER_UNKNOWN);
        }
        return member;
    }
}
