package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.id.RoundId;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import java.util.List;
import java.util.UUID;

/** A round's drafts, made (again) from its frozen book. */
@Controller("/api/v1/rounds/{round}/drafts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Needs(Action.MAKE_DRAFTS)
@Tag(name = "purchasing")
class DraftController {

    private final OrderDesk desk;
    private final PurchaseOrders orders;

    DraftController(OrderDesk desk, PurchaseOrders orders) {
        this.desk = desk;
        this.orders = orders;
    }

    /** A draft, named by its content. */
    record DraftView(PurchaseOrderId id, String number, String state, String draftHash) {}

    /** A round's drafts. */
    record DraftsView(RoundId round, List<DraftView> purchaseOrders) {}

    @Post
    @Operation(summary = "Make the round's drafts again if its book was corrected since")
    DraftsView make(@Parameter(hidden = true) Caller caller, UUID round) {
        RoundId id = new RoundId(round);
        desk.draft(caller, id);
        return new DraftsView(
                id,
                orders.ofRound(caller.coop(), id).stream()
                        .map(
                                order ->
                                        new DraftView(
                                                order.id(),
                                                order.content().number(),
                                                PurchaseOrderView.state(order),
                                                order.content().hash()))
                        .toList());
    }
}
