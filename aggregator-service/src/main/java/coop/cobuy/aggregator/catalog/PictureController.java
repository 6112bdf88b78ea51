package coop.cobuy.aggregator.catalog;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.id.OfferId;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** The picture of an offer. */
@Controller("/api/v1/offers/{id}/picture")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "catalog")
class PictureController {

    private final Pictures pictures;

    PictureController(Pictures pictures) {
        this.pictures = pictures;
    }

    /**
     * A picture that an offer has.
     *
     * @param hash of the content; changes with it
     */
    record PictureView(UUID offer, String hash, String alt, int width, int height) {

        static PictureView of(Picture picture) {
            return new PictureView(
                    picture.offer().value(),
                    picture.hash(),
                    picture.alt(),
                    picture.width(),
                    picture.height());
        }
    }

    @Put
    @Consumes({"image/jpeg", "image/png", "image/webp"})
    @Needs(Action.MANAGE_CATALOGUE)
    @Operation(
            summary = "Give an offer a picture",
            description =
                    "JPEG, PNG or WebP of up to 1 MB (8 MB on the page) and 25 million points. It"
                            + " is written anew as a JPEG of at most 480 points a side.")
    PictureView put(
            @Parameter(hidden = true) Caller caller,
            UUID id,
            @Nullable @QueryValue String alt,
            @Body byte[] file) {
        return PictureView.of(pictures.put(caller, new OfferId(id), alt, file));
    }

    @Get
    @Produces("image/jpeg")
    @Needs(Action.SEE_CATALOGUE)
    @Operation(summary = "An offer's picture")
    HttpResponse<byte[]> get(@Parameter(hidden = true) Caller caller, UUID id) {
        byte[] content =
                pictures.content(caller, new OfferId(id))
                        .orElseThrow(() -> new Refused(CatalogReason.PICTURE_NOT_FOUND));
        return HttpResponse.ok(content)
                .header("Cache-Control", "private, no-cache")
                .header("X-Content-Type-Options", "nosniff");
    }

    @Delete
    @Status(HttpStatus.NO_CONTENT)
    @Needs(Action.MANAGE_CATALOGUE)
    @Operation(summary = "Take an offer's picture away")
    HttpResponse<?> remove(@Parameter(hidden = true) Caller caller, UUID id) {
        pictures.remove(caller, new OfferId(id));
        return HttpResponse.noContent();
    }
}
