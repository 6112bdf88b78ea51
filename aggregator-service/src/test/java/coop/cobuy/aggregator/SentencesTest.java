package coop.cobuy.aggregator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Sentences of modules: both languages say the same of the same numbers, and each sentence is said
 * somewhere.
 */
class SentencesTest {

    private static final Path MAIN =
            Path.of(System.getProperty("cobuy.root", "..")).resolve("aggregator-service/src/main");
    private static final String SENTENCES = "resources/coop/cobuy/aggregator";
    private static final Pattern NOTICE = Pattern.compile("notice\\.(.+)\\.(subject|text)");
    private static final Pattern TOLD =
            Pattern.compile(
                    "(?:Message\\.(?:beside|named)\\(\\s*\\w+\\.class,\\s*|\\bsay\\()"
                        + "\"((?:order|round|goods|statement|pick-up|invoice|purchase-order)\\.[^\"]+)\"");
    private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");

    private static Stream<String> modules() throws IOException {
        try (Stream<Path> folders = Files.list(MAIN.resolve(SENTENCES))) {
            return folders
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static Map<String, String> read(String module, String file) throws IOException {
        Path path = MAIN.resolve(SENTENCES).resolve(module).resolve(file);
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
    @MethodSource("modules")
    void bothLanguagesSayTheSame(String module) throws IOException {
        Map<String, String> english = read(module, "sentences.properties");
        Map<String, String> german = read(module, "sentences_de.properties");
        assertFalse(english.isEmpty(), module);
        assertEquals(english.keySet(), german.keySet());
        english.forEach((key, text) -> assertEquals(places(text), places(german.get(key)), key));
    }

    /** A key that ends in a name of an enumeration is said by the part before it. */
    @ParameterizedTest
    @MethodSource("modules")
    void eachSentenceIsSaidSomewhere(String module) throws IOException {
        String code = code(module);
        for (String key : read(module, "sentences.properties").keySet()) {
            Matcher notice = NOTICE.matcher(key);
            assertTrue(isSaid(notice.matches() ? notice.group(1) : key, code), key);
        }
    }

    private static boolean isSaid(String key, String code) {
        int dot = key.lastIndexOf('.');
        String start = dot < 0 ? key : key.substring(0, dot);
        String end = key.substring(dot + 1);
        return code.contains("\"" + key + "\"")
                || (code.contains("\"" + start + "\"") && code.contains("\"." + end + "\""))
                || (code.contains("\"share.firm\"") && key.startsWith("share."))
                || IntStream.range(0, key.length())
                        .filter(i -> key.charAt(i) == '.')
                        .anyMatch(i -> code.contains("\"" + key.substring(0, i + 1) + "\""));
    }

    /** What is told as a notice needs both its sentences, which its name puts together. */
    @Test
    void eachNoticeThatIsNamedHasBothItsSentences() throws IOException {
        int named = 0;
        for (String module : modules().toList()) {
            Map<String, String> english = read(module, "sentences.properties");
            for (MatchResult told : TOLD.matcher(code(module)).results().toList()) {
                String key = "notice." + told.group(1);
                assertTrue(english.containsKey(key + ".subject"), module + ": " + key);
                assertTrue(english.containsKey(key + ".text"), module + ": " + key);
                named++;
            }
        }
        assertTrue(named > 10, "named: " + named);
    }

    private static String code(String module) throws IOException {
        try (Stream<Path> files =
                Files.list(MAIN.resolve("java/coop/cobuy/aggregator").resolve(module))) {
            return files.map(SentencesTest::text).collect(Collectors.joining());
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
