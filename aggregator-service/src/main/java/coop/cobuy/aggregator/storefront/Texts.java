package coop.cobuy.aggregator.storefront;

import coop.cobuy.text.Sentences;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * What pages say, by language: {@code messages_xx.properties} of each area, in UTF-8. {@code {0}}
 * stands for the first argument. A text that counts has two keys, {@code .one} and {@code .other},
 * which is all that English and German need.
 */
@Singleton
public final class Texts {

    /** Folders with texts; a key begins with the name of its folder. */
    static final List<String> AREAS =
            List.of("frame", "account", "shop", "desk", "supplier", "books", "admin");

    private static final String ROOT = "/coop/cobuy/storefront/";

    private final Map<Language, Map<String, String>> byLanguage = new EnumMap<>(Language.class);

    Texts() {
        for (Language language : Language.values()) {
            Map<String, String> texts = new HashMap<>();
            AREAS.forEach(area -> read(area, language).forEach(texts::put));
            byLanguage.put(language, Map.copyOf(texts));
        }
    }

    /** One area's texts in one language; empty if it has none. */
    static Map<String, String> read(String area, Language language) {
        String file = ROOT + area + "/messages_" + language.tag() + ".properties";
        try (InputStream in = Texts.class.getResourceAsStream(file)) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
            Map<String, String> texts = new HashMap<>();
            properties.stringPropertyNames().forEach(k -> texts.put(k, properties.getProperty(k)));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether there is a text of that name. */
    public boolean has(String key) {
        return byLanguage.getOrDefault(Language.EN, Map.of()).containsKey(key);
    }

    /**
     * @throws IllegalArgumentException if there is no such text
     */
    public String of(Language language, String key, @Nullable Object... arguments) {
        String text = byLanguage.getOrDefault(language, Map.of()).get(key);
        if (text == null) {
            throw new IllegalArgumentException("no text: " + key + " in " + language);
        }
        return Sentences.filled(text, arguments);
    }
}
