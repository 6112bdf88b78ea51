package coop.cobuy.aggregator.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The texts of pages: both languages say the same, and no page wants a text that is not there. */
class TextsTest {

    private static final List<String> AREAS = Texts.AREAS;
    private static final Path MAIN =
            Path.of(System.getProperty("cobuy.root", "..")).resolve("aggregator-service/src/main");
    private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");
    private static final Pattern ONE = Pattern.compile("\\bt\\(\\s*\"([^\"]+)\"\\s*[,)]");
    private static final Pattern COUNTED = Pattern.compile("\\bn\\(\\s*\"([^\"]+)\"\\s*,");
    private static final Pattern TOLD =
            Pattern.compile("Flash\\.(?:done|note|trouble)\\(\\s*\"([^\"]+)\"");

    private final Texts texts = new Texts();

    @ParameterizedTest
    @FieldSource("AREAS")
    void bothLanguagesSayTheSame(String area) {
        Map<String, String> english = Texts.read(area, Language.EN);
        Map<String, String> german = Texts.read(area, Language.DE);
        assertEquals(new TreeSet<>(english.keySet()), new TreeSet<>(german.keySet()));
        assertEquals(places(english), places(german));
        for (String key : english.keySet()) {
            assertTrue(key.startsWith(area + "."), key);
            assertTrue(!english.get(key).isBlank() && !german.get(key).isBlank(), key);
        }
    }

    private static Map<String, Set<String>> places(Map<String, String> texts) {
        Map<String, Set<String>> places = new TreeMap<>();
        texts.forEach(
                (key, text) ->
                        places.put(
                                key,
                                PLACE.matcher(text)
                                        .results()
                                        .map(MatchResult::group)
                                        .collect(Collectors.toCollection(TreeSet::new))));
        // "one line" may leave the count out in one language alone
        places.keySet().removeIf(key -> key.endsWith(".one"));
        return places;
    }

    @Test
    void noPageWantsATextThatIsNotThere() throws IOException {
        Set<String> missing = new TreeSet<>();
        Set<String> found = new TreeSet<>();
        for (String source : sources()) {
            Stream.concat(keys(ONE, source), keys(TOLD, source)).forEach(found::add);
            keys(COUNTED, source)
                    .forEach(key -> found.addAll(Set.of(key + ".one", key + ".other")));
        }
        found.stream().filter(key -> !texts.has(key)).forEach(missing::add);
        assertEquals(Set.of(), missing);
        assertTrue(found.contains("frame.skip"), "templates were not looked at");
    }

    private static Stream<String> keys(Pattern pattern, String source) {
        return pattern.matcher(source).results().map(match -> match.group(1));
    }

    /** A package's page tells by examples how it is done. */
    private static boolean hasTexts(Path file) {
        return Files.isRegularFile(file) && !file.endsWith("package-info.java");
    }

    private static List<String> sources() throws IOException {
        List<String> sources = new java.util.ArrayList<>();
        for (Path root :
                List.of(
                        MAIN.resolve("jte"),
                        MAIN.resolve("java/coop/cobuy/aggregator/storefront"))) {
            try (Stream<Path> walk = Files.walk(root)) {
                for (Path file : walk.filter(TextsTest::hasTexts).toList()) {
                    sources.add(Files.readString(file));
                }
            }
        }
        return sources;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    de-AT,de;q=0.9,en;q=0.8 | DE
                    en-US,en;q=0.9          | EN
                    fr,de;q=0.3             | DE
                    fr                      | EN
                    ;;;                     | EN
                    """)
    void readsWhatABrowserAccepts(String header, Language language) {
        assertEquals(language, Language.accepted(header));
    }
}
