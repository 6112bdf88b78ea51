package coop.cobuy.adapter.publish;

import coop.cobuy.adapter.platform.Caller;
import coop.cobuy.adapter.platform.Page;
import coop.cobuy.adapter.platform.Role;

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
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/** Purchase orders on their way to suppliers. */
@Controller("/api/v1/deliveries")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "deliveries")
class DeliveryController {

    private static final UUID FIRST = new UUID(0, 0);
    private static final int PAGE = 100;

    private final DeliveryDesk desk;

    DeliveryController(DeliveryDesk desk) {
        this.desk = desk;
    }

    @Get
    @Secured({Role.OF_BUYER, Role.OF_BOOKKEEPER, Role.OF_ADMINISTRATOR})
    @Operation(
            summary = "Deliveries of a purchase order, or of all",
            description =
                    "Without purchaseOrder a page of all; the header Link names the next one.")
    HttpResponse<List<DeliveryView>> list(
            @Parameter(hidden = true) Caller caller,
            HttpRequest<?> request,
            @Nullable @QueryValue UUID purchaseOrder,
            @Nullable @QueryValue String cursor) {
        if (purchaseOrder != null) {
            return HttpResponse.ok(desk.of(caller, purchaseOrder));
        }
        UUID after = cursor == null ? FIRST : Page.id(cursor);
        List<DeliveryView> found = desk.after(caller, after, PAGE + 1);
        if (found.size() <= PAGE) {
            return HttpResponse.ok(found);
        }
        List<DeliveryView> page = found.subList(0, PAGE);
        return HttpResponse.ok(page)
                .header("Link", Page.next(request.getPath(), Page.cursor(page.getLast().id())));
    }

    @Get("/{delivery}")
    @Secured({Role.OF_BUYER, Role.OF_BOOKKEEPER, Role.OF_ADMINISTRATOR})
    @Operation(summary = "One delivery with its steps")
    DeliveryView one(@Parameter(hidden = true) Caller caller, UUID delivery) {
        return desk.one(caller, delivery);
    }

    @Post("/{delivery}/retry")
    @Status(HttpStatus.ACCEPTED)
    @Secured({Role.OF_BUYER, Role.OF_ADMINISTRATOR})
    @Operation(
            summary = "Try again now, by the way that the profile says",
            description = "The document keeps its number and its bytes.")
    DeliveryView retry(@Parameter(hidden = true) Caller caller, UUID delivery) {
        DeliveryView queued = desk.retry(caller, delivery);
        desk.signal();
        return queued;
    }
}
