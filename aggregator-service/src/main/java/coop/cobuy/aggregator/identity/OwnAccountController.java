package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.ClientAddress;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Paging;
import coop.cobuy.id.AccountId;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** One's own account: password, devices, data. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Needs(Action.MANAGE_OWN_ACCOUNT)
@Tag(name = "identity")
class OwnAccountController {

    private final OwnAccount own;
    private final Erasure erasure;
    private final PageSessions sessions;
    private final SessionCookie cookie;
    private final ClientAddress addresses;

    OwnAccountController(
            OwnAccount own,
            Erasure erasure,
            PageSessions sessions,
            SessionCookie cookie,
            ClientAddress addresses) {
        this.own = own;
        this.erasure = erasure;
        this.sessions = sessions;
        this.cookie = cookie;
        this.addresses = addresses;
    }

    /** The password before, and the one from now on. */
    record PasswordChange(@Nullable String password, @Nullable String newPassword) {}

    /** Shown so that nobody else does it. */
    record Confirmation(@Nullable String password) {}

    /**
     * A device that is signed in on the pages.
     *
     * @param device what its browser calls itself
     */
    record SessionView(
            UUID id, String device, Instant startedAt, Instant lastUsedAt, Instant expiresAt) {

        static SessionView of(PageSession session) {
            return new SessionView(
                    session.id(),
                    session.device(),
                    session.startedAt(),
                    session.lastUsedAt(),
                    session.expiresAt());
        }
    }

    @Put("/me/password")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(summary = "Give yourself another password; signs out everywhere else")
    HttpResponse<?> change(
            @Parameter(hidden = true) Caller caller,
            @Parameter(hidden = true) @Nullable PageSession session,
            HttpRequest<?> request,
            @Body PasswordChange body) {
        BadInput.Gatherer errors = new BadInput.Gatherer();
        String before = shown(errors, body.password());
        String password = Inputs.newPassword(errors, "/newPassword", body.newPassword());
        errors.throwIfAny();
        MutableHttpResponse<?> answer = HttpResponse.noContent();
        own.newPassword(
                        caller,
                        before,
                        Objects.requireNonNull(password),
                        addresses.of(request),
                        session)
                .ifPresent(started -> answer.cookie(cookie.of(started)));
        return answer;
    }

    private static String shown(BadInput.Gatherer errors, @Nullable String password) {
        String given = Objects.requireNonNullElse(password, "");
        errors.require(
                !given.isEmpty() && given.length() <= Passwords.LENGTH_MAX,
                "/password",
                "is missing or too long");
        return given;
    }

    @Get("/me/sessions")
    @Operation(summary = "The devices on which you are signed in on the pages")
    Paging.Items<SessionView> devices(@Parameter(hidden = true) Caller caller) {
        return new Paging.Items<>(
                sessions.ofAccount(caller.coop(), caller.account()).stream()
                        .map(SessionView::of)
                        .toList());
    }

    @Delete("/me/sessions/{id}")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(summary = "Sign a device of yours out")
    HttpResponse<?> end(@Parameter(hidden = true) Caller caller, UUID id) {
        sessions.end(caller.coop(), caller.account(), id);
        return HttpResponse.noContent();
    }

    @Get("/me/data")
    @Operation(
            summary = "What is kept about you",
            description =
                    "Name, address, devices and tokens. Orders, entries and statements have routes"
                            + " of their own.")
    Map<String, Object> data(@Parameter(hidden = true) Caller caller) {
        return erasure.export(caller);
    }

    @Post("/me/erasure")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Erase what is kept about you, and your account with it",
            description = "Orders and entries stay, under ids that name nobody.")
    HttpResponse<?> erase(
            @Parameter(hidden = true) Caller caller,
            HttpRequest<?> request,
            @Body Confirmation body) {
        BadInput.Gatherer errors = new BadInput.Gatherer();
        String password = shown(errors, body.password());
        errors.throwIfAny();
        erasure.eraseOwn(caller, password, addresses.of(request));
        return HttpResponse.noContent().cookie(cookie.gone());
    }

    @Post("/accounts/{id}/erasure")
    @Needs(Action.MANAGE_ACCOUNTS)
    @Status(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Erase what is kept about somebody who has asked for it",
            description = "Orders and entries stay, under ids that name nobody.")
    HttpResponse<?> eraseOf(@Parameter(hidden = true) Caller caller, UUID id) {
        erasure.erase(caller, new AccountId(id));
        return HttpResponse.noContent();
    }
}
