package coop.cobuy.adapter.format.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import coop.cobuy.adapter.canonical.GeneratedAnswers;
import coop.cobuy.adapter.canonical.InboundDocument;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.ReadableFormat.Read;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Whatever a supplier can say is read as it was said. */
class InboundRoundTripTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final JsonFormat format = new JsonFormat();

    static Stream<InboundDocument> documents() {
        return LongStream.rangeClosed(1, 100)
                .boxed()
                .flatMap(
                        seed ->
                                Stream.of(
                                        GeneratedAnswers.response(seed),
                                        GeneratedAnswers.advice(seed),
                                        GeneratedAnswers.invoice(seed),
                                        GeneratedAnswers.prices(seed)));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void readsDocumentsAsTheyWereSaid(InboundDocument said) throws Exception {
        ObjectNode tree = MAPPER.valueToTree(said);
        tree.remove(List.of("credit", "type"));
        tree.put("type", said.type().name());
        tree.put("version", 1);
        if (said instanceof InboundDocument.PriceList) {
            tree.remove("orderNumber");
        }
        for (JsonNode line : tree.path("lines")) {
            if (((ObjectNode) line).remove("item") instanceof ObjectNode item) {
                ((ObjectNode) line).setAll(item);
            }
        }
        Read read = format.read(MAPPER.writeValueAsBytes(tree), FormatOptions.defaults());
        assertEquals(
                said, assertInstanceOf(Read.Understood.class, read, read::toString).document());
    }
}
