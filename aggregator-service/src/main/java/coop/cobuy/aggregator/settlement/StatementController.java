package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.members.Members;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.RoundId;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

@Controller("/api/v1/members/{member}/statement")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "settlement")
final class StatementController {

    private static final Duration LAST = Duration.ofDays(92);

    private final StatementReading reading;
    private final Members members;
    private final Clock clock;

    StatementController(StatementReading reading, Members members, Clock clock) {
        this.reading = reading;
        this.members = members;
        this.clock = clock;
    }

    @Get
    @Needs(Action.SEE_OWN_STATEMENT)
    @Operation(
            summary =
                    "What a member was charged, for a round or from … to …, with a reason for every"
                            + " number; members see their own")
    StatementView statement(
            @Parameter(hidden = true) Caller caller,
            UUID member,
            @Nullable @QueryValue String round,
            @Nullable @QueryValue String from,
            @Nullable @QueryValue String to) {
        boolean own = caller.member().filter(each -> each.value().equals(member)).isPresent();
        if (!own && !caller.may(Action.SEE_ALL_STATEMENTS)) {
            throw new Refused(SettlementReason.NOT_YOUR_STATEMENT);
        }
        if (!members.exists(caller.coop(), member)) {
            throw new Refused(SettlementReason.MEMBER_UNKNOWN);
        }
        MemberId id = new MemberId(member);
        BadInput.Gatherer errors = new BadInput.Gatherer();
        if (round != null) {
            errors.require(from == null && to == null, "round", "not together with from or to");
            RoundId wanted = errors.parse("round", round, "a round's id", RoundId::parse);
            errors.throwIfAny();
            return reading.ofRound(
                    caller.coop(),
                    caller.currency(),
                    id,
                    Objects.requireNonNull(wanted),
                    Locale.ENGLISH);
        }
        Instant end = to == null ? clock.instant() : instant(errors, "to", to);
        Instant begin =
                from == null && end != null
                        ? end.minus(LAST)
                        : instant(errors, "from", Objects.requireNonNullElse(from, ""));
        errors.throwIfAny();
        return reading.between(
                caller.coop(),
                caller.currency(),
                id,
                Objects.requireNonNull(begin),
                Objects.requireNonNull(end),
                Locale.ENGLISH);
    }

    private static @Nullable Instant instant(BadInput.Gatherer errors, String name, String text) {
        return errors.parse(
                name, text, "an instant such as 2026-11-23T00:00:00Z", StatementController::read);
    }

    private static Instant read(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no instant", e);
        }
    }
}
