package coop.cobuy.aggregator.platform;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.filter.FilterChain;
import io.micronaut.http.filter.FilterPatternStyle;
import io.micronaut.http.filter.HttpFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.netty.handler.codec.http.QueryStringDecoder;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

import reactor.core.publisher.Mono;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the fields of forms before anything is decided about a request: the session's token is
 * among them, and whoever must sign in anew gets back what was typed. The API, which takes no
 * forms, is left alone.
 */
@Filter(patternStyle = FilterPatternStyle.REGEX, value = "^/(?!api/).*$")
public final class FormFields implements HttpFilter {

    /** The field of a form that bears its session's token. */
    public static final String TOKEN = "_csrf";

    private static final String TYPED = "cobuy.typed";
    private static final int FIELDS_MAX = 20_000;
    private static final Pattern TOKEN_PART =
            Pattern.compile("name=\"" + TOKEN + "\"\r\n\r\n([A-Za-z0-9_-]{1,100})\r\n");

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.before();
    }

    @Override
    public Publisher<? extends HttpResponse<?>> doFilter(
            HttpRequest<?> request, FilterChain chain) {
        MediaType type = request.getContentType().orElse(null);
        if (isSafe(request) || !(request instanceof ServerHttpRequest<?> server) || type == null) {
            return chain.proceed(request);
        }
        boolean plain = type.matches(MediaType.APPLICATION_FORM_URLENCODED_TYPE);
        if (!plain && !type.matches(MediaType.MULTIPART_FORM_DATA_TYPE)) {
            return chain.proceed(request);
        }
        return Mono.fromFuture(read(server))
                .flatMap(
                        text -> {
                            request.setAttribute(TYPED, plain ? fields(text) : tokenAlone(text));
                            return Mono.from(chain.proceed(request));
                        });
    }

    private static CompletableFuture<String> read(ServerHttpRequest<?> request) {
        try (CloseableByteBody copy = copy(request)) {
            return copy.buffer()
                    .thenApply(
                            body -> {
                                try (body) {
                                    return body.toString(StandardCharsets.ISO_8859_1);
                                }
                            });
        }
    }

    private static CloseableByteBody copy(ServerHttpRequest<?> request) {
        // Whoever is slower is the route, which waits for this.
        return request.byteBody().split(ByteBody.SplitBackpressureMode.FASTEST);
    }

    private static Map<String, List<String>> fields(String body) {
        return new QueryStringDecoder(body, StandardCharsets.UTF_8, false, FIELDS_MAX).parameters();
    }

    private static Map<String, List<String>> tokenAlone(String body) {
        Matcher token = TOKEN_PART.matcher(body);
        return token.find() ? Map.of(TOKEN, List.of(token.group(1))) : Map.of();
    }

    /** Whether a request only asks, by its method. */
    public static boolean isSafe(HttpRequest<?> request) {
        return switch (request.getMethod()) {
            case GET, HEAD, OPTIONS, TRACE -> true;
            case POST, PUT, DELETE, PATCH, CONNECT, CUSTOM -> false;
        };
    }

    /** The session's token in the form, if it has one. */
    static @Nullable String token(HttpRequest<?> request) {
        List<String> found = all(request).getOrDefault(TOKEN, List.of());
        return found.isEmpty() ? null : found.getFirst();
    }

    /** The first value of a field of the form as it came; empty if it is not there. */
    public static String field(HttpRequest<?> request, String name) {
        List<String> found = all(request).getOrDefault(name, List.of());
        return found.isEmpty() ? "" : found.getFirst();
    }

    /** All values of a field of the form, in its order. */
    public static List<String> fields(HttpRequest<?> request, String name) {
        return List.copyOf(all(request).getOrDefault(name, List.of()));
    }

    /** What somebody typed into the form: all fields but tokens, passwords and codes. */
    public static Map<String, List<String>> typed(HttpRequest<?> request) {
        Map<String, List<String>> typed = new LinkedHashMap<>(all(request));
        typed.keySet().removeIf(FormFields::isSecret);
        return typed;
    }

    private static boolean isSecret(String name) {
        String folded = name.toLowerCase(Locale.ROOT);
        return folded.equals(TOKEN) || folded.contains("password") || folded.contains("code");
    }

    @SuppressWarnings("unchecked") // only this class sets it
    private static Map<String, List<String>> all(HttpRequest<?> request) {
        return request.getAttribute(TYPED, Map.class).orElse(Map.of());
    }
}
