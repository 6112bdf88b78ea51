package coop.cobuy.aggregator.storefront;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

import org.jspecify.annotations.Nullable;

@Controller("/assets")
@Secured(SecurityRule.IS_ANONYMOUS)
@Hidden
class AssetController {

    private final Assets assets;

    AssetController(Assets assets) {
        this.assets = assets;
    }

    @Get("/{name}")
    @Produces(MediaType.ALL)
    HttpResponse<?> file(
            String name, @Nullable @Header(HttpHeaders.ACCEPT_ENCODING) String encodings) {
        Assets.Asset asset = assets.find(name).orElse(null);
        if (asset == null) {
            return HttpResponse.notFound();
        }
        boolean zipped = encodings != null && encodings.contains("gzip");
        MutableHttpResponse<byte[]> answer =
                HttpResponse.ok(asset.content(zipped))
                        .contentType(MediaType.of(asset.mediaType()))
                        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return zipped ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip") : answer;
    }
}
