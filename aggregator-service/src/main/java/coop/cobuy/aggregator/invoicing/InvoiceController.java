package coop.cobuy.aggregator.invoicing;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Cursor;
import coop.cobuy.aggregator.platform.HttpProblems;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Paging;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.id.InvoiceId;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

@Controller("/api/v1/invoices")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "invoicing")
final class InvoiceController {

    private static final UUID HIGHEST = new UUID(-1, -1);
    private static final int REASON_MAX = 500;

    private final Invoices invoices;
    private final TypedInvoices typed;
    private final InvoiceDeciding deciding;
    private final InvoiceShowing showing;

    InvoiceController(
            Invoices invoices,
            TypedInvoices typed,
            InvoiceDeciding deciding,
            InvoiceShowing showing) {
        this.invoices = invoices;
        this.typed = typed;
        this.deciding = deciding;
        this.showing = showing;
    }

    /** Why something is decided. */
    record ReasonBody(@Nullable String reason) {}

    @Post
    @Needs(Action.MANAGE_INVOICES)
    @Operation(summary = "Enter a supplier's invoice or credit note")
    @ApiResponse(
            responseCode = "201",
            description = "Taken, and compared with purchase order and receipts",
            content = @Content(schema = @Schema(implementation = InvoiceViews.Whole.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Known already, with the same content",
            content = @Content(schema = @Schema(implementation = InvoiceViews.Whole.class)))
    HttpResponse<?> enter(@Parameter(hidden = true) Caller caller, @Body InvoiceBody body) {
        return switch (typed.send(caller, body)) {
            case InvoiceIntake.Taken.New(var invoice) ->
                    HttpResponse.created(showing.show(invoice));
            case InvoiceIntake.Taken.Known(var invoice) -> HttpResponse.ok(showing.show(invoice));
            case InvoiceIntake.Taken.Conflict(var invoice, _) ->
                    HttpProblems.answer(
                            new Refused(
                                    InvoiceReason.INVOICE_CONFLICT,
                                    "Invoice %s of this supplier is known as %s and says something else."
                                            .formatted(invoice.bill().number(), invoice.id())));
        };
    }

    @Get
    @Needs(Action.SEE_INVOICES)
    @Operation(summary = "The suppliers' invoices, newest first")
    HttpResponse<Paging.Items<InvoiceViews.Summary>> list(
            @Parameter(hidden = true) Caller caller,
            HttpRequest<?> request,
            @Nullable @QueryValue String state,
            @Nullable @QueryValue String cursor,
            @Nullable @QueryValue Integer limit) {
        Paging paging = Paging.of(cursor, limit);
        UUID before = paging.after().map(each -> each.uuid(0)).orElse(HIGHEST);
        List<InvoiceRow> rows =
                invoices.before(caller.coop(), stateOf(state), before, paging.rows());
        return paging.answer(request, rows, row -> Cursor.of(row.id()), InvoiceViews.Summary::of);
    }

    private static InvoiceMapping.@Nullable State stateOf(@Nullable String text) {
        if (text == null) {
            return null;
        }
        BadInput.Gatherer errors = new BadInput.Gatherer();
        InvoiceMapping.State state =
                errors.parse(
                        "state",
                        text,
                        List.of(InvoiceMapping.State.values()).toString(),
                        InvoiceMapping.State::valueOf);
        errors.throwIfAny();
        return state;
    }

    @Get("/{id}")
    @Needs(Action.SEE_INVOICES)
    @Operation(summary = "An invoice line by line beside purchase order and receipts")
    InvoiceViews.Whole get(@Parameter(hidden = true) Caller caller, UUID id) {
        return invoices.find(caller.coop(), new InvoiceId(id))
                .map(showing::show)
                .orElseThrow(() -> new Refused(InvoiceReason.INVOICE_UNKNOWN));
    }

    @Post("/{id}/matching")
    @Needs(Action.MATCH_INVOICES)
    @Operation(summary = "Compare an invoice anew with purchase order and receipts")
    InvoiceViews.Whole match(@Parameter(hidden = true) Caller caller, UUID id) {
        return showing.show(deciding.rematch(caller, new InvoiceId(id)));
    }

    @Post("/{id}/acceptance")
    @Needs(Action.MANAGE_INVOICES)
    @Operation(summary = "Accept an invoice; with a reason where it has differences")
    InvoiceViews.Whole accept(
            @Parameter(hidden = true) Caller caller, UUID id, @Nullable @Body ReasonBody body) {
        BadInput.Gatherer errors = new BadInput.Gatherer();
        String given = body == null ? null : body.reason();
        String reason = errors.optionalText("/reason", given, REASON_MAX);
        errors.throwIfAny();
        String why = Objects.requireNonNullElse(reason, "");
        return showing.show(deciding.accept(caller, new InvoiceId(id), why, null));
    }

    @Post("/{id}/dispute")
    @Needs(Action.MANAGE_INVOICES)
    @Operation(summary = "Dispute an invoice; the buyers are told")
    InvoiceViews.Whole dispute(
            @Parameter(hidden = true) Caller caller, UUID id, @Body ReasonBody body) {
        return showing.show(deciding.dispute(caller, new InvoiceId(id), reason(body), null));
    }

    @Post("/{id}/rejection")
    @Needs(Action.MANAGE_INVOICES)
    @Operation(summary = "Reject an invoice for good")
    InvoiceViews.Whole reject(
            @Parameter(hidden = true) Caller caller, UUID id, @Body ReasonBody body) {
        return showing.show(deciding.reject(caller, new InvoiceId(id), reason(body), null));
    }

    private static String reason(ReasonBody body) {
        BadInput.Gatherer errors = new BadInput.Gatherer();
        String reason = errors.text("/reason", body.reason(), REASON_MAX);
        errors.throwIfAny();
        return Objects.requireNonNull(reason);
    }
}
