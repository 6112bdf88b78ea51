package coop.cobuy.adapter.intake;

import coop.cobuy.adapter.platform.BadInput;
import coop.cobuy.adapter.platform.Caller;
import coop.cobuy.adapter.platform.PlatformReason;
import coop.cobuy.adapter.platform.Refused;
import coop.cobuy.adapter.platform.Role;
import coop.cobuy.adapter.publish.OrderBook;
import coop.cobuy.id.SupplierId;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The buyer's queue of what cannot be taken by itself, and what is said about it by hand. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Role.OF_BUYER, Role.OF_BOOKKEEPER})
@Tag(name = "documents")
class MappingController {

    private static final int THEIRS_MAX = 90;
    private static final int OURS_MAX = 64;

    private final Mappings mappings;
    private final InboundDocuments inbound;
    private final PickUpProblems pickUps;
    private final OrderBook orders;

    MappingController(
            Mappings mappings, InboundDocuments inbound, PickUpProblems pickUps, OrderBook orders) {
        this.mappings = mappings;
        this.inbound = inbound;
        this.pickUps = pickUps;
        this.orders = orders;
    }

    /**
     * What the supplier calls something, and what it is.
     *
     * @param kind {@code SKU}, {@code ORDER}, or {@code DOCUMENT} for one that names no order
     * @param theirs a product code or order number as the supplier writes it; for a document its
     *     type and number, such as {@code INVOICE/I-7}
     * @param ours the SKU of an order's line, or the purchase order's number
     */
    record Mapping(@Nullable String kind, @Nullable String theirs, @Nullable String ours) {}

    @Get("/waiting-documents")
    @Operation(
            summary = "What suppliers sent that needs somebody, oldest first",
            description = "At most 200, of all suppliers: WAITING, REFUSED and CONFLICT.")
    List<InboundView> waiting(@Parameter(hidden = true) Caller caller) {
        return inbound.waiting(caller.coop());
    }

    @Get("/suppliers/{supplier}/mappings")
    @Operation(summary = "What the supplier calls our products and orders")
    List<Mappings.View> list(@Parameter(hidden = true) Caller caller, UUID supplier) {
        return mappings.of(caller.coop(), new SupplierId(supplier));
    }

    @Put("/suppliers/{supplier}/mappings")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Say what the supplier means",
            description =
                    "Kept, and used for all its later documents; those that wait are read again by"
                            + " POST .../documents/{document}/retry.")
    void put(@Parameter(hidden = true) Caller caller, UUID supplier, @Body Mapping body) {
        BadInput.Gatherer wrong = new BadInput.Gatherer();
        Optional<Mappings.Kind> kind = kind(body.kind());
        wrong.require(kind.isPresent(), "/kind", "SKU, ORDER or DOCUMENT is expected");
        String theirs = text(body.theirs(), THEIRS_MAX, "/theirs", wrong);
        String ours = text(body.ours(), OURS_MAX, "/ours", wrong);
        wrong.throwIfAny();
        SupplierId id = new SupplierId(supplier);
        if (kind.orElseThrow() != Mappings.Kind.SKU
                && orders.find(caller.coop(), id, ours).isEmpty()) {
            throw new BadInput("/ours", "no purchase order has this number");
        }
        mappings.put(caller, id, kind.orElseThrow(), theirs, ours);
    }

    @Delete("/suppliers/{supplier}/mappings")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(summary = "Forget a mapping; what was taken stays taken")
    void remove(
            @Parameter(hidden = true) Caller caller,
            UUID supplier,
            @QueryValue String kind,
            @QueryValue String theirs) {
        boolean removed =
                kind(kind).isPresent()
                        && mappings.remove(
                                caller, new SupplierId(supplier), kind(kind).get(), theirs);
        if (!removed) {
            throw new Refused(PlatformReason.NOT_FOUND);
        }
    }

    @Get("/suppliers/{supplier}/pick-up-problems")
    @Operation(
            summary = "Files on the supplier's server that cannot be taken, as last seen",
            description = "An entry without a name is about the server itself.")
    List<PickUpProblems.View> pickUps(@Parameter(hidden = true) Caller caller, UUID supplier) {
        return pickUps.of(caller.coop(), new SupplierId(supplier));
    }

    private static Optional<Mappings.Kind> kind(@Nullable String name) {
        return Arrays.stream(Mappings.Kind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst();
    }

    private static String text(
            @Nullable String text, int max, String pointer, BadInput.Gatherer wrong) {
        boolean good = text != null && !text.isBlank() && text.length() <= max;
        wrong.require(good, pointer, "1 to " + max + " characters are expected");
        return good && text != null ? text : "";
    }
}
