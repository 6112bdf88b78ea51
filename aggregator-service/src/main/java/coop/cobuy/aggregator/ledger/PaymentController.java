package coop.cobuy.aggregator.ledger;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.id.JournalId;
import coop.cobuy.id.MemberId;
import coop.cobuy.money.Money;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

@Controller("/api/v1/payments")
@ExecuteOn(TaskExecutors.BLOCKING)
@Needs(Action.MANAGE_PAYMENTS)
@Tag(name = "ledger")
final class PaymentController {

    private static final int KEY_MAX = 200;
    private static final int REFERENCE_MAX = 100;
    private static final int REASON_MAX = 200;

    private final Payments payments;

    PaymentController(Payments payments) {
        this.payments = payments;
    }

    /**
     * Money that came in, or went out.
     *
     * @param direction absent: it came in
     */
    record PaymentBody(
            @Nullable String member,
            Payments.@Nullable Direction direction,
            @Nullable Money amount,
            @Nullable String reference,
            @Nullable String receivedOn) {}

    /** Why a record was wrong. */
    record ReversalBody(@Nullable String reason) {}

    /** The journal that takes a payment back. */
    record Reversal(JournalId id, JournalId corrects) {}

    @Post
    @Status(HttpStatus.CREATED)
    @Operation(
            summary =
                    "Record a member's payment. Same Idempotency-Key and content: the first answer"
                            + " again")
    HttpResponse<Payments.Payment> record(
            @Parameter(hidden = true) Caller caller,
            @Nullable @Header("Idempotency-Key") String key,
            @Body PaymentBody body) {
        BadInput.Gatherer errors = new BadInput.Gatherer();
        String checkedKey = errors.text("Idempotency-Key", key, KEY_MAX);
        MemberId member = errors.parse("/member", body.member(), "a member's id", MemberId::parse);
        Money amount =
                errors.money("/amount", body.amount(), caller.currency(), 1, Transfer.AMOUNT_MAX);
        String reference = errors.text("/reference", body.reference(), REFERENCE_MAX);
        LocalDate receivedOn =
                errors.parse(
                        "/receivedOn",
                        body.receivedOn(),
                        "a day such as 2026-03-31",
                        PaymentDay::parse);
        errors.throwIfAny();
        return HttpResponse.created(
                payments.record(
                        caller,
                        Objects.requireNonNull(checkedKey),
                        new Payments.Paid(
                                AccountKey.member(Objects.requireNonNull(member)),
                                body.direction() == null ? Payments.Direction.IN : body.direction(),
                                Objects.requireNonNull(amount),
                                Objects.requireNonNull(reference),
                                Objects.requireNonNull(receivedOn))));
    }

    @Get("/{id}")
    @Operation(summary = "A payment as it was recorded")
    Payments.Payment get(@Parameter(hidden = true) Caller caller, UUID id) {
        return payments.find(caller.coop(), caller.currency(), id)
                .orElseThrow(() -> new Refused(LedgerReason.JOURNAL_UNKNOWN));
    }

    @Post("/{id}/reversal")
    @Status(HttpStatus.CREATED)
    @Operation(summary = "Take back a payment that was recorded wrongly, by a linked entry")
    HttpResponse<Reversal> reverse(
            @Parameter(hidden = true) Caller caller, UUID id, @Body ReversalBody body) {
        BadInput.Gatherer errors = new BadInput.Gatherer();
        String reason = errors.text("/reason", body.reason(), REASON_MAX);
        errors.throwIfAny();
        JournalId reversal = payments.reverse(caller, id, Objects.requireNonNull(reason));
        return HttpResponse.created(new Reversal(reversal, new JournalId(id)));
    }
}
