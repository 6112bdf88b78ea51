package coop.cobuy.aggregator.catalog;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Cursor;
import coop.cobuy.aggregator.platform.ETags;
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
import java.util.UUID;

/** What the co-op's suppliers offer. A supplier's account sees its own offers alone. */
@Controller("/api/v1/offers")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "catalog")
class OfferController {

    private final Offers offers;
    private final OfferEditing editing;
    private final MergePatch patches;

    OfferController(Offers offers, OfferEditing editing, MergePatch patches) {
        this.offers = offers;
        this.editing = editing;
        this.patches = patches;
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
        OfferId id = editing.add(caller, key, body);
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
        return shown(HttpResponse.ok(), editing.change(caller, before, body, patch.toString()));
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
