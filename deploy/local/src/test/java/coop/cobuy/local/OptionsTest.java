package coop.cobuy.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;

class OptionsTest {

    private static Options parse(String... words) {
        return Options.parse(List.of(words), Path.of("/work"));
    }

    @Test
    void withoutWordsEverythingIsEmbeddedAndTheDemoIsLoaded() {
        Options options = parse();
        assertEquals(8080, options.port());
        assertEquals(Path.of("/work/data"), options.data());
        assertTrue(options.demo());
        assertFalse(options.fresh());
        assertFalse(options.story());
        assertFalse(options.suppliers());
        assertTrue(options.databaseUrl().isEmpty());
        assertTrue(options.kafka().isEmpty());
    }

    @Test
    void takesEveryOption() {
        Options options =
                parse(
                        "--port",
                        "9000",
                        "--data",
                        "elsewhere",
                        "--fresh",
                        "--no-demo",
                        "--story",
                        "--suppliers",
                        "--database-url",
                        "jdbc:mysql://127.0.0.1:3306/",
                        "--kafka",
                        "127.0.0.1:9092");
        assertEquals(9000, options.port());
        assertEquals(Path.of("/work/elsewhere"), options.data());
        assertTrue(options.fresh());
        assertFalse(options.demo());
        assertTrue(options.story());
        assertTrue(options.suppliers());
        assertEquals("jdbc:mysql://127.0.0.1:3306/", options.databaseUrl().orElseThrow());
        assertEquals("127.0.0.1:9092", options.kafka().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--prot 1",
                "--port",
                "--port x",
                "--port 0",
                "--port 65535",
                "--port 999999",
                "--data --fresh",
                "--database-url localhost",
                "--kafka localhost",
                "--kafka 127.0.0.1:9092/",
                "--database-url jdbc:mysql://h/db",
                "backup"
            })
    void saysWhatIsWrongWithAWord(String words) {
        Options.BadOption refused =
                assertThrows(Options.BadOption.class, () -> parse(words.split(" ")));
        assertTrue(refused.getMessage().contains(words.split(" ")[0]), refused.getMessage());
    }
}
