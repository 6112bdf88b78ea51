package coop.cobuy.aggregator.catalog;

import coop.cobuy.aggregator.catalog.ListReading.Planned;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.ETags;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.SupplierId;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
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
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/** Price lists that suppliers sent, looked at and taken over by a buyer. */
@Controller("/api/v1/suppliers/{supplier}/price-lists")
@ExecuteOn(TaskExecutors.BLOCKING)
@Needs(Action.MANAGE_CATALOGUE)
@Tag(name = "suppliers")
class SupplierListController {

    private static final int LISTS_MAX = 100;
    private static final int DIFFERENCES_MAX = 500;
    private static final int SKUS_MAX = 2_000;

    private final SupplierListRows lists;
    private final ListTakeover takeover;

    SupplierListController(SupplierListRows lists, ListTakeover takeover) {
        this.lists = lists;
        this.takeover = takeover;
    }

    /**
     * A list.
     *
     * @param complete whether what it does not name is gone
     * @param state INCOMPLETE while parts are missing, WAITING, TAKEN or REJECTED
     */
    record ListView(
            UUID id,
            String number,
            boolean complete,
            String currency,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil,
            int lines,
            String state,
            Instant receivedAt) {

        static ListView of(SupplierListRow row) {
            return new ListView(
                    row.id(),
                    row.number(),
                    row.complete(),
                    row.currency(),
                    row.validFrom(),
                    row.validUntil(),
                    row.lineCount(),
                    row.state(),
                    UtcTime.instant(row.receivedAt()));
        }
    }

    /** All lists of a supplier that are shown. */
    record Lists(List<ListView> items) {}

    /**
     * A list beside the catalogue as it is now.
     *
     * @param total how many differences there are; the page holds at most 500
     * @param withProblems how many of them cannot be taken over
     */
    record Compared(ListView list, int total, int withProblems, List<ListDifference> differences) {}

    /** Which products are taken over; absent: all that can be. */
    record Wanted(@Nullable List<String> skus) {}

    @Get
    @Operation(summary = "A supplier's price lists, the newest first", description = "At most 100.")
    Lists list(@Parameter(hidden = true) Caller caller, UUID supplier) {
        return new Lists(
                lists.ofSupplier(caller.coop().value(), supplier, LISTS_MAX).stream()
                        .map(ListView::of)
                        .toList());
    }

    @Get("/{id}")
    @Operation(
            summary = "A price list as differences against the offers",
            description =
                    "In the list's order, from the one that is asked for on; offers that a complete"
                            + " list does not name come last. What has problems is not taken over.")
    HttpResponse<Compared> compare(
            @Parameter(hidden = true) Caller caller,
            UUID supplier,
            UUID id,
            @QueryValue(defaultValue = "0") int from) {
        if (from < 0) {
            throw new BadInput("from", from + "; expected: 0 or more");
        }
        SupplierListRow row = find(caller, supplier, id);
        List<ListDifference> all =
                takeover.differences(caller, row).stream().map(Planned::difference).toList();
        int broken = (int) all.stream().filter(one -> !one.canBeTaken()).count();
        List<ListDifference> page = all.stream().skip(from).limit(DIFFERENCES_MAX).toList();
        return HttpResponse.ok(new Compared(ListView.of(row), all.size(), broken, page))
                .header("ETag", ETags.of(row.version()));
    }

    @Post("/{id}/takeover")
    @Operation(
            summary = "Take a price list over into the catalogue, or some products of it",
            description =
                    "At most 2000 offers at once; the list waits with what is left. Open rounds"
                            + " keep the terms they have.")
    ListTakeover.Done take(
            @Parameter(hidden = true) Caller caller,
            UUID supplier,
            UUID id,
            @Nullable @Header("If-Match") String ifMatch,
            @Nullable @Body Wanted body) {
        List<String> skus = body == null ? null : body.skus();
        if (skus != null && skus.size() > SKUS_MAX) {
            throw new BadInput("/skus", skus.size() + "; expected: at most " + SKUS_MAX);
        }
        return takeover.take(
                caller,
                new SupplierId(supplier),
                id,
                ifMatch,
                skus == null ? null : new HashSet<>(skus));
    }

    @Post("/{id}/rejection")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(summary = "Turn a price list down; offers stay as they are")
    void reject(
            @Parameter(hidden = true) Caller caller,
            UUID supplier,
            UUID id,
            @Nullable @Header("If-Match") String ifMatch) {
        takeover.reject(caller, new SupplierId(supplier), id, ifMatch);
    }

    private SupplierListRow find(Caller caller, UUID supplier, UUID id) {
        return lists.find(caller.coop().value(), id)
                .filter(row -> row.supplierId().equals(supplier))
                .orElseThrow(() -> new Refused(CatalogReason.LIST_NOT_FOUND));
    }
}
