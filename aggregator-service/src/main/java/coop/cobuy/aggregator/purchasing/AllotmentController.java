package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Cursor;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Paging;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.id.RoundId;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Who gets what, and why. A member sees their own only. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Needs(Action.SEE_ALLOTMENTS)
@Tag(name = "purchasing")
class AllotmentController {

    private static final UUID LOWEST = new UUID(0, 0);

    private final PurchaseOrders orders;
    private final MemberAllotments got;

    AllotmentController(PurchaseOrders orders, MemberAllotments got) {
        this.orders = orders;
        this.got = got;
    }

    /** All that a member gets of a round. */
    record MemberRound(RoundId round, MemberId member, List<MemberAllotments.MemberOrder> orders) {}

    @Get("/purchase-orders/{id}/allotments")
    @Operation(summary = "A purchase order's allotments with their reasons, by offer and member")
    HttpResponse<Paging.Items<AllotmentView>> ofOrder(
            @Parameter(hidden = true) Caller caller,
            HttpRequest<?> request,
            UUID id,
            @Nullable @QueryValue String cursor,
            @Nullable @QueryValue Integer limit) {
        Paging paging = Paging.of(cursor, limit);
        PurchaseOrder order =
                orders.find(caller.coop(), new PurchaseOrderId(id))
                        .orElseThrow(() -> new Refused(PurchasingReason.NO_SUCH_PURCHASE_ORDER));
        UUID afterOffer = paging.after().map(last -> last.uuid(0)).orElse(LOWEST);
        UUID afterMember = paging.after().map(last -> last.uuid(1)).orElse(LOWEST);
        return paging.answer(
                request,
                got.ofOrder(order, afterOffer, afterMember, paging.rows(), Locale.ENGLISH),
                each -> Cursor.of(each.offer().value(), each.member().value()),
                each -> each);
    }

    @Get("/rounds/{round}/allotments/{member}")
    @Needs(Action.SEE_OWN_ALLOTMENT)
    @Operation(summary = "What a member gets of a round, and why; members see their own")
    MemberRound ofMember(@Parameter(hidden = true) Caller caller, UUID round, UUID member) {
        boolean isOfCoop = caller.may(Action.SEE_ALLOTMENTS);
        boolean isOwn = caller.member().filter(own -> own.value().equals(member)).isPresent();
        if (!isOfCoop && !isOwn) {
            throw new Refused(PurchasingReason.NOT_YOUR_ALLOTMENTS);
        }
        return inRound(caller, round, member);
    }

    @Get("/rounds/{round}/allotments")
    @Needs(Action.SEE_WHAT_I_GOT)
    @Operation(summary = "What the caller's member gets of a round, and why")
    MemberRound own(@Parameter(hidden = true) Caller caller, UUID round) {
        MemberId own =
                caller.member()
                        .orElseThrow(() -> new Refused(PurchasingReason.NOT_YOUR_ALLOTMENTS));
        return inRound(caller, round, own.value());
    }

    private MemberRound inRound(Caller caller, UUID round, UUID member) {
        RoundId id = new RoundId(round);
        if (orders.ofRound(caller.coop(), id).isEmpty()) {
            throw new Refused(PurchasingReason.NO_SUCH_ROUND);
        }
        MemberId of = new MemberId(member);
        return new MemberRound(id, of, got.inRound(caller.coop(), id, of, Locale.ENGLISH));
    }
}
