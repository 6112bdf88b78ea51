package coop.cobuy.aggregator.members;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Cursor;
import coop.cobuy.aggregator.platform.MergePatch;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Paging;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.id.MemberId;

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
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

@Controller("/api/v1/members")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "members")
class MemberController {

    static final int NUMBER_MAX = 40;
    static final int NAME_MAX = 120;

    private final Members members;
    private final MergePatch patches;
    private final Audit audit;

    MemberController(Members members, MergePatch patches, Audit audit) {
        this.members = members;
        this.patches = patches;
        this.audit = audit;
    }

    /** A member to be made, or what one is to become. */
    record MemberBody(
            @Nullable String number,
            @Nullable String name,
            @Nullable String email,
            @Nullable Boolean active) {}

    @Post
    @Status(HttpStatus.CREATED)
    @Needs(Action.MANAGE_MEMBERS)
    @Transactional
    @Operation(summary = "Make a member")
    HttpResponse<Member> create(@Parameter(hidden = true) Caller caller, @Body MemberBody body) {
        Member wanted = read(new MemberId(new UUID(0, 0)), body);
        Member made =
                members.create(
                        caller.coop(),
                        new NewMember(wanted.number(), wanted.name(), wanted.email()));
        audit.record(caller, "member.created", "member/" + made.id(), made.number());
        return HttpResponse.created(made);
    }

    private static Member read(MemberId id, MemberBody body) {
        BadInput.Gatherer errors = new BadInput.Gatherer();
        String number = errors.text("/number", body.number(), NUMBER_MAX);
        String name = errors.text("/name", body.name(), NAME_MAX);
        String email = errors.mail("/email", body.email());
        errors.throwIfAny();
        return new Member(
                id,
                Objects.requireNonNull(number),
                Objects.requireNonNull(name),
                email,
                Objects.requireNonNullElse(body.active(), true));
    }

    @Get
    @Needs(Action.SEE_MEMBERS)
    @Operation(summary = "The co-op's members, or the one that has a number")
    HttpResponse<Paging.Items<Member>> list(
            @Parameter(hidden = true) Caller caller,
            HttpRequest<?> request,
            @Nullable @QueryValue String number,
            @Nullable @QueryValue String cursor,
            @Nullable @QueryValue Integer limit) {
        Paging paging = Paging.of(cursor, limit);
        List<Member> found =
                number == null
                        ? members.after(caller.coop(), paging.afterUuid(), paging.rows())
                        : members.byNumber(caller.coop(), number).stream().toList();
        return paging.answer(request, found, member -> Cursor.of(member.id()), member -> member);
    }

    @Get("/{id}")
    @Needs(Action.SEE_OWN_MEMBER)
    @Operation(summary = "One member; a member sees itself alone")
    Member get(@Parameter(hidden = true) Caller caller, UUID id) {
        MemberId member = new MemberId(id);
        boolean all = caller.may(Action.SEE_MEMBERS);
        if (!all && !member.equals(caller.memberOrNull())) {
            throw new Refused(MemberReason.NOT_YOUR_MEMBER);
        }
        return find(caller, member);
    }

    private Member find(Caller caller, MemberId member) {
        return members.find(caller.coop(), member)
                .orElseThrow(() -> new Refused(MemberReason.MEMBER_UNKNOWN));
    }

    @Patch("/{id}")
    @RequestBody(content = @Content(schema = @Schema(implementation = MemberBody.class)))
    @Needs(Action.MANAGE_MEMBERS)
    @Transactional
    @Operation(summary = "Change a member (RFC 7396: what is absent stays, null takes away)")
    Member change(@Parameter(hidden = true) Caller caller, UUID id, @Body JsonNode patch) {
        MemberId member = new MemberId(id);
        Member old = find(caller, member);
        MemberBody before = new MemberBody(old.number(), old.name(), old.email(), old.active());
        MemberBody after = patches.apply(before, patch, MemberBody.class);
        Member changed = members.change(caller.coop(), read(member, after));
        audit.record(caller, "member.changed", "member/" + id, old + " became " + changed);
        return changed;
    }
}
