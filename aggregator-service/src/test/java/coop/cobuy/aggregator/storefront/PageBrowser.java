package coop.cobuy.aggregator.storefront;

import io.micronaut.context.annotation.Prototype;
import io.micronaut.runtime.server.EmbeddedServer;

import jakarta.inject.Provider;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Fetches pages and sends forms as a browser without script would: it keeps cookies and follows no
 * redirects by itself. Each injection point has one of its own.
 */
@Prototype
public final class PageBrowser {

    private static final Pattern INPUT = Pattern.compile("<input[^>]*>");

    private final Provider<EmbeddedServer> server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new TreeMap<>();
    private @Nullable String token;
    private String language = "en";

    PageBrowser(Provider<EmbeddedServer> server) {
        this.server = server;
    }

    /** What came back. */
    public record Page(int status, String text, java.net.http.HttpHeaders headers) {

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /** Where it sends to. */
        public String location() {
            return header("Location");
        }

        /** What a reader sees: without tags, blanks as one. */
        public String seen() {
            return text.replaceAll("(?s)<head>.*?</head>", " ")
                    .replaceAll("<[^>]*>", " ")
                    .replace("&amp;", "&")
                    .replace("&#39;", "'")
                    .replace("&#34;", "\"")
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replaceAll("[\\s\u00a0\u202f]+", " ")
                    .strip();
        }

        /** The value of the first input of that name; empty: there is none. */
        public String value(String name) {
            Matcher inputs = INPUT.matcher(text);
            while (inputs.find()) {
                if (inputs.group().contains("name=\"" + name + "\"")) {
                    Matcher value = Pattern.compile("value=\"([^\"]*)\"").matcher(inputs.group());
                    return value.find() ? value.group(1) : "";
                }
            }
            return "";
        }
    }

    /** Is somebody from now on, by an API token. */
    public PageBrowser as(String bearer) {
        this.token = bearer;
        return this;
    }

    public PageBrowser reading(String acceptLanguage) {
        this.language = acceptLanguage;
        return this;
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    public Page get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    /** Sends a form; names and values in turn. */
    public Page post(String path, String... fields) {
        Map<String, String> form = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        return post(path, form);
    }

    public Page post(String path, Map<String, String> fields) {
        String body =
                fields.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        return post(path, body);
    }

    /** Sends a form with fields of several values. */
    public Page postAll(String path, Map<String, List<String>> fields) {
        String body =
                fields.entrySet().stream()
                        .flatMap(
                                field ->
                                        field.getValue().stream()
                                                .map(
                                                        value ->
                                                                encoded(field.getKey())
                                                                        + "="
                                                                        + encoded(value)))
                        .collect(Collectors.joining("&"));
        return post(path, body);
    }

    private Page post(String path, String body) {
        return send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    /** Sends a form with a file in the field {@code file}. */
    public Page postFile(String path, Map<String, String> fields, String fileName, byte[] content) {
        String boundary = "----cobuy";
        StringBuilder head = new StringBuilder();
        fields.forEach(
                (name, value) ->
                        head.append(
                                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                                        .formatted(boundary, name, value)));
        head.append(
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                        .formatted(boundary, fileName));
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        return send(
                request(path)
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(
                                HttpRequest.BodyPublishers.ofByteArrays(
                                        List.of(
                                                head.toString().getBytes(StandardCharsets.UTF_8),
                                                content,
                                                tail)))
                        .build());
    }

    /** Sends a form and goes where that sends to. */
    public Page postAndFollow(String path, Map<String, String> fields) {
        Page page = post(path, fields);
        return page.status() == 303 ? get(page.location()) : page;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        URI uri = server.get().getURI().resolve(path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri)
                        .setHeader("Accept", "text/html,*/*;q=0.8")
                        .setHeader("Accept-Language", language);
        if (token != null) {
            request.setHeader("Authorization", "Bearer " + token);
        }
        if (!cookies.isEmpty()) {
            request.setHeader(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request;
    }

    private Page send(HttpRequest request) {
        try {
            HttpResponse<String> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return new Page(answer.statusCode(), answer.body(), answer.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String setCookie) {
        String pair = setCookie.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        if (setCookie.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, pair.substring(pair.indexOf('=') + 1));
        }
    }
}
