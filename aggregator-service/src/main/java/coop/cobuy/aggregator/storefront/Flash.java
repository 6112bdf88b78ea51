package coop.cobuy.aggregator.storefront;

import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What is told once, on the page that somebody is sent to: it goes by way of a cookie, so it holds
 * nothing that is secret, and names a text of ours.
 *
 * @param kind how it looks
 * @param key of the text
 */
public record Flash(Kind kind, String key, List<String> arguments) {

    /** The cookie's name. */
    static final String COOKIE = "cobuy_flash";

    private static final int ARGUMENTS_MAX = 5;

    /** How it looks. */
    public enum Kind {
        DONE,
        NOTE,
        TROUBLE;

        /** The class in the style sheet. */
        public String style() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public Flash {
        arguments = List.copyOf(arguments);
    }

    public static Flash done(String key, String... arguments) {
        return new Flash(Kind.DONE, key, List.of(arguments));
    }

    public static Flash note(String key, String... arguments) {
        return new Flash(Kind.NOTE, key, List.of(arguments));
    }

    public static Flash trouble(String key, String... arguments) {
        return new Flash(Kind.TROUBLE, key, List.of(arguments));
    }

    String cookie() {
        StringBuilder cookie = new StringBuilder(kind.name()).append('&').append(key);
        for (String argument : arguments) {
            cookie.append('&').append(URLEncoder.encode(argument, StandardCharsets.UTF_8));
        }
        return cookie.toString();
    }

    /** What the cookie says, or null if it is none of ours. */
    static @Nullable Flash read(String cookie, Texts texts) {
        String[] parts = cookie.split("&", -1);
        if (parts.length < 2 || parts.length > 2 + ARGUMENTS_MAX || !texts.has(parts[1])) {
            return null;
        }
        try {
            Kind kind = Kind.valueOf(parts[0]);
            List<String> arguments = new ArrayList<>();
            for (int i = 2; i < parts.length; i++) {
                arguments.add(URLDecoder.decode(parts[i], StandardCharsets.UTF_8));
            }
            return new Flash(kind, parts[1], arguments);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
