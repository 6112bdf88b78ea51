package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Cursor;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Paging;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.Scope;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.AccountId;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
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

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** An account's tokens: for itself, or for another account by an administrator. */
@Controller("/api/v1/accounts/{account}/tokens")
@ExecuteOn(TaskExecutors.BLOCKING)
@Needs(Action.MANAGE_OWN_ACCOUNT)
@Tag(name = "identity")
class TokenController {

    private static final int DAYS_DEFAULT = 365;

    private final Tokens tokens;
    private final People people;

    TokenController(Tokens tokens, People people) {
        this.people = people;
        this.tokens = tokens;
    }

    /**
     * A token to be made: what it is for, and for how many days it is good.
     *
     * @param scopes what it is limited to, within what the account may do; absent: to nothing
     */
    record TokenBody(
            @Nullable String name, @Nullable Integer days, @Nullable List<String> scopes) {}

    /** A token that was made. It is shown this once. */
    record TokenMade(UUID id, String name, String token, Instant expiresAt, List<Scope> scopes) {}

    /** A token as it is listed. */
    record TokenView(
            UUID id,
            String name,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant revokedAt,
            List<Scope> scopes) {

        static TokenView of(TokenRow row) {
            return new TokenView(
                    row.id(),
                    row.name(),
                    UtcTime.instant(row.createdAt()),
                    UtcTime.instant(row.expiresAt()),
                    row.revokedAt() == null ? null : UtcTime.instant(row.revokedAt()),
                    row.limits().stream().sorted().toList());
        }
    }

    @Post
    @Status(HttpStatus.CREATED)
    @Transactional
    @Operation(summary = "Make an API token for an account; it is shown once")
    HttpResponse<TokenMade> issue(
            @Parameter(hidden = true) Caller caller, UUID account, @Body TokenBody body) {
        BadInput.Gatherer errors = new BadInput.Gatherer();
        String name = errors.text("/name", body.name(), Inputs.NAME_MAX);
        int days = Objects.requireNonNullElse(body.days(), DAYS_DEFAULT);
        errors.require(
                days >= 1 && days < Tokens.LIFE_MAX.toDays(),
                "/days",
                days + "; expected: 1 to " + (Tokens.LIFE_MAX.toDays() - 1));
        Set<Scope> scopes = Inputs.scopes(errors, "/scopes", body.scopes());
        errors.throwIfAny();
        IssuedToken made =
                people.issue(
                        caller, new AccountId(account), Objects.requireNonNull(name), days, scopes);
        return HttpResponse.created(
                new TokenMade(
                        made.id(),
                        made.name(),
                        made.secret(),
                        made.expiresAt(),
                        scopes.stream().sorted().toList()));
    }

    private static void requireOwn(Caller caller, UUID account) {
        if (!caller.account().value().equals(account) && !caller.may(Action.MANAGE_ACCOUNTS)) {
            throw new Refused(IdentityReason.NOT_YOUR_ACCOUNT);
        }
    }

    @Get
    @Operation(summary = "An account's tokens, without their secrets")
    HttpResponse<Paging.Items<TokenView>> list(
            @Parameter(hidden = true) Caller caller,
            HttpRequest<?> request,
            UUID account,
            @Nullable @QueryValue String cursor,
            @Nullable @QueryValue Integer limit) {
        requireOwn(caller, account);
        Paging paging = Paging.of(cursor, limit);
        List<TokenRow> rows =
                tokens.ofAccount(
                        caller.coop(), new AccountId(account), paging.afterUuid(), paging.rows());
        return paging.answer(request, rows, row -> Cursor.of(row.id()), TokenView::of);
    }

    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    @Transactional
    @Operation(summary = "Revoke a token; it is good for nothing from then on")
    HttpResponse<?> revoke(@Parameter(hidden = true) Caller caller, UUID account, UUID id) {
        requireOwn(caller, account);
        people.revoke(caller, new AccountId(account), id);
        return HttpResponse.noContent();
    }
}
