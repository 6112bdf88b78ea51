package coop.cobuy.aggregator.receiving;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.purchasing.PurchaseOrder;
import coop.cobuy.aggregator.purchasing.PurchaseOrders;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.PurchaseOrderId;

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

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Goods receipts, and what members get of what came. */
@Controller("/api/v1/purchase-orders/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Needs(Action.SEE_RECEIPTS)
@Tag(name = "receiving")
class ReceivingController {

    private final PurchaseOrders orders;
    private final ReceiptDesk desk;
    private final ReceivedLineRows lines;
    private final FinalAllotmentRows allotments;

    ReceivingController(
            PurchaseOrders orders,
            ReceiptDesk desk,
            ReceivedLineRows lines,
            FinalAllotmentRows allotments) {
        this.orders = orders;
        this.desk = desk;
        this.lines = lines;
        this.allotments = allotments;
    }

    /** The lines of which a member gets more or less than planned, and those that were weighed. */
    record MemberDelivery(
            PurchaseOrderId purchaseOrder,
            MemberId member,
            boolean isClosed,
            List<FinalView> changed) {}

    @Post("/receipts")
    @Status(HttpStatus.CREATED)
    @Needs(Action.RECEIVE_GOODS)
    @Operation(
            summary = "Book what came; with final, share it out",
            description =
                    "Receipts add up. A correction names the receipt in whose place it stands. A"
                        + " final receipt closes receiving: what is short or over is shared by the"
                        + " round's rule. Pieces that are billed by weight (catchWeightKg of the"
                        + " offer) are counted, weighed, or both; the weight that came is shared"
                        + " over the pieces to the gram.")
    HttpResponse<ReceivingView> book(
            @Parameter(hidden = true) Caller caller,
            UUID id,
            @Nullable @Header("Idempotency-Key") String key,
            @Body ReceiptBody body) {
        return HttpResponse.created(desk.book(caller, order(caller, id), key, body));
    }

    @Get("/receipts")
    @Operation(summary = "What was ordered, came, is missing or over, and each receipt")
    ReceivingView find(@Parameter(hidden = true) Caller caller, UUID id) {
        return desk.view(order(caller, id));
    }

    @Get("/receipts/proposal")
    @Operation(
            summary = "A receipt filled in from the supplier's despatch advices",
            description =
                    "What was shipped and is not booked yet. To be counted, corrected and posted to"
                            + " /receipts; nothing is booked by asking.")
    ReceiptProposal proposal(@Parameter(hidden = true) Caller caller, UUID id) {
        return desk.proposal(order(caller, id));
    }

    @Get("/deliveries/{member}")
    @Needs(Action.SEE_OWN_DELIVERY)
    @Operation(summary = "Where a member gets more or less than planned, and why")
    MemberDelivery ofMember(@Parameter(hidden = true) Caller caller, UUID id, UUID member) {
        boolean isOfCoop = caller.may(Action.SEE_RECEIPTS);
        if (!isOfCoop && caller.member().filter(own -> own.value().equals(member)).isEmpty()) {
            throw new Refused(ReceivingReason.NOT_YOUR_GOODS);
        }
        return delivery(caller, id, member);
    }

    @Get("/deliveries")
    @Needs(Action.SEE_WHAT_I_GOT)
    @Operation(summary = "Where the caller's member gets more or less than planned, and why")
    MemberDelivery own(@Parameter(hidden = true) Caller caller, UUID id) {
        MemberId own =
                caller.member().orElseThrow(() -> new Refused(ReceivingReason.NOT_YOUR_GOODS));
        return delivery(caller, id, own.value());
    }

    private MemberDelivery delivery(Caller caller, UUID id, UUID member) {
        PurchaseOrder order = order(caller, id);
        UUID coop = caller.coop().value();
        List<ReceivedLineRow> shared = lines.ofOrder(coop, id);
        boolean isClosed = shared.size() == order.content().ordered().count();
        List<FinalView> changed = isClosed ? changed(shared, member) : List.of();
        return new MemberDelivery(order.id(), new MemberId(member), isClosed, changed);
    }

    private List<FinalView> changed(List<ReceivedLineRow> shared, UUID member) {
        List<FinalView> changed = new ArrayList<>();
        for (ReceivedLineRow line : shared) {
            allotments
                    .find(line.coopId(), line.purchaseOrderId(), line.offerId(), member)
                    .filter(row -> row.unitsMilli() != row.plannedMilli() || row.grams() != null)
                    .ifPresent(row -> changed.add(FinalView.of(line, row, FinalTexts.ENGLISH)));
        }
        return changed;
    }

    private PurchaseOrder order(Caller caller, UUID id) {
        return orders.find(caller.coop(), new PurchaseOrderId(id))
                .orElseThrow(() -> new Refused(ReceivingReason.NO_SUCH_PURCHASE_ORDER));
    }
}
