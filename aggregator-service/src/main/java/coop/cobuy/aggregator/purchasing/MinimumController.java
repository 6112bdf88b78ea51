package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.purchasing.MinimumDecisions.Choice;
import coop.cobuy.aggregator.purchasing.MissedMinimums.Missed;
import coop.cobuy.aggregator.rounds.RoundRules;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.id.RoundId;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The least that suppliers take, where a round's demand stays below it. */
@Controller("/api/v1/rounds/{round}/missed-minimums")
@ExecuteOn(TaskExecutors.BLOCKING)
@Needs(Action.DECIDE_MINIMUMS)
@Tag(name = "purchasing")
class MinimumController {

    private static final int REASON_MAX = MinimumQuestions.REASON_MAX;

    private final FrozenRounds rounds;
    private final OpenMinimums minimums;
    private final MinimumQuestions questions;

    MinimumController(FrozenRounds rounds, OpenMinimums minimums, MinimumQuestions questions) {
        this.rounds = rounds;
        this.minimums = minimums;
        this.questions = questions;
    }

    /**
     * What a buyer decides.
     *
     * @param offer whose minimum quantity was missed; left out: the order's minimum value
     * @param decision ORDER_ANYWAY: the supplier is asked to take less; RAISE, of an offer only:
     *     its minimum is ordered, and what nobody asked for is the co-op's, goods and cost; or
     *     DROP: nothing is ordered and the members are told. The newest counts. To raise the demand
     *     instead, correct orders: a question whose minimum is reached is none any more.
     * @param reason for the records
     */
    record DecisionBody(
            @Nullable UUID purchaseOrder,
            @Nullable UUID offer,
            @Nullable String decision,
            @Nullable String reason) {}

    /** What was decided, and by whom. */
    record DecisionView(String decision, String reason, String by, Instant at) {

        static DecisionView of(MinimumDecisionRow row) {
            return new DecisionView(
                    row.decision(),
                    row.reason(),
                    row.accountName(),
                    row.at().toInstant(ZoneOffset.UTC));
        }
    }

    /**
     * A minimum that was missed.
     *
     * @param offer absent: the value of the whole order is too small
     * @param minimum that the supplier takes, with its unit or currency
     * @param reached with all tolerances
     * @param members how many asked for it; of a whole order, for its offer of most
     * @param open whether a buyer has to decide
     */
    record MissedView(
            PurchaseOrderId purchaseOrder,
            @Nullable OfferId offer,
            @Nullable String sku,
            String minimum,
            String reached,
            int members,
            boolean open,
            @Nullable DecisionView decision) {

        static MissedView of(Missed missed, boolean asks) {
            OrderLineRow line = missed.line();
            MinimumDecisionRow decision = missed.decision();
            return new MissedView(
                    missed.order(),
                    missed.offer(),
                    line == null ? null : line.sku(),
                    missed.minimum(),
                    missed.reached(),
                    missed.members(),
                    asks && missed.isOpen(),
                    decision == null ? null : DecisionView.of(decision));
        }
    }

    /** All that a round's drafts miss. */
    record RoundMinimums(RoundId round, String rule, List<MissedView> missed) {}

    @Get
    @Operation(
            summary = "The minimums that the round's drafts miss, and what was decided about them")
    RoundMinimums list(@Parameter(hidden = true) Caller caller, UUID round) {
        FrozenRound frozen =
                rounds.find(caller.coop(), new RoundId(round))
                        .orElseThrow(() -> new Refused(PurchasingReason.ROUND_NOT_FROZEN));
        RoundRules.MissedMinimum rule = frozen.snapshot().rules().missedMinimum();
        boolean asks = rule == RoundRules.MissedMinimum.ASK_BUYER;
        return new RoundMinimums(
                frozen.snapshot().round(),
                rule.name(),
                minimums.of(frozen).stream().map(each -> MissedView.of(each, asks)).toList());
    }

    @Post
    @Operation(
            summary = "Decide about a minimum that was missed",
            description =
                    "In rounds whose rule is ASK_BUYER, until a draft of the round is approved. The"
                            + " drafts are made again at once; the answer is what they miss then.")
    RoundMinimums decide(
            @Parameter(hidden = true) Caller caller, UUID round, @Body DecisionBody body) {
        BadInput.Gatherer problems = new BadInput.Gatherer();
        problems.require(
                body.purchaseOrder() != null,
                "/purchaseOrder",
                "is missing; expected: a purchase order's id");
        Choice choice =
                problems.parse(
                        "/decision",
                        body.decision(),
                        "one of " + Arrays.toString(Choice.values()),
                        Choice::valueOf);
        String reason = problems.text("/reason", body.reason(), REASON_MAX);
        UUID offer = body.offer();
        problems.require(
                choice != Choice.RAISE || offer != null,
                "/decision",
                "RAISE is about an offer's minimum; an order's value is raised offer by offer");
        problems.throwIfAny();
        questions.decide(
                caller,
                new RoundId(round),
                new PurchaseOrderId(Objects.requireNonNull(body.purchaseOrder())),
                offer == null ? null : new OfferId(offer),
                Objects.requireNonNull(choice),
                Objects.requireNonNull(reason));
        return list(caller, round);
    }
}
