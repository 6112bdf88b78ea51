package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.ordering.OrderViews.OrderView;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Cursor;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Paging;
import coop.cobuy.id.MemberId;
import coop.cobuy.money.Money;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "ordering")
class MemberOrderController {

    private final OrderAccess access;
    private final OrderReading reading;
    private final ParkedMembers parked;

    MemberOrderController(OrderAccess access, OrderReading reading, ParkedMembers parked) {
        this.access = access;
        this.reading = reading;
        this.parked = parked;
    }

    /**
     * A member's funds as ordering knows them.
     *
     * @param balance what the ledger says, as far as it has come through the log
     * @param held set aside for orders
     * @param available balance and credit limit less what is held; may be below zero
     */
    record FundsView(UUID member, Money balance, Money creditLimit, Money held, Money available) {}

    /** A member whose commands are not applied until somebody has looked. */
    record ParkedView(UUID member, String reason) {}

    @Operation(summary = "What a member can use for orders")
    @Get("/members/{member}/funds")
    @Needs(Action.SEE_ORDERS_OF_MEMBER)
    FundsView funds(@Parameter(hidden = true) Caller caller, String member) {
        MemberKey key = member(caller, member);
        MemberFunds funds = reading.funds(key);
        return new FundsView(
                key.member(),
                new Money(funds.balanceMinor(), caller.currency()),
                new Money(funds.creditLimitMinor(), caller.currency()),
                new Money(funds.heldMinor(), caller.currency()),
                new Money(funds.availableMinor(), caller.currency()));
    }

    @Operation(summary = "A member's orders, in the order of the rounds' ids")
    @Get("/members/{member}/orders")
    @Needs(Action.SEE_ORDERS_OF_MEMBER)
    HttpResponse<Paging.Items<OrderView>> orders(
            @Parameter(hidden = true) Caller caller,
            String member,
            @QueryValue @Nullable String cursor,
            @QueryValue @Nullable Integer limit,
            HttpRequest<?> request) {
        Paging paging = Paging.of(cursor, limit);
        MemberKey key = member(caller, member);
        List<MemberOrder> orders = reading.ofMember(key, paging.afterUuid(), paging.rows());
        return paging.answer(
                request,
                orders,
                order -> Cursor.of(order.key().round().round()),
                order -> OrderView.of(order, caller.currency(), null));
    }

    @Operation(summary = "Members whose commands could not be applied because of a fault of ours")
    @Get("/parked-members")
    @Needs(Action.RELEASE_MEMBERS)
    Paging.Items<ParkedView> parked(@Parameter(hidden = true) Caller caller) {
        return new Paging.Items<>(
                parked.of(caller.coop()).entrySet().stream()
                        .map(found -> new ParkedView(found.getKey().value(), found.getValue()))
                        .toList());
    }

    @Operation(
            summary = "Apply what is parked of a member, in its order, and all that follows",
            description = "Where the fault is still there, the member stays parked.")
    @Post("/parked-members/{member}/release")
    @Status(HttpStatus.ACCEPTED)
    @Needs(Action.RELEASE_MEMBERS)
    HttpResponse<?> release(@Parameter(hidden = true) Caller caller, String member) {
        parked.release(
                caller, new MemberId(OrderHeaders.id(member, OrderReason.MEMBER_NOT_PARKED)));
        return HttpResponse.accepted();
    }

    private MemberKey member(Caller caller, String member) {
        UUID id = OrderHeaders.id(member, OrderReason.MEMBER_NOT_FOUND);
        access.requireSight(caller, new MemberId(id), Action.SEE_MEMBERS);
        if (caller.member().map(MemberId::value).filter(id::equals).isEmpty()) {
            access.requireMember(caller, new MemberId(id));
        }
        return new MemberKey(caller.coop().value(), id);
    }
}
