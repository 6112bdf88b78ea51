package coop.cobuy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the README names is there, and what is configured stands in it. */
class ReadmeTest {

    private static final Path ROOT =
            Path.of(System.getProperty("cobuy.root", "..")).toAbsolutePath().normalize();
    private static final Pattern VARIABLE =
            Pattern.compile("\\$\\{(COBUY_[A-Z_]+):(?:`([^`]*)`|([^`}]*))}");
    private static final Pattern COMMAND =
            Pattern.compile("(?<![\\w./-])(deploy/[a-z-]+|\\./mvnw|\\.ci/run)(?![\\w/-])");
    private static final Pattern TEST = Pattern.compile("\\b([A-Z]\\w+Test)\\b");

    private static String readme = "";

    @BeforeAll
    static void readReadme() throws IOException {
        readme = Files.readString(ROOT.resolve("README.md"));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyVariableOfTheServicesStandsThereWithItsDefault() throws IOException {
        Set<String> lacking = new TreeSet<>();
        int read = 0;
        for (String service : List.of("aggregator-service", "supplier-adapter")) {
            Path settings = ROOT.resolve(service + "/src/main/resources/application.yml");
            for (MatchResult one :
                    VARIABLE.matcher(Files.readString(settings)).results().toList()) {
                read++;
                String standard = one.group(2) == null ? one.group(3) : one.group(2);
                String shown = standard.isEmpty() ? "empty" : "`" + standard + "`";
                boolean stands =
                        readme.lines()
                                .filter(line -> line.startsWith("| `COBUY_"))
                                .filter(line -> line.contains("`" + one.group(1) + "`"))
                                .anyMatch(line -> line.contains(shown));
                if (!stands) {
                    lacking.add(one.group(1) + " = " + shown);
                }
            }
        }
        assertTrue(read > 25, read + " variables");
        assertEquals(Set.of(), lacking, "not in the README");
    }

    @Test
    void everyCommandIsThereAndRuns() {
        Set<String> named = found(COMMAND, readme);
        assertTrue(named.contains("deploy/run"), named::toString);
        named.removeIf(name -> Files.isDirectory(ROOT.resolve(name)));
        named.removeIf(name -> Files.isExecutable(ROOT.resolve(name)));
        assertEquals(Set.of(), named, "cannot be run");
    }

    @Test
    void everyTestThatShowsAPromiseIsThere() throws IOException {
        Set<String> named = found(TEST, readme);
        assertTrue(named.size() > 20, named::toString);
        try (Stream<Path> files = Files.walk(ROOT)) {
            files.filter(file -> file.toString().contains("src/test/java"))
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .forEach(named::remove);
        }
        assertEquals(Set.of(), named, "there is no such test");
    }
}
