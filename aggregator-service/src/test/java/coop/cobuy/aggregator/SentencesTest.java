package coop.cobuy.aggregator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sentences of modules: both languages say the same of the same numbers, and each sentence is said
 * somewhere.
 */
class SentencesTest {

    private static final Path MAIN =
            Path.of(System.getProperty("cobuy.root", "..")).resolve("aggregator-service/src/main");
    private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");

    private static Map<String, String> read(String module, String file) throws IOException {
        Path path = MAIN.resolve("resources/coop/cobuy/aggregator").resolve(module).resolve(file);
        Properties read = new Properties();
        try (Reader reader = Files.newBufferedReader(path)) {
            read.load(reader);
        }
        Map<String, String> texts = new TreeMap<>();
        read.stringPropertyNames().forEach(key -> texts.put(key, read.getProperty(key)));
        return texts;
    }

    private static TreeSet<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"batching", "purchasing", "receiving", "settlement"})
    void bothLanguagesSayTheSame(String module) throws IOException {
        Map<String, String> english = read(module, "sentences.properties");
        Map<String, String> german = read(module, "sentences_de.properties");
        assertFalse(english.isEmpty(), module);
        assertEquals(english.keySet(), german.keySet());
        english.forEach((key, text) -> assertEquals(places(text), places(german.get(key)), key));
    }

    /** A key that ends in a name of an enumeration is said by the part before it. */
    @ParameterizedTest
    @ValueSource(strings = {"batching", "purchasing", "receiving", "settlement"})
    void eachSentenceIsSaidSomewhere(String module) throws IOException {
        String code;
        try (Stream<Path> files =
                Files.list(MAIN.resolve("java/coop/cobuy/aggregator").resolve(module))) {
            code = files.map(SentencesTest::text).collect(Collectors.joining());
        }
        for (String key : read(module, "sentences.properties").keySet()) {
            int dot = key.lastIndexOf('.');
            String start = dot < 0 ? key : key.substring(0, dot);
            String end = key.substring(dot + 1);
            boolean said =
                    code.contains("\"" + key + "\"")
                            || code.contains("\"" + start + ".\"")
                            || (code.contains("\"" + start + "\"")
                                    && code.contains("\"." + end + "\""))
                            || (code.contains("\"share.firm\"") && key.startsWith("share."));
            assertTrue(said, key);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
