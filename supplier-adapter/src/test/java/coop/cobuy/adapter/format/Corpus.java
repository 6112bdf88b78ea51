package coop.cobuy.adapter.format;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Documents written by others, beside the project: {@code -Dcobuy.corpus} names the folder. Where
 * it is absent, tests of it are skipped; where {@code CI=true}, they fail.
 */
public final class Corpus {

    private static final Path FOLDER =
            Path.of(System.getProperty("cobuy.corpus", "../../shared/corpus"));

    private Corpus() {}

    /** The files of one kind, in a fixed order. */
    public static List<Path> files(String kind) {
        Path folder = FOLDER.resolve(kind);
        if (!Files.isDirectory(folder)) {
            String absent = "no sample documents in " + folder.toAbsolutePath();
            if ("true".equals(System.getenv("CI"))) {
                fail(absent);
            }
            assumeTrue(false, absent);
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
