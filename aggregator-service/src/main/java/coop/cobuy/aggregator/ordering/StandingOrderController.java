package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.ordering.OwnOrders.Wanted;
import coop.cobuy.aggregator.ordering.StandingOrders.Standing;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Paging;
import coop.cobuy.id.OfferId;

import io.micronaut.http.HttpResponse;
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
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;

/** What the member that one acts for orders in each round. */
@Controller("/api/v1/standing-orders")
@ExecuteOn(TaskExecutors.BLOCKING)
@Needs(Action.PLACE_ORDERS)
@Tag(name = "ordering")
class StandingOrderController {

    private final StandingOrders orders;

    StandingOrderController(StandingOrders orders) {
        this.orders = orders;
    }

    /**
     * What is to be ordered in each round.
     *
     * @param quantity firm, as plain decimal text in the offer's unit
     * @param tolerance up to so many more, likewise; left out: none
     * @param maxUnitPrice the most that a unit may cost net; left out: any
     * @param allOrNothing true: the whole quantity or nothing
     * @param paused true: kept, and not ordered
     * @param version that is replaced, 0: none; left out: whatever stands
     */
    record StandingBody(
            @Nullable String quantity,
            @Nullable String tolerance,
            @Nullable String maxUnitPrice,
            @Nullable Boolean allOrNothing,
            @Nullable Boolean paused,
            @Nullable Integer version) {

        private Wanted wanted(UUID offer) {
            return new Wanted(
                    new OfferId(offer),
                    Objects.requireNonNullElse(quantity, ""),
                    Objects.requireNonNullElse(tolerance, "0"),
                    maxUnitPrice,
                    Boolean.TRUE.equals(allOrNothing));
        }
    }

    /** What is ordered of an offer in each round. */
    record StandingView(
            OfferId offer,
            String quantity,
            String tolerance,
            @Nullable String maxUnitPrice,
            boolean allOrNothing,
            boolean paused,
            int version) {

        static StandingView of(Standing standing) {
            BigDecimal limit = standing.line().maxUnitPrice();
            return new StandingView(
                    standing.line().offer(),
                    standing.line().quantity().toString(),
                    standing.line().tolerance().toString(),
                    limit == null ? null : limit.toPlainString(),
                    standing.line().allOrNothing(),
                    standing.paused(),
                    standing.version());
        }
    }

    @Get
    @Operation(summary = "What you order in each round that has the offer")
    Paging.Items<StandingView> list(@Parameter(hidden = true) Caller caller) {
        return new Paging.Items<>(orders.of(caller).stream().map(StandingView::of).toList());
    }

    @Put("/{offer}")
    @Operation(
            summary = "Order an offer in each round",
            description =
                    "Placed when a round opens that has the offer, beside what you ordered there"
                            + " yourself; you are told, and change or withdraw it as you like.")
    StandingView set(@Parameter(hidden = true) Caller caller, UUID offer, @Body StandingBody body) {
        boolean paused = Boolean.TRUE.equals(body.paused());
        return StandingView.of(orders.set(caller, body.wanted(offer), paused, body.version()));
    }

    @Delete("/{offer}")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(summary = "Order an offer in each round no more")
    HttpResponse<?> remove(
            @Parameter(hidden = true) Caller caller,
            UUID offer,
            @Nullable @QueryValue Integer version) {
        orders.remove(caller, new OfferId(offer), version);
        return HttpResponse.noContent();
    }
}
