package coop.cobuy.aggregator.storefront;

import coop.cobuy.aggregator.catalog.Pictures;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.id.OfferId;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Pictures of offers, for the pages: their hash is in the address, so that a browser keeps them,
 * and only in the co-op whose offer it is.
 */
@Controller("/pictures")
@ExecuteOn(TaskExecutors.BLOCKING)
@Needs(Action.SEE_CATALOGUE)
@Hidden
class PictureFileController {

    private final Pictures pictures;

    PictureFileController(Pictures pictures) {
        this.pictures = pictures;
    }

    @Get("/{offer}/{hash}")
    @Produces(MediaType.ALL)
    HttpResponse<?> file(Caller caller, UUID offer, String hash) {
        OfferId id = new OfferId(offer);
        boolean stands =
                pictures.of(caller.coop(), List.of(id)).values().stream()
                        .anyMatch(picture -> picture.hash().equals(hash));
        return (stands ? pictures.content(caller, id) : Optional.<byte[]>empty())
                .<HttpResponse<?>>map(PictureFileController::kept)
                .orElseGet(HttpResponse::notFound);
    }

    private static HttpResponse<?> kept(byte[] content) {
        return HttpResponse.ok(content)
                .contentType(MediaType.of("image/jpeg"))
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=31536000, immutable")
                .header("X-Content-Type-Options", "nosniff");
    }
}
