package coop.cobuy.adapter.confirm;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The fields of a form that was sent; one that is not there is empty, a repeated one the first. */
record Form(Map<String, String> fields) {

    private static final int FIELDS_MAX = 5_000;

    Form {
        fields = Map.copyOf(fields);
    }

    /** Of nothing yet. */
    static Form empty() {
        return new Form(Map.of());
    }

    /** What cannot be read of it is as if it were not there. */
    static Form read(String body) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : body.split("&", FIELDS_MAX)) {
            int is = pair.indexOf('=');
            if (is > 0) {
                fields.putIfAbsent(decoded(pair.substring(0, is)), decoded(pair.substring(is + 1)));
            }
        }
        return new Form(fields);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    String of(String name) {
        return fields.getOrDefault(name, "").strip();
    }

    /** What stands in the field, or what stood there before it was touched. */
    String of(String name, String before) {
        return fields.containsKey(name) ? of(name) : before;
    }
}
