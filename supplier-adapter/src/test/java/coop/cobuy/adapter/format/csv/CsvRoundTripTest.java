package coop.cobuy.adapter.format.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import coop.cobuy.adapter.canonical.InboundDocument;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.ReadableFormat.Read;
import coop.cobuy.adapter.format.table.TableAnswers;

import de.siegmar.fastcsv.writer.CsvWriter;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Whatever a supplier can say in a table is read as it was said. */
class CsvRoundTripTest {

    static Stream<InboundDocument> documents() {
        return TableAnswers.documents(40);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void readsDocumentsAsTheyWereSaid(InboundDocument said) throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().fieldSeparator(';').build(text)) {
            for (List<String> row : TableAnswers.of(said)) {
                writer.writeRecord(row);
            }
        }
        Read read =
                new CsvFormat()
                        .read(
                                text.toString().getBytes(StandardCharsets.UTF_8),
                                FormatOptions.defaults());
        assertEquals(
                said, assertInstanceOf(Read.Understood.class, read, read::toString).document());
    }
}
