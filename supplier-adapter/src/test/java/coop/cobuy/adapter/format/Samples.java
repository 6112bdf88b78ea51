package coop.cobuy.adapter.format;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Documents of others, in a folder beside the project: {@code -Dcobuy.corpus=DIR}. Where it is
 * absent, tests that need it are skipped and say so; where {@code CI=true} that is a failure.
 */
public final class Samples {

    private static final Pattern RULE =
            Pattern.compile("(fatal_error|error|warn):([A-Za-z0-9/_-]+)");

    private Samples() {}

    /**
     * A file with what an independent validator said of it.
     *
     * @param outcome such as {@code root=Order peppol:VALID []}
     */
    public record Sample(String category, String name, String outcome, Path path) {

        public byte[] bytes() {
            try {
                return Files.readAllBytes(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Which validators have looked at it: {@code peppol}, {@code en16931}. */
        public List<String> validators() {
            return List.of("peppol", "en16931").stream()
                    .filter(one -> outcome.contains(one + ":"))
                    .toList();
        }

        public boolean isValid(String validator) {
            return outcome.contains(validator + ":VALID");
        }

        /** Ids of the rules that it breaks, as that validator says; at most twelve. */
        public Set<String> broken(String validator) {
            String said =
                    outcome.replaceFirst("^.*" + validator + ":[A-Z]+ \\[([^\\]]*)\\].*$", "$1");
            Set<String> rules = new TreeSet<>();
            Matcher matcher = RULE.matcher(said);
            while (matcher.find()) {
                if (!matcher.group(1).equals("warn")) {
                    rules.add(matcher.group(2).replace("XSD/xsd", "XSD"));
                }
            }
            return rules;
        }

        @Override
        public String toString() {
            return category + "/" + name;
        }
    }

    /** All files of these categories. */
    public static List<Sample> of(String... categories) {
        Set<String> wanted = Set.copyOf(Arrays.asList(categories));
        return all().stream().filter(sample -> wanted.contains(sample.category())).toList();
    }

    /** All files. */
    public static List<Sample> all() {
        Path folder = folder();
        try (var lines = Files.lines(folder.resolve("MANIFEST.tsv"))) {
            return lines.skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(
                            cells ->
                                    new Sample(
                                            cells[0],
                                            cells[1],
                                            cells.length > 6 ? cells[6] : "",
                                            folder.resolve(cells[0]).resolve(cells[1])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        String root = System.getProperty("cobuy.root", "..");
        Path folder = Path.of(System.getProperty("cobuy.corpus", root + "/../shared/corpus"));
        boolean there = Files.isRegularFile(folder.resolve("MANIFEST.tsv"));
        String absent = "no sample documents in " + folder.toAbsolutePath().normalize();
        if (!there && "true".equals(System.getenv("CI"))) {
            assertTrue(there, absent);
        }
        Assumptions.assumeTrue(there, absent);
        return folder;
    }
}
