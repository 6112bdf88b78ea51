package coop.cobuy.adapter.publish;

import coop.cobuy.adapter.platform.Caller;
import coop.cobuy.adapter.platform.Page;
import coop.cobuy.adapter.platform.Role;
import coop.cobuy.adapter.profile.ProfileContent;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
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
                    "Without purchaseOrder a page of all, those of acknowledgements among them;"
                        + " with attention=true of those that the buyer should look at. The header"
                        + " Link names the next one.")
    HttpResponse<List<DeliveryView>> list(
            @Parameter(hidden = true) Caller caller,
            HttpRequest<?> request,
            @Nullable @QueryValue UUID purchaseOrder,
            @Nullable @QueryValue Boolean attention,
            @Nullable @QueryValue String cursor) {
        if (purchaseOrder != null) {
            return HttpResponse.ok(desk.of(caller, purchaseOrder));
        }
        UUID after = cursor == null ? FIRST : Page.id(cursor);
        boolean late = Boolean.TRUE.equals(attention);
        DeliveryDesk.Found found =
                late ? desk.late(caller, after, PAGE) : desk.after(caller, after, PAGE);
        if (found.next().isEmpty()) {
            return HttpResponse.ok(found.page());
        }
        return HttpResponse.ok(found.page())
                .header("Link", Page.next(request, Page.cursor(found.next().get())));
    }

    @Get("/{delivery}")
    @Secured({Role.OF_BUYER, Role.OF_BOOKKEEPER, Role.OF_ADMINISTRATOR})
    @Operation(summary = "One delivery with its steps")
    DeliveryView one(@Parameter(hidden = true) Caller caller, UUID delivery) {
        return desk.one(caller, delivery);
    }

    @Post("/{delivery}/resume")
    @Status(HttpStatus.ACCEPTED)
    @Secured({Role.OF_BUYER, Role.OF_ADMINISTRATOR})
    @Operation(
            summary = "Send it now by another way, in another format, or both",
            description =
                    "The body is like a profile, for this document alone; what is left out is as in"
                            + " the profile, and an empty object leads back to the profile's own"
                            + " way. The document keeps its number and revision; in another format"
                            + " it is written and archived anew before it is sent.")
    DeliveryView resume(
            @Parameter(hidden = true) Caller caller, UUID delivery, @Body ProfileContent way) {
        DeliveryView queued = desk.resume(caller, delivery, way);
        desk.signal();
        return queued;
    }

    @Post("/{delivery}/retry")
    @Status(HttpStatus.ACCEPTED)
    @Secured({Role.OF_BUYER, Role.OF_ADMINISTRATOR})
    @Operation(
            summary = "Try again now, by the profile's way or the one chosen for it last",
            description = "The document keeps its number and its bytes.")
    DeliveryView retry(@Parameter(hidden = true) Caller caller, UUID delivery) {
        DeliveryView queued = desk.retry(caller, delivery);
        desk.signal();
        return queued;
    }
}
