package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Cursor;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Paging;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.purchasing.PurchaseOrderView.SupplierView;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
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

import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Purchase orders: drafts, approval, what came of them. A supplier sees what it was sent. */
@Controller("/api/v1/purchase-orders")
@ExecuteOn(TaskExecutors.BLOCKING)
@Needs(Action.SEE_PURCHASE_ORDERS)
@Tag(name = "purchasing")
class PurchaseOrderController {

    private static final int REASON_MAX = OrderDesk.REASON_MAX;
    private static final String HIGHEST_NUMBER = "~";

    private final PurchaseOrderRows rows;
    private final PurchaseOrders orders;
    private final OrderDesk desk;

    PurchaseOrderController(PurchaseOrderRows rows, PurchaseOrders orders, OrderDesk desk) {
        this.rows = rows;
        this.orders = orders;
        this.desk = desk;
    }

    /** Why a purchase order is called off. */
    record CancellationBody(@Nullable String reason) {}

    /** A purchase order in a list. */
    record Summary(
            PurchaseOrderId id,
            String number,
            String state,
            RoundId round,
            SupplierView supplier,
            Money net,
            Money vat,
            Money gross,
            String draftHash,
            @Nullable String delivery,
            @Nullable String verdict) {

        static Summary of(PurchaseOrderRow row) {
            Currency currency = Currency.getInstance(row.currency());
            return new Summary(
                    new PurchaseOrderId(row.id()),
                    row.number(),
                    row.state(),
                    new RoundId(row.roundId()),
                    new SupplierView(
                            new SupplierId(row.supplierId()),
                            row.supplierCode(),
                            row.supplierName()),
                    new Money(row.netMinor(), currency),
                    new Money(row.vatMinor(), currency),
                    new Money(row.grossMinor(), currency),
                    row.contentHash(),
                    row.deliveryState(),
                    row.verdict());
        }
    }

    @Get
    @Needs(Action.SEE_OWN_PURCHASE_ORDERS)
    @Operation(summary = "Purchase orders, the newest first; of one round, if it is named")
    HttpResponse<Paging.Items<Summary>> list(
            @Parameter(hidden = true) Caller caller,
            HttpRequest<?> request,
            @Nullable @QueryValue UUID round,
            @Nullable @QueryValue String cursor,
            @Nullable @QueryValue Integer limit) {
        Paging paging = Paging.of(cursor, limit);
        String before = paging.after().map(last -> last.part(0)).orElse(HIGHEST_NUMBER);
        List<PurchaseOrderRow> found =
                isOfCoop(caller)
                        ? rows.before(caller.coop().value(), before, round, null, paging.rows())
                        : caller.supplier()
                                .map(
                                        supplier ->
                                                rows.before(
                                                        caller.coop().value(),
                                                        before,
                                                        round,
                                                        supplier.value(),
                                                        paging.rows()))
                                .orElse(List.of());
        return paging.answer(request, found, row -> Cursor.of(row.number()), Summary::of);
    }

    @Get("/{id}")
    @Needs(Action.SEE_OWN_PURCHASE_ORDERS)
    @Operation(summary = "A purchase order; its ETag names the content that an approval approves")
    HttpResponse<PurchaseOrderView> find(@Parameter(hidden = true) Caller caller, UUID id) {
        return answer(seen(caller, id));
    }

    @Post("/{id}/approval")
    @Needs(Action.MANAGE_PURCHASE_ORDERS)
    @Operation(
            summary = "Approve the content named by If-Match; above your limit, as one of two",
            description =
                    "A gross total up to the caller's approval limit is approved at once. Above it"
                            + " the order awaits a different buyer's approval of the same content.")
    HttpResponse<PurchaseOrderView> approve(
            @Parameter(hidden = true) Caller caller,
            UUID id,
            @Nullable @Header("If-Match") String ifMatch) {
        String seen =
                ContentTag.hash(ifMatch)
                        .orElseThrow(() -> new Refused(PurchasingReason.CONTENT_NOT_NAMED));
        return answer(desk.approve(caller, new PurchaseOrderId(id), seen));
    }

    @Post("/{id}/cancellation")
    @Needs(Action.MANAGE_PURCHASE_ORDERS)
    @Operation(summary = "Call a purchase order off; supplier and members are told")
    HttpResponse<PurchaseOrderView> cancel(
            @Parameter(hidden = true) Caller caller, UUID id, @Body CancellationBody body) {
        BadInput.Gatherer errors = new BadInput.Gatherer();
        String reason = errors.text("/reason", body.reason(), REASON_MAX);
        errors.throwIfAny();
        desk.cancel(caller, new PurchaseOrderId(id), Objects.requireNonNull(reason));
        return answer(seen(caller, id));
    }

    @Post("/{id}/changes")
    @Status(HttpStatus.CREATED)
    @Needs(Action.MANAGE_PURCHASE_ORDERS)
    @Operation(
            summary = "Change what was sent: quantities, lines, the delivery date",
            description =
                    "Of the content named by If-Match, until goods came. The supplier gets the"
                            + " change as the next revision of the order; allotments follow by the"
                            + " round's rule, as in a delivery that is short or over, and members"
                            + " whose allotments change are told. Whoever makes the order dearer"
                            + " than it was approved needs an approval limit for all of it.")
    HttpResponse<PurchaseOrderView> change(
            @Parameter(hidden = true) Caller caller,
            UUID id,
            @Nullable @Header("If-Match") String ifMatch,
            @Nullable @Header("Idempotency-Key") String key,
            @Body ChangeBody body) {
        String seen =
                ContentTag.hash(ifMatch)
                        .orElseThrow(() -> new Refused(PurchasingReason.CONTENT_NOT_NAMED));
        desk.change(caller, new PurchaseOrderId(id), body, key, seen);
        return answer(seen(caller, id)).status(HttpStatus.CREATED);
    }

    @Post("/{id}/responses")
    @Status(HttpStatus.CREATED)
    @Needs(Action.MANAGE_PURCHASE_ORDERS)
    @Operation(summary = "Type in what the supplier answered by letter or telephone")
    HttpResponse<PurchaseOrderView> respond(
            @Parameter(hidden = true) Caller caller, UUID id, @Body AnswerBody body) {
        return answer(desk.answer(caller, new PurchaseOrderId(id), body))
                .status(HttpStatus.CREATED);
    }

    private MutableHttpResponse<PurchaseOrderView> answer(PurchaseOrder order) {
        PurchaseOrderView view = desk.view(order);
        return HttpResponse.ok(view).header("ETag", ContentTag.of(order.content()));
    }

    /** What the caller may see: all of the co-op's, or what was sent to the caller's supplier. */
    private PurchaseOrder seen(Caller caller, UUID id) {
        return orders.find(caller.coop(), new PurchaseOrderId(id))
                .filter(order -> isOfCoop(caller) || isSentTo(caller.supplier(), order))
                .orElseThrow(() -> new Refused(PurchasingReason.NO_SUCH_PURCHASE_ORDER));
    }

    private static boolean isOfCoop(Caller caller) {
        return caller.may(Action.SEE_PURCHASE_ORDERS);
    }

    private static boolean isSentTo(Optional<SupplierId> supplier, PurchaseOrder order) {
        boolean isSent =
                switch (order) {
                    case PurchaseOrder.Approved _ -> true;
                    case PurchaseOrder.Cancelled cancelled ->
                            cancelled.cancellation().wasApproved();
                    case PurchaseOrder.Draft _,
                            PurchaseOrder.Dropped _,
                            PurchaseOrder.AwaitingSecondApproval _ ->
                            false;
                };
        return isSent && supplier.filter(order.content().supplier()::equals).isPresent();
    }
}
