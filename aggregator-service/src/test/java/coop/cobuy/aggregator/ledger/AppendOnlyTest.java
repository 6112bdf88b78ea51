package coop.cobuy.aggregator.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The books are only ever added to: no statement of any module changes or deletes a row. */
class AppendOnlyTest {

    private static final Pattern CHANGE =
            Pattern.compile(
                    "(UPDATE|DELETE\\s+FROM|REPLACE\\s+INTO|TRUNCATE(\\s+TABLE)?)\\s+"
                            + "ledger_(journal|transfer|chunk|account|credit_limit)");

    @Test
    void noStatementChangesOrDeletesWhatWasPosted() throws IOException {
        Path sources = Path.of("src/main/java");
        List<String> found = new ArrayList<>();
        int read = 0;
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String joined = Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", "");
                read++;
                if (CHANGE.matcher(joined).find()) {
                    found.add(file.toString());
                }
            }
        }
        assertFalse(read < 50, "sources read: " + read);
        assertEquals(List.of(), found);
    }

    @Test
    void thePatternFindsWhatItLooksFor() {
        assertEquals(true, CHANGE.matcher("UPDATE ledger_transfer SET").find());
        assertEquals(true, CHANGE.matcher("DELETE FROM ledger_journal").find());
        assertEquals(false, CHANGE.matcher("UPDATE ledger_balance").find());
    }
}
