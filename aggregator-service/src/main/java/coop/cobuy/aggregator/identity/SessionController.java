package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.ClientAddress;
import coop.cobuy.aggregator.platform.HttpProblems;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;

@Controller("/api/v1/sessions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "identity")
final class SessionController {

    private final SignIn signIn;

    private final ClientAddress addresses;

    SessionController(SignIn signIn, ClientAddress addresses) {
        this.addresses = addresses;
        this.signIn = signIn;
    }

    /**
     * A sign-in.
     *
     * @param coop the co-op's id; may be left out where there is only one
     * @param code of the second factor, where the account has one; or a recovery code
     */
    record Credentials(
            @Nullable String coop,
            @Nullable String name,
            @Nullable String password,
            @Nullable String code) {}

    /** A token for some hours. */
    record Session(CoopId coop, AccountId account, String token, Instant expiresAt) {}

    @Post
    @Status(HttpStatus.CREATED)
    @Secured(SecurityRule.IS_ANONYMOUS)
    @ApiResponse(
            responseCode = "201",
            description = "Signed in",
            content = @Content(schema = @Schema(implementation = Session.class)))
    @Operation(summary = "Sign in with name and password for a token of some hours")
    HttpResponse<?> signIn(HttpRequest<?> request, @Body Credentials body) {
        BadInput.Gatherer errors = new BadInput.Gatherer();
        CoopId coop =
                body.coop() == null
                        ? null
                        : errors.parse("/coop", body.coop(), "a co-op's id", CoopId::parse);
        String name = errors.text("/name", body.name(), Inputs.NAME_MAX);
        String password = body.password();
        errors.require(
                password != null && password.length() <= Passwords.LENGTH_MAX,
                "/password",
                "is missing or too long");
        errors.throwIfAny();
        String address = addresses.of(request);
        return answer(
                signIn.attempt(
                        coop,
                        Objects.requireNonNull(name),
                        Objects.requireNonNull(password),
                        body.code(),
                        address));
    }

    private static HttpResponse<?> answer(SignIn.Outcome outcome) {
        return switch (outcome) {
            case SignIn.Outcome.SignedIn in ->
                    HttpResponse.created(
                            new Session(
                                    in.coop(),
                                    in.account(),
                                    in.token().secret(),
                                    in.token().expiresAt()));
            case SignIn.Outcome.Wrong() ->
                    HttpProblems.answer(new Refused(IdentityReason.WRONG_NAME_OR_PASSWORD));
            case SignIn.Outcome.NotEnough(var reason) -> HttpProblems.answer(new Refused(reason));
            case SignIn.Outcome.Wait(var time) ->
                    HttpProblems.answer(new Refused(IdentityReason.TOO_MANY_ATTEMPTS))
                            .header("Retry-After", Long.toString(time.toSeconds() + 1));
        };
    }
}
