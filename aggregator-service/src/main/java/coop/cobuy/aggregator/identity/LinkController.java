package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.ClientAddress;
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
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Objects;

/** What a link from a mail is good for; whoever has one needs nothing else. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "identity")
class LinkController {

    private final Invitations invitations;
    private final NewPasswords passwords;
    private final ClientAddress addresses;

    LinkController(Invitations invitations, NewPasswords passwords, ClientAddress addresses) {
        this.invitations = invitations;
        this.passwords = passwords;
        this.addresses = addresses;
    }

    /**
     * An invitation that is accepted.
     *
     * @param secret the last part of its link
     */
    record Acceptance(@Nullable String secret, @Nullable String name, @Nullable String password) {}

    /** What came of it: sign in with the name. */
    record Joined(AccountId account, String name) {}

    /**
     * Who has forgotten a password.
     *
     * @param coop the co-op's id; may be left out where there is only one
     */
    record Forgotten(@Nullable String coop, @Nullable String name) {}

    /**
     * A password that is chosen.
     *
     * @param secret the last part of the link
     */
    record Choice(@Nullable String secret, @Nullable String password) {}

    @Post("/invitations/acceptance")
    @Status(HttpStatus.CREATED)
    @Operation(summary = "Accept an invitation: an account with a name and password of one's own")
    HttpResponse<Joined> accept(@Body Acceptance body) {
        BadInput.Gatherer errors = new BadInput.Gatherer();
        String secret = errors.text("/secret", body.secret(), Inputs.NAME_MAX);
        String name = errors.text("/name", body.name(), Inputs.NAME_MAX);
        String password = Inputs.newPassword(errors, "/password", body.password());
        errors.throwIfAny();
        Account made =
                invitations.accept(
                        Objects.requireNonNull(secret),
                        Objects.requireNonNull(name),
                        Objects.requireNonNull(password));
        return HttpResponse.created(new Joined(made.id(), made.name()));
    }

    @Post("/password-links")
    @Status(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Ask for a link to choose a new password by",
            description =
                    "It is mailed to the account's address, if there is such an account and it has"
                            + " one; the answer is the same anyway.")
    HttpResponse<?> ask(HttpRequest<?> request, @Body Forgotten body) {
        BadInput.Gatherer errors = new BadInput.Gatherer();
        CoopId coop = Inputs.optional(errors, "/coop", body.coop(), CoopId::parse);
        String name = errors.text("/name", body.name(), Inputs.NAME_MAX);
        errors.throwIfAny();
        passwords.ask(coop, Objects.requireNonNull(name), addresses.of(request), language(request));
        return HttpResponse.accepted();
    }

    @Post("/password-links/use")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(summary = "Choose a new password by a link; signs out everywhere")
    HttpResponse<?> choose(HttpRequest<?> request, @Body Choice body) {
        BadInput.Gatherer errors = new BadInput.Gatherer();
        String secret = errors.text("/secret", body.secret(), Inputs.NAME_MAX);
        String password = Inputs.newPassword(errors, "/password", body.password());
        errors.throwIfAny();
        passwords.choose(
                Objects.requireNonNull(secret),
                Objects.requireNonNull(password),
                language(request));
        return HttpResponse.noContent();
    }

    private static Locale language(HttpRequest<?> request) {
        String wanted = request.getHeaders().get("Accept-Language", String.class, "en");
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(wanted), MailTexts.LANGUAGES);
            return found == null ? MailTexts.LANGUAGES.getFirst() : found;
        } catch (IllegalArgumentException e) {
            return MailTexts.LANGUAGES.getFirst();
        }
    }
}
