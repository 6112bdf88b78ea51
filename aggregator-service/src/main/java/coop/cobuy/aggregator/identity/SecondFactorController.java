package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.id.AccountId;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
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

import java.util.List;
import java.util.Objects;
import java.util.UUID;

@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Needs(Action.MANAGE_OWN_ACCOUNT)
@Tag(name = "identity")
class SecondFactorController {

    private static final int CODE_MAX = 40;

    private final SecondFactors factors;
    private final People people;

    SecondFactorController(SecondFactors factors, People people) {
        this.people = people;
        this.factors = factors;
    }

    /** What an app needs to make codes; shown this once. */
    record SetupView(String secret, String uri) {}

    /** A code of the app, or a recovery code. */
    record CodeBody(@Nullable String code) {}

    /** Codes for who has lost the app, good once each; shown this once. */
    record RecoveryCodes(List<String> recoveryCodes) {}

    /**
     * What the co-op asks of who signs in.
     *
     * @param secondFactorRequired of buyers, bookkeepers and administrators
     */
    record SignInRule(boolean secondFactorRequired) {}

    /** What is asked from now on. */
    record SignInRuleBody(@Nullable Boolean secondFactorRequired) {}

    @Post("/me/second-factor")
    @Status(HttpStatus.CREATED)
    @Operation(summary = "Begin to set up a second factor: what an app needs to make codes")
    HttpResponse<SetupView> begin(@Parameter(hidden = true) Caller caller) {
        SecondFactors.Setup setup = factors.begin(caller.coop(), caller.account());
        return HttpResponse.created(new SetupView(setup.secret(), setup.uri()));
    }

    @Post("/me/second-factor/confirmation")
    @Status(HttpStatus.OK)
    @Operation(summary = "Show the first code: from now on signing in needs one")
    RecoveryCodes confirm(@Parameter(hidden = true) Caller caller, @Body CodeBody body) {
        return new RecoveryCodes(factors.confirm(caller.coop(), caller.account(), code(body)));
    }

    private static String code(CodeBody body) {
        BadInput.Gatherer errors = new BadInput.Gatherer();
        String code = errors.text("/code", body.code(), CODE_MAX);
        errors.throwIfAny();
        return Objects.requireNonNull(code);
    }

    @Post("/me/second-factor/removal")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take your second factor away, by showing a last code")
    HttpResponse<?> remove(@Parameter(hidden = true) Caller caller, @Body CodeBody body) {
        factors.remove(caller, code(body));
        return HttpResponse.noContent();
    }

    @Delete("/accounts/{id}/second-factor")
    @Needs(Action.MANAGE_ACCOUNTS)
    @Status(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Take away the second factor and the passkeys of somebody who has lost them")
    HttpResponse<?> removeOf(@Parameter(hidden = true) Caller caller, UUID id) {
        people.removeSecondFactor(caller, new AccountId(id));
        return HttpResponse.noContent();
    }

    @Get("/coop/sign-in")
    @Needs(Action.SEE_COOP)
    @Operation(summary = "What your co-op asks of who signs in")
    SignInRule rule(@Parameter(hidden = true) Caller caller) {
        return new SignInRule(factors.isRequired(caller.coop()));
    }

    @Put("/coop/sign-in")
    @Needs(Action.MANAGE_COOP)
    @Operation(summary = "Say what your co-op asks of who signs in")
    SignInRule require(@Parameter(hidden = true) Caller caller, @Body SignInRuleBody body) {
        Boolean required = body.secondFactorRequired();
        if (required == null) {
            throw new BadInput("/secondFactorRequired", "is missing; expected: true or false");
        }
        factors.require(caller, required);
        return new SignInRule(required);
    }
}
