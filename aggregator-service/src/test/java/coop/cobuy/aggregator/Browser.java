package coop.cobuy.aggregator;

import coop.cobuy.aggregator.Api.Answer;

import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a browser does between somebody and the pages: keeps cookies and sends forms. */
public final class Browser {

    private final Api api;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    public Browser(Api api) {
        this.api = api;
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, null, "text/plain", headers);
    }

    /** Sends a form: name, value, name, value. */
    public Answer form(String path, String... fields) {
        return form(path, fields, new String[0]);
    }

    public Answer form(String path, String[] fields, String[] headers) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(encoded(fields[i]) + "=" + encoded(fields[i + 1]));
        }
        String type = "application/x-www-form-urlencoded";
        return send("POST", path, String.join("&", pairs), type, headers);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public Answer send(
            String method, String path, @Nullable Object body, String type, String... headers) {
        List<String> all = new ArrayList<>(List.of("Content-Type", type));
        if (!cookies.isEmpty()) {
            all.add("Cookie");
            all.add(
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        all.addAll(List.of(headers));
        Answer answer = api.send(method, null, path, body, all.toArray(String[]::new));
        if (answer.status() >= 500) {
            throw new IllegalStateException(method + " " + path + ": " + answer.json());
        }
        answer.headers().allValues("Set-Cookie").forEach(this::keep);
        return answer;
    }

    private void keep(String header) {
        String[] pair = header.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty() || header.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    /** Signs in by the form; the answer is the one to the form. */
    public Answer signIn(Object coop, String name, String password, String... more) {
        List<String> fields =
                new ArrayList<>(
                        List.of("coop", coop.toString(), "name", name, "password", password));
        fields.addAll(List.of(more));
        return form("/sign-in", fields.toArray(String[]::new));
    }
}
