package coop.cobuy.adapter.transport.pull;

import coop.cobuy.adapter.archive.ContentHash;
import coop.cobuy.adapter.platform.Caller;
import coop.cobuy.adapter.platform.Page;
import coop.cobuy.adapter.platform.Role;
import coop.cobuy.id.SupplierId;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The feed that a supplier fetches by itself. */
@Controller("/api/v1/suppliers/{supplier}/feed")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Role.OF_SUPPLIER)
@Tag(name = "feed")
class FeedController {

    private final Feed feed;

    FeedController(Feed feed) {
        this.feed = feed;
    }

    @ApiResponse(
            responseCode = "200",
            description = "A page of the feed",
            content = @Content(schema = @Schema(implementation = FeedView.class)))
    @ApiResponse(responseCode = "304", description = "As If-None-Match has it")
    @Get
    @Operation(
            summary = "Documents for this supplier, oldest first",
            description =
                    "Reading advances nothing. Go on with the cursor of the last answer; Link names"
                        + " the next page while there is one. With acknowledged=false only those"
                        + " that were not acknowledged.")
    HttpResponse<?> read(
            @Parameter(hidden = true) Caller caller,
            HttpRequest<?> request,
            UUID supplier,
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = "true") boolean acknowledged,
            @Nullable @Header(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        long after = cursor == null ? 0 : Page.number(cursor);
        Feed.Read read = feed.read(caller, new SupplierId(supplier), after, acknowledged);
        String tag = tag(read);
        if (tag.equals(ifNoneMatch)) {
            return HttpResponse.notModified().header(HttpHeaders.ETAG, tag);
        }
        MutableHttpResponse<FeedView> answer =
                HttpResponse.ok(read.view()).header(HttpHeaders.ETAG, tag);
        return read.more()
                ? answer.header("Link", next(request.getPath(), read, acknowledged))
                : answer;
    }

    private static String next(String path, Feed.Read read, boolean acknowledged) {
        String cursor = read.view().cursor() + (acknowledged ? "" : "&acknowledged=false");
        return Page.next(path, cursor);
    }

    private static String tag(Feed.Read read) {
        String shown = read.more() + read.view().toString();
        return "\"" + ContentHash.of(shown.getBytes(StandardCharsets.UTF_8)).hex() + "\"";
    }

    @ApiResponse(
            responseCode = "200",
            description = "The bytes",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    @Get("/{document}")
    @Operation(summary = "A document's bytes, exactly as written")
    HttpResponse<byte[]> content(
            @Parameter(hidden = true) Caller caller, UUID supplier, UUID document) {
        Feed.Content content = feed.content(caller, new SupplierId(supplier), document);
        return HttpResponse.ok(content.bytes())
                .contentType(new MediaType(content.mediaType()))
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + content.fileName() + "\"");
    }

    @Post("/{document}/acknowledgement")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Say that a document arrived",
            description = "The first time counts; further times do nothing.")
    void acknowledge(@Parameter(hidden = true) Caller caller, UUID supplier, UUID document) {
        feed.acknowledge(caller, new SupplierId(supplier), document);
    }
}
