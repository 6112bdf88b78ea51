package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Cursor;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Paging;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.transaction.annotation.Transactional;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

@Controller("/api/v1/accounts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Needs(Action.MANAGE_ACCOUNTS)
@Tag(name = "identity")
class AccountController {

    private final Accounts accounts;
    private final People people;
    private final Audit audit;

    AccountController(Accounts accounts, People people, Audit audit) {
        this.people = people;
        this.accounts = accounts;
        this.audit = audit;
    }

    /** An account to be made. */
    record AccountBody(
            @Nullable String name,
            @Nullable String email,
            @Nullable String password,
            @Nullable List<String> roles,
            @Nullable String member,
            @Nullable String supplier,
            @Nullable Money approvalLimit) {}

    /**
     * What is to be another; absent: stays.
     *
     * @param noApprovalLimit true: the limit is taken away
     */
    record AccountPatch(
            @Nullable String email,
            @Nullable String password,
            @Nullable List<String> roles,
            @Nullable String supplier,
            @Nullable Money approvalLimit,
            @Nullable Boolean noApprovalLimit,
            @Nullable Boolean active) {}

    /** An account as it is shown: without its password. */
    record AccountView(
            AccountId id,
            String name,
            @Nullable String email,
            List<Role> roles,
            @Nullable MemberId member,
            @Nullable SupplierId supplier,
            @Nullable Money approvalLimit,
            boolean active) {

        static AccountView of(Account account) {
            return new AccountView(
                    account.id(),
                    account.name(),
                    account.email(),
                    account.roles().stream().sorted().toList(),
                    account.member(),
                    account.supplier(),
                    account.approvalLimit(),
                    account.active());
        }
    }

    @Post
    @Status(HttpStatus.CREATED)
    @Transactional
    @Operation(summary = "Make an account")
    HttpResponse<AccountView> create(
            @Parameter(hidden = true) Caller caller, @Body AccountBody body) {
        BadInput.Gatherer errors = new BadInput.Gatherer();
        String name = errors.text("/name", body.name(), Inputs.NAME_MAX);
        NewAccount wanted =
                new NewAccount(
                        Objects.requireNonNullElse(name, ""),
                        errors.mail("/email", body.email()),
                        Inputs.password(errors, "/password", body.password()),
                        Inputs.roles(
                                errors,
                                "/roles",
                                Objects.requireNonNullElse(body.roles(), List.of())),
                        body.member() == null
                                ? null
                                : errors.parse("/member", body.member(), "an id", MemberId::parse),
                        supplier(errors, body.supplier()),
                        limit(errors, caller, body.approvalLimit()));
        errors.throwIfAny();
        Account made = accounts.create(caller.coop(), wanted);
        audit.record(caller, "account.created", "account/" + made.id(), made.roles().toString());
        return HttpResponse.created(AccountView.of(made));
    }

    private static @Nullable SupplierId supplier(BadInput.Gatherer errors, @Nullable String text) {
        return text == null ? null : errors.parse("/supplier", text, "an id", SupplierId::parse);
    }

    private static @Nullable Money limit(
            BadInput.Gatherer errors, Caller caller, @Nullable Money limit) {
        return limit == null
                ? null
                : errors.money("/approvalLimit", limit, caller.currency(), 0, Inputs.AMOUNT_MAX);
    }

    @Get
    @Operation(summary = "The co-op's accounts")
    HttpResponse<Paging.Items<AccountView>> list(
            @Parameter(hidden = true) Caller caller,
            HttpRequest<?> request,
            @Nullable @QueryValue String cursor,
            @Nullable @QueryValue Integer limit) {
        Paging paging = Paging.of(cursor, limit);
        List<Account> found = accounts.after(caller.coop(), paging.afterUuid(), paging.rows());
        return paging.answer(request, found, account -> Cursor.of(account.id()), AccountView::of);
    }

    @Get("/{id}")
    @Operation(summary = "One account")
    AccountView get(@Parameter(hidden = true) Caller caller, UUID id) {
        return accounts.find(caller.coop(), new AccountId(id))
                .map(AccountView::of)
                .orElseThrow(() -> new Refused(IdentityReason.ACCOUNT_UNKNOWN));
    }

    @Patch("/{id}")
    @Transactional
    @Operation(summary = "Change an account: roles, mail, password, limit, active or not")
    AccountView change(@Parameter(hidden = true) Caller caller, UUID id, @Body AccountPatch body) {
        BadInput.Gatherer errors = new BadInput.Gatherer();
        List<String> names = body.roles();
        Set<Role> roles = names == null ? null : Inputs.roles(errors, "/roles", names);
        boolean withoutLimit = Boolean.TRUE.equals(body.noApprovalLimit());
        errors.require(
                !withoutLimit || body.approvalLimit() == null,
                "/noApprovalLimit",
                "there is an approvalLimit beside it");
        AccountChange change =
                new AccountChange(
                        errors.mail("/email", body.email()),
                        Inputs.password(errors, "/password", body.password()),
                        roles,
                        supplier(errors, body.supplier()),
                        withoutLimit ? null : limit(errors, caller, body.approvalLimit()),
                        withoutLimit,
                        body.active());
        errors.throwIfAny();
        Account changed = people.change(caller, new AccountId(id), change, null);
        return AccountView.of(changed);
    }
}
