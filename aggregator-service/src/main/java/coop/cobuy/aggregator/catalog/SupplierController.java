package coop.cobuy.aggregator.catalog;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Cursor;
import coop.cobuy.aggregator.platform.ETags;
import coop.cobuy.aggregator.platform.IdempotencyKeys;
import coop.cobuy.aggregator.platform.MergePatch;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Paging;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.id.SupplierId;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
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

import java.net.URI;
import java.util.List;
import java.util.UUID;

/** The co-op's suppliers. A supplier's account sees its own alone. */
@Controller("/api/v1/suppliers")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "catalog")
class SupplierController {

    private final Suppliers suppliers;
    private final IdempotencyKeys keys;
    private final MergePatch patches;
    private final Audit audit;

    SupplierController(Suppliers suppliers, IdempotencyKeys keys, MergePatch patches, Audit audit) {
        this.suppliers = suppliers;
        this.keys = keys;
        this.patches = patches;
        this.audit = audit;
    }

    @Post
    @Status(HttpStatus.CREATED)
    @Transactional
    @Needs(Action.MANAGE_CATALOGUE)
    @Operation(summary = "Add a supplier")
    HttpResponse<SupplierView> create(
            @Parameter(hidden = true) Caller caller,
            @Nullable @Header("Idempotency-Key") String key,
            @Body SupplierBody body) {
        SupplierTerms terms = body.check(caller.currency());
        IdempotencyKeys.Claim claim = keys.claim(caller, key, "supplier.create", body);
        SupplierId id = new SupplierId(claim.id());
        if (claim.isNew()) {
            suppliers.add(caller.coop(), id, terms, body.isActive());
            audit.record(caller, "supplier.added", "supplier/" + id, terms.code());
        }
        return shown(HttpResponse.created(URI.create("/api/v1/suppliers/" + id)), find(caller, id));
    }

    @Get
    @Needs(Action.SEE_CATALOGUE)
    @Operation(summary = "The co-op's suppliers, in pages")
    HttpResponse<Paging.Items<SupplierView>> list(
            @Parameter(hidden = true) Caller caller,
            HttpRequest<?> request,
            @Nullable @QueryValue String cursor,
            @Nullable @QueryValue Integer limit) {
        Paging paging = Paging.of(cursor, limit);
        List<Supplier> rows =
                Visible.onlyOwn(caller)
                        ? caller
                                .supplier()
                                .filter(own -> paging.after().isEmpty())
                                .flatMap(own -> suppliers.find(caller.coop(), own))
                                .stream()
                                .toList()
                        : suppliers.after(caller.coop(), paging.afterUuid(), paging.rows());
        return paging.answer(request, rows, row -> Cursor.of(row.id()), SupplierView::of);
    }

    @Get("/{id}")
    @Needs(Action.SEE_CATALOGUE)
    @Operation(summary = "One supplier")
    HttpResponse<SupplierView> get(@Parameter(hidden = true) Caller caller, UUID id) {
        return shown(HttpResponse.ok(), find(caller, new SupplierId(id)));
    }

    @Patch("/{id}")
    @RequestBody(content = @Content(schema = @Schema(implementation = SupplierBody.class)))
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Transactional
    @Needs(Action.MANAGE_CATALOGUE)
    @Operation(summary = "Change some fields of a supplier")
    HttpResponse<SupplierView> change(
            @Parameter(hidden = true) Caller caller,
            UUID id,
            @Nullable @Header("If-Match") String ifMatch,
            @Body JsonNode patch) {
        Supplier before =
                suppliers
                        .lock(caller.coop(), new SupplierId(id))
                        .orElseThrow(() -> new Refused(CatalogReason.SUPPLIER_NOT_FOUND));
        ETags.require(ifMatch, before.version());
        SupplierBody body = patches.apply(SupplierBody.of(before), patch, SupplierBody.class);
        SupplierTerms terms = body.check(caller.currency());
        if (terms.equals(before.terms()) && body.isActive() == before.active()) {
            return shown(HttpResponse.ok(), before);
        }
        Supplier after = suppliers.change(caller.coop(), before, terms, body.isActive());
        audit.record(caller, "supplier.changed", "supplier/" + id, patch.toString());
        return shown(HttpResponse.ok(), after);
    }

    private Supplier find(Caller caller, SupplierId id) {
        return suppliers
                .find(caller.coop(), id)
                .filter(found -> Visible.to(caller, found.id()))
                .orElseThrow(() -> new Refused(CatalogReason.SUPPLIER_NOT_FOUND));
    }

    private static HttpResponse<SupplierView> shown(
            MutableHttpResponse<SupplierView> response, Supplier supplier) {
        return response.body(SupplierView.of(supplier))
                .header("ETag", ETags.of(supplier.version()));
    }
}
