package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Cursor;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Paging;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;

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
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

@Controller("/api/v1/invitations")
@ExecuteOn(TaskExecutors.BLOCKING)
@Needs(Action.MANAGE_ACCOUNTS)
@Tag(name = "identity")
class InvitationController {

    private final Invitations invitations;

    InvitationController(Invitations invitations) {
        this.invitations = invitations;
    }

    /**
     * Whom to ask to join, and as what.
     *
     * @param language of the mail: {@code en} or {@code de}
     */
    record InvitationBody(
            @Nullable String email,
            @Nullable List<String> roles,
            @Nullable String member,
            @Nullable String supplier,
            @Nullable Money approvalLimit,
            @Nullable String language) {}

    /**
     * An invitation that was made.
     *
     * @param link by which an account is made, once; shown this once
     * @param mailed whether a mail bears it; else hand it over
     */
    record InvitationMade(UUID id, String email, String link, boolean mailed, Instant expiresAt) {}

    /**
     * An invitation as it is listed.
     *
     * @param open neither accepted nor taken back nor too old
     */
    record InvitationView(
            UUID id,
            String email,
            List<Role> roles,
            Instant createdAt,
            Instant expiresAt,
            boolean open,
            boolean accepted) {

        static InvitationView of(Invitation invitation) {
            return new InvitationView(
                    invitation.id(),
                    invitation.email(),
                    invitation.roles().stream().sorted().toList(),
                    invitation.createdAt(),
                    invitation.expiresAt(),
                    invitation.open(),
                    invitation.accepted());
        }
    }

    @Post
    @Status(HttpStatus.CREATED)
    @Operation(summary = "Ask somebody to join, by a mail with a link that is good once")
    HttpResponse<InvitationMade> invite(
            @Parameter(hidden = true) Caller caller, @Body InvitationBody body) {
        BadInput.Gatherer errors = new BadInput.Gatherer();
        String email = errors.mail("/email", body.email());
        errors.require(email != null || !errors.isEmpty(), "/email", "is missing or blank");
        NewAccount as =
                new NewAccount(
                        Objects.requireNonNullElse(email, ""),
                        email,
                        null,
                        Inputs.roles(
                                errors,
                                "/roles",
                                Objects.requireNonNullElse(body.roles(), List.of())),
                        Inputs.optional(errors, "/member", body.member(), MemberId::parse),
                        Inputs.optional(errors, "/supplier", body.supplier(), SupplierId::parse),
                        body.approvalLimit() == null
                                ? null
                                : errors.money(
                                        "/approvalLimit",
                                        body.approvalLimit(),
                                        caller.currency(),
                                        0,
                                        Inputs.AMOUNT_MAX));
        errors.throwIfAny();
        Locale language = Locale.forLanguageTag(Objects.requireNonNullElse(body.language(), "en"));
        Invitations.Made made = invitations.invite(caller, as, language);
        Invitation invitation = made.invitation();
        return HttpResponse.created(
                new InvitationMade(
                        invitation.id(),
                        invitation.email(),
                        made.link(),
                        made.mailed(),
                        invitation.expiresAt()));
    }

    @Get
    @Operation(summary = "Who was asked to join, oldest first")
    HttpResponse<Paging.Items<InvitationView>> list(
            @Parameter(hidden = true) Caller caller,
            HttpRequest<?> request,
            @Nullable @QueryValue String cursor,
            @Nullable @QueryValue Integer limit) {
        Paging paging = Paging.of(cursor, limit);
        List<Invitation> found =
                invitations.after(caller.coop(), paging.afterUuid(), paging.rows());
        return paging.answer(
                request, found, invitation -> Cursor.of(invitation.id()), InvitationView::of);
    }

    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take an invitation back; its link is good for nothing from then on")
    HttpResponse<?> takeBack(@Parameter(hidden = true) Caller caller, UUID id) {
        invitations.takeBack(caller, id);
        return HttpResponse.noContent();
    }
}
