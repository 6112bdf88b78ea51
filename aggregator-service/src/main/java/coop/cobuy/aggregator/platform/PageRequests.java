package coop.cobuy.aggregator.platform;

import io.micronaut.http.HttpRequest;

import java.util.List;

/** Tells what people's browsers ask for from what programs ask for. */
public final class PageRequests {

    private static final List<String> OF_PROGRAMS =
            List.of("/api/", "/openapi/", "/docs/", "/health", "/prometheus");

    private PageRequests() {}

    /** Whether somebody is to see the answer as a page. */
    public static boolean isPage(HttpRequest<?> request) {
        return isPage(request.getPath());
    }

    public static boolean isPage(String path) {
        return OF_PROGRAMS.stream().noneMatch(path::startsWith);
    }
}
