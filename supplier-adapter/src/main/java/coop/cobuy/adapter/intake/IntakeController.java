package coop.cobuy.adapter.intake;

import coop.cobuy.adapter.archive.Archive;
import coop.cobuy.adapter.archive.ContentHash;
import coop.cobuy.adapter.canonical.InboundDocument;
import coop.cobuy.adapter.platform.BadInput;
import coop.cobuy.adapter.platform.Caller;
import coop.cobuy.adapter.platform.HttpProblems;
import coop.cobuy.adapter.platform.PlatformReason;
import coop.cobuy.adapter.platform.Reason;
import coop.cobuy.adapter.platform.Refused;
import coop.cobuy.adapter.platform.Role;
import coop.cobuy.id.SupplierId;
import coop.cobuy.problem.FieldProblem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What suppliers send: order responses, despatch advices, invoices, credit notes, price lists. */
@Controller("/api/v1/suppliers/{supplier}/documents")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Role.OF_SUPPLIER, Role.OF_BUYER, Role.OF_BOOKKEEPER})
@Tag(name = "documents")
class IntakeController {

    private static final String RESPONSE =
            """
            {"type": "ORDER_RESPONSE", "version": 1, "number": "R-7", "orderNumber": "PO-000001",
             "verdict": "CHANGED", "deliveryDate": "2026-12-04",
             "lines": [{"sku": "RICE-1", "units": "16", "unitPrice": "1.39", "note": "one case less"}]}
            """;
    private static final String INVOICE =
            """
            {"type": "INVOICE", "version": 1, "number": "I-7", "orderNumber": "PO-000001",
             "currency": "EUR", "issuedOn": "2026-12-05",
             "lines": [{"sku": "RICE-1", "units": "16", "unitPrice": "1.39", "net": "22.24",
               "vatPercent": "7.00", "kind": "GOODS"}],
             "charges": [{"text": "Freight", "net": "5.00", "vatPercent": "19.00"}],
             "payable": "29.75"}
            """;
    private static final String ADVICE =
            """
            {"type": "DESPATCH_ADVICE", "version": 1, "number": "D-7", "orderNumber": "PO-000001",
             "despatchedOn": "2026-12-03", "deliveryDate": "2026-12-04",
             "lines": [{"sku": "RICE-1", "units": "16", "lot": "L-204", "bestBefore": "2027-08-31"}]}
            """;
    private static final String PRICES =
            """
            {"type": "PRICE_LIST", "version": 1, "number": "P-7", "complete": false,
             "currency": "EUR", "validFrom": "2027-01-01",
             "lines": [{"sku": "RICE-1", "change": "CHANGED", "name": "Rice, 1 kg", "unit": "C62",
               "unitsPerCase": "8", "unitPrice": "1.45", "vatPercent": "7.00",
               "breaks": [{"fromUnits": "80", "unitPrice": "1.40"}]}]}
            """;
    private static final Set<String> STATES = Set.of("TAKEN", "WAITING", "REFUSED", "CONFLICT");

    private final Intake intake;
    private final InboundDocuments inbound;
    private final Archive archive;
    private final InboundFormats formats;

    IntakeController(
            Intake intake, InboundDocuments inbound, Archive archive, InboundFormats formats) {
        this.intake = intake;
        this.inbound = inbound;
        this.archive = archive;
        this.formats = formats;
    }

    /**
     * A document that was taken.
     *
     * @param document SHA-256 of its bytes
     * @param already whether it had been taken before
     */
    record Receipt(String document, String type, String number, boolean already) {

        static Receipt of(ContentHash hash, InboundDocument read, boolean already) {
            return new Receipt(hash.hex(), read.type().name(), read.number(), already);
        }
    }

    @Post
    @Consumes(MediaType.ALL)
    @Operation(
            summary = "Send an answer, a despatch advice, an invoice, a credit note, a price list",
            description =
                    "JSON with type ORDER_RESPONSE, DESPATCH_ADVICE, INVOICE, CREDIT_NOTE or"
                            + " PRICE_LIST. The same document again answers 200; other content"
                            + " under the same number 409.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = {
                                @ExampleObject(name = "an order response", value = RESPONSE),
                                @ExampleObject(name = "a despatch advice", value = ADVICE),
                                @ExampleObject(name = "an invoice", value = INVOICE),
                                @ExampleObject(name = "a price list", value = PRICES)
                            }))
    @ApiResponse(
            responseCode = "201",
            description = "Taken",
            content = @Content(schema = @Schema(implementation = Receipt.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Known already, with the same content",
            content = @Content(schema = @Schema(implementation = Receipt.class)))
    HttpResponse<?> send(
            @Parameter(hidden = true) Caller caller,
            HttpRequest<?> request,
            UUID supplier,
            @Nullable @QueryValue String format,
            @Nullable @QueryValue String version,
            @Body byte[] document) {
        SupplierId own = allowed(caller, supplier);
        if (document.length > Intake.BYTES_MAX) {
            return HttpProblems.answer(
                    413,
                    "REQUEST_ENTITY_TOO_LARGE",
                    "A document has at most " + Intake.BYTES_MAX + " bytes.",
                    List.of());
        }
        boolean isJson =
                request.getContentType()
                        .filter(type -> type.getName().equals(MediaType.APPLICATION_JSON))
                        .isPresent();
        return formats.of(caller.coop(), own, format, version, isJson)
                .<HttpResponse<?>>map(
                        chosen ->
                                answer(
                                        intake.take(
                                                new Intake.Origin(
                                                        caller.coop(), own, Intake.Origin.BROUGHT),
                                                document,
                                                chosen.format(),
                                                chosen.options())))
                .orElseGet(IntakeController::unreadable);
    }

    private static HttpResponse<?> unreadable() {
        return HttpProblems.answer(
                415,
                "UNSUPPORTED_MEDIA_TYPE",
                "The supplier's profile has no format in which this can be read; JSON always can.",
                List.of());
    }

    /** What is not done decides the answer: the caller has to hear of it. */
    private static HttpResponse<?> answer(List<Taken> parts) {
        return answer(
                parts.stream()
                        .filter(part -> !part.isTaken())
                        .findFirst()
                        .orElse(parts.getFirst()));
    }

    private static SupplierId allowed(Caller caller, UUID supplier) {
        SupplierId id = new SupplierId(supplier);
        if (!caller.is(Role.BUYER) && !caller.is(Role.BOOKKEEPER) && !caller.actsFor(id)) {
            throw new Refused(PlatformReason.NOT_FOUND);
        }
        return id;
    }

    private static HttpResponse<?> answer(Taken taken) {
        return switch (taken) {
            case Taken.Now now ->
                    HttpResponse.created(Receipt.of(now.hash(), now.document(), false));
            case Taken.Before before ->
                    HttpResponse.ok(Receipt.of(before.hash(), before.document(), true));
            case Taken.Receipt receipt ->
                    HttpResponse.ok(
                            new Receipt(
                                    receipt.hash().hex(),
                                    "ACKNOWLEDGEMENT",
                                    receipt.receipt().controlReference(),
                                    false));
            case Taken.Conflict conflict ->
                    problem(
                            IntakeReason.NUMBER_TAKEN,
                            List.of(
                                    new FieldProblem(
                                            "/number",
                                            "was taken before with other content: "
                                                    + conflict.document().number())));
            case Taken.NotUnderstood not ->
                    HttpProblems.answer(
                            400,
                            "BAD_INPUT",
                            "The document cannot be understood; it was kept.",
                            not.problems());
            case Taken.NotMatched not -> problem(IntakeReason.NOT_MATCHED, not.problems());
        };
    }

    private static HttpResponse<?> problem(Reason reason, List<FieldProblem> problems) {
        return HttpProblems.answer(reason.status(), reason.name(), reason.message(), problems);
    }

    @Get
    @Operation(
            summary = "What the supplier sent and what became of it, newest first",
            description =
                    "At most 200; with state=WAITING, REFUSED or CONFLICT what needs somebody.")
    List<InboundView> list(
            @Parameter(hidden = true) Caller caller,
            UUID supplier,
            @Nullable @QueryValue String state) {
        if (state != null && !STATES.contains(state)) {
            throw new BadInput("state", "TAKEN, WAITING, REFUSED or CONFLICT is expected");
        }
        return inbound.of(caller.coop(), allowed(caller, supplier), state);
    }

    @ApiResponse(
            responseCode = "200",
            description = "The bytes",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    @Get("/{document}")
    @Operation(summary = "A document's bytes, exactly as they came")
    HttpResponse<byte[]> bytes(
            @Parameter(hidden = true) Caller caller, UUID supplier, String document) {
        return HttpResponse.ok(kept(caller, allowed(caller, supplier), document))
                .contentType(MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", "attachment; filename=\"" + document + "\"");
    }

    @ApiResponse(
            responseCode = "201",
            description = "Taken",
            content = @Content(schema = @Schema(implementation = Receipt.class)))
    @ApiResponse(
            responseCode = "200",
            description = "It had been taken",
            content = @Content(schema = @Schema(implementation = Receipt.class)))
    @Post("/{document}/retry")
    @Secured({Role.OF_BUYER, Role.OF_BOOKKEEPER})
    @Operation(
            summary =
                    "Read a document again, as it was kept: after a mapping, or a change of"
                            + " profile")
    HttpResponse<?> retry(@Parameter(hidden = true) Caller caller, UUID supplier, String document) {
        SupplierId own = allowed(caller, supplier);
        byte[] bytes = kept(caller, own, document);
        return inbound.format(caller.coop(), own, new ContentHash(document))
                .flatMap(before -> formats.again(caller.coop(), own, before))
                .<HttpResponse<?>>map(
                        chosen ->
                                answer(
                                        intake.takeAgain(
                                                new Intake.Origin(
                                                        caller.coop(), own, Intake.Origin.BROUGHT),
                                                bytes,
                                                chosen.format(),
                                                chosen.options())))
                .orElseGet(IntakeController::unreadable);
    }

    private byte[] kept(Caller caller, SupplierId supplier, String document) {
        if (!document.matches("[0-9a-f]{64}")) {
            throw new Refused(PlatformReason.NOT_FOUND);
        }
        return archive.bytes(caller.coop(), supplier, new ContentHash(document))
                .orElseThrow(() -> new Refused(PlatformReason.NOT_FOUND));
    }
}
