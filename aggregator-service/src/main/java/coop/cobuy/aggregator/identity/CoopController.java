package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Objects;
import java.util.UUID;

@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "identity")
final class CoopController {

    private final Founding founding;
    private final Coops coops;
    private final IdSource ids;

    CoopController(Founding founding, Coops coops, IdSource ids) {
        this.founding = founding;
        this.coops = coops;
        this.ids = ids;
    }

    /** A co-op to be made, with its first administrator. */
    record NewCoop(
            @Nullable String id,
            @Nullable String name,
            @Nullable String currency,
            @Nullable String zone,
            @Nullable String contactMail,
            @Nullable Administrator administrator) {}

    /** Who runs the co-op at first. */
    record Administrator(
            @Nullable String name, @Nullable String email, @Nullable String password) {}

    /**
     * A co-op that was made. Token and link are shown this once.
     *
     * @param link for the administrator to choose a password, once; absent if one was given
     */
    record Founded(
            CoopView coop,
            AccountId administrator,
            String token,
            Instant expiresAt,
            @Nullable String link) {}

    /** What is to be another; absent: stays. */
    record CoopPatch(@Nullable String name, @Nullable String zone, @Nullable String contactMail) {}

    /** A co-op as it is shown. */
    record CoopView(
            CoopId id, String name, String currency, String zone, @Nullable String contactMail) {

        static CoopView of(Coop coop) {
            return new CoopView(
                    coop.id(),
                    coop.name(),
                    coop.currency().getCurrencyCode(),
                    coop.zone().getId(),
                    coop.contactMail());
        }
    }

    @Post("/coops")
    @Status(HttpStatus.CREATED)
    @Secured(OperatorToken.ROLE)
    @Operation(summary = "Make a co-op with its first administrator (operator's token)")
    HttpResponse<Founded> found(@Body NewCoop body) {
        BadInput.Gatherer errors = new BadInput.Gatherer();
        UUID id =
                body.id() == null
                        ? ids.next()
                        : errors.parse("/id", body.id(), "a UUID", coop.cobuy.id.Id::parseUuid);
        String name = errors.text("/name", body.name(), Inputs.COOP_NAME_MAX);
        Currency currency = Inputs.currency(errors, "/currency", body.currency());
        ZoneId zone = Inputs.zone(errors, "/zone", body.zone());
        String mail = errors.mail("/contactMail", body.contactMail());
        NewAccount administrator = administrator(errors, body.administrator());
        errors.throwIfAny();
        Founding.Founded made =
                founding.found(
                        new CoopId(Objects.requireNonNull(id)),
                        new Coops.New(
                                Objects.requireNonNull(name),
                                Objects.requireNonNull(currency),
                                Objects.requireNonNull(zone),
                                mail),
                        Objects.requireNonNull(administrator));
        return HttpResponse.created(
                new Founded(
                        CoopView.of(made.coop()),
                        made.administrator(),
                        made.token().secret(),
                        made.token().expiresAt(),
                        made.link()));
    }

    private static @Nullable NewAccount administrator(
            BadInput.Gatherer errors, @Nullable Administrator body) {
        if (body == null) {
            errors.add("/administrator", "is missing");
            return null;
        }
        String name = errors.text("/administrator/name", body.name(), Inputs.NAME_MAX);
        String email = errors.mail("/administrator/email", body.email());
        String password = Inputs.password(errors, "/administrator/password", body.password());
        return name == null
                ? null
                : new NewAccount(
                        name,
                        email,
                        password,
                        java.util.Set.of(Role.ADMINISTRATOR),
                        null,
                        null,
                        null);
    }

    @Get("/coop")
    @Needs(Action.SEE_COOP)
    @Operation(summary = "Your co-op and its settings")
    CoopView mine(@Parameter(hidden = true) Caller caller) {
        return CoopView.of(coops.find(caller.coop()).orElseThrow());
    }

    @Patch("/coop")
    @Needs(Action.MANAGE_COOP)
    @Operation(summary = "Change your co-op's settings")
    CoopView change(@Parameter(hidden = true) Caller caller, @Body CoopPatch body) {
        BadInput.Gatherer errors = new BadInput.Gatherer();
        String name =
                body.name() == null
                        ? null
                        : errors.text("/name", body.name(), Inputs.COOP_NAME_MAX);
        ZoneId zone = body.zone() == null ? null : Inputs.zone(errors, "/zone", body.zone());
        String mail = errors.mail("/contactMail", body.contactMail());
        errors.throwIfAny();
        return CoopView.of(coops.change(caller, new Coops.Change(name, zone, mail)));
    }
}
