package coop.cobuy.adapter.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares bytes with a file that was looked over by a person. {@code -Dcobuy.golden=write} writes
 * the files anew; then look at the difference.
 */
public final class Golden {

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private Golden() {}

    public static void same(String name, byte[] bytes) {
        Path file = FOLDER.resolve(name);
        try {
            if ("write".equals(System.getProperty("cobuy.golden"))) {
                Files.createDirectories(FOLDER);
                Files.write(file, bytes);
            }
            assertEquals(
                    new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1),
                    new String(bytes, StandardCharsets.ISO_8859_1),
                    name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
