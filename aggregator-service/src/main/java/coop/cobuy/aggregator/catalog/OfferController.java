package coop.cobuy.aggregator.catalog;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Cursor;
import coop.cobuy.aggregator.platform.ETags;
import coop.cobuy.aggregator.platform.IdempotencyKeys;
import coop.cobuy.aggregator.platform.MergePatch;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Paging;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.id.OfferId;
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
import java.util.Objects;
import java.util.UUID;

/** What the co-op's suppliers offer. A supplier's account sees its own offers alone. */
@Controller("/api/v1/offers")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "catalog")
class OfferController {

    private final Offers offers;
    private final Suppliers suppliers;
    private final IdempotencyKeys keys;
    private final MergePatch patches;
    private final Audit audit;

    OfferController(
            Offers offers,
            Suppliers suppliers,
            IdempotencyKeys keys,
            MergePatch patches,
            Audit audit) {
        this.offers = offers;
        this.suppliers = suppliers;
        this.keys = keys;
        this.patches = patches;
        this.audit = audit;
    }

    @Post
    @Status(HttpStatus.CREATED)
    @Transactional
    @Needs(Action.MANAGE_CATALOGUE)
    @Operation(summary = "Add an offer of a supplier")
    HttpResponse<OfferView> create(
            @Parameter(hidden = true) Caller caller,
            @Nullable @Header("Idempotency-Key") String key,
            @Body OfferBody body) {
        WholesaleTerms terms = body.check(caller.currency());
        SupplierId supplier = new SupplierId(Objects.requireNonNull(body.supplier()));
        if (suppliers.find(caller.coop(), supplier).isEmpty()) {
            throw new BadInput("/supplier", "there is no such supplier in your co-op");
        }
        IdempotencyKeys.Claim claim = keys.claim(caller, key, "offer.create", body);
        OfferId id = new OfferId(claim.id());
        if (claim.isNew()) {
            offers.add(caller.coop(), id, supplier, terms, body.isOnOffer());
            audit.record(caller, "offer.added", "offer/" + id, terms.sku());
        }
        return shown(HttpResponse.created(URI.create("/api/v1/offers/" + id)), find(caller, id));
    }

    @Get
    @Needs(Action.SEE_CATALOGUE)
    @Operation(summary = "The co-op's offers, or one supplier's, in pages")
    HttpResponse<Paging.Items<OfferView>> list(
            @Parameter(hidden = true) Caller caller,
            HttpRequest<?> request,
            @Nullable @QueryValue UUID supplier,
            @Nullable @QueryValue String cursor,
            @Nullable @QueryValue Integer limit) {
        Paging paging = Paging.of(cursor, limit);
        List<Offer> rows = rows(caller, supplier, paging);
        return paging.answer(request, rows, row -> Cursor.of(row.id()), OfferView::of);
    }

    private List<Offer> rows(Caller caller, @Nullable UUID supplier, Paging paging) {
        if (supplier == null && !Visible.onlyOwn(caller)) {
            return offers.after(caller.coop(), paging.afterUuid(), paging.rows());
        }
        SupplierId asked =
                supplier == null ? caller.supplier().orElse(null) : new SupplierId(supplier);
        return asked == null || !Visible.to(caller, asked)
                ? List.of()
                : offers.after(caller.coop(), asked, paging.afterUuid(), paging.rows());
    }

    @Get("/{id}")
    @Needs(Action.SEE_CATALOGUE)
    @Operation(summary = "One offer")
    HttpResponse<OfferView> get(@Parameter(hidden = true) Caller caller, UUID id) {
        return shown(HttpResponse.ok(), find(caller, new OfferId(id)));
    }

    @Patch("/{id}")
    @RequestBody(content = @Content(schema = @Schema(implementation = OfferBody.class)))
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Transactional
    @Needs(Action.MANAGE_CATALOGUE)
    @Operation(summary = "Change some fields of an offer; open rounds keep the terms they have")
    HttpResponse<OfferView> change(
            @Parameter(hidden = true) Caller caller,
            UUID id,
            @Nullable @Header("If-Match") String ifMatch,
            @Body JsonNode patch) {
        Offer before =
                offers.lock(caller.coop(), new OfferId(id))
                        .orElseThrow(() -> new Refused(CatalogReason.OFFER_NOT_FOUND));
        ETags.require(ifMatch, before.version());
        OfferBody body = patches.apply(OfferBody.of(before), patch, OfferBody.class);
        WholesaleTerms terms = body.check(caller.currency());
        if (!before.supplier().value().equals(body.supplier())) {
            throw new BadInput("/supplier", "an offer stays with its supplier");
        }
        if (terms.equals(before.terms()) && body.isOnOffer() == before.active()) {
            return shown(HttpResponse.ok(), before);
        }
        Offer after = offers.change(caller.coop(), before, terms, body.isOnOffer());
        audit.record(caller, "offer.changed", "offer/" + id, patch.toString());
        return shown(HttpResponse.ok(), after);
    }

    private Offer find(Caller caller, OfferId id) {
        return offers.find(caller.coop(), id)
                .filter(found -> Visible.to(caller, found.supplier()))
                .orElseThrow(() -> new Refused(CatalogReason.OFFER_NOT_FOUND));
    }

    private static HttpResponse<OfferView> shown(
            MutableHttpResponse<OfferView> response, Offer offer) {
        return response.body(OfferView.of(offer)).header("ETag", ETags.of(offer.version()));
    }
}
