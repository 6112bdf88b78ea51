package coop.cobuy.adapter.format.ubl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;

import coop.cobuy.adapter.canonical.GeneratedOrders;
import coop.cobuy.adapter.canonical.OrderMessages;
import coop.cobuy.adapter.canonical.OutboundDocument;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.Golden;
import coop.cobuy.adapter.format.UnwritableDocumentException;
import coop.cobuy.adapter.format.rules.OfficialRules;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;
import coop.cobuy.problem.FieldProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

class UblFormatTest {

    private static final String PARTIES =
            """
            {"parties":{
              "buyer":{"name":"Grünkern eingetragene Genossenschaft","gln":"4012345000009",
                "endpointScheme":"0088","endpointId":"4012345000009","vatId":"DE123456789",
                "street":"Am Lager 2","city":"Köln","postcode":"50667","country":"DE",
                "phone":"+49 221 1","email":"einkauf@gruenkern.example"},
              "supplier":{"name":"Hof am Bach & Söhne","customerNumber":"10044",
                "endpointScheme":"9930","endpointId":"DE987654321","country":"DE"},
              "delivery":{"gln":"4098765000010","street":"Tor 2","city":"Köln","country":"DE"}}}
            """;

    /** One for all: the rules are loaded once. */
    static final UblFormat FORMAT = new UblFormat(new OfficialRules("2026.5", "1.3.16"));

    static FormatOptions options() {
        return options(PARTIES);
    }

    private static FormatOptions options(String json) {
        try {
            List<FieldProblem> problems = new ArrayList<>();
            FormatOptions options =
                    FormatOptions.of(
                            StandardCharsets.UTF_8, new ObjectMapper().readTree(json), problems);
            assertEquals(List.of(), problems);
            return options;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OutboundDocument change(PurchaseOrderApproved order, long seed) {
        return OrderMessages.document(GeneratedOrders.changed(order, seed), List.of(order));
    }

    @Test
    void writesTheGoldenFiles() {
        PurchaseOrderApproved order = GeneratedOrders.approved(7);
        Golden.same("order.ubl.xml", written(OrderMessages.document(order)));
        Golden.same("order-change.ubl.xml", written(change(order, 7)));
        Golden.same(
                "order-cancellation.ubl.xml",
                written(OrderMessages.document(GeneratedOrders.cancelled(order))));
    }

    private static byte[] written(OutboundDocument document) {
        return FORMAT.write(document, options()).bytes();
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    /** Written, found valid by the official rules, and read as what it was. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsWrittenIsValidAndReadBackAsItWas(long seed) {
        PurchaseOrderApproved order = GeneratedOrders.approved(seed);
        same(OrderMessages.document(order));
        same(change(order, seed));
        same(OrderMessages.document(GeneratedOrders.cancelled(order)));
    }

    private static void same(OutboundDocument document) {
        UblOrderReading.Result read = UblOrderReading.read(written(document));
        assertEquals(List.of(), read.problems());
        assertEquals(document, read.document());
    }

    @Test
    void aPlaceWithoutAnAddressIsAtTheBuyers() {
        OutboundDocument order = OrderMessages.document(GeneratedOrders.approved(7));
        String least =
                """
                {"parties":{
                  "buyer":{"endpointScheme":"0088","endpointId":"4012345000009","country":"DE"},
                  "supplier":{"endpointScheme":"0088","endpointId":"4098765000010","country":"DE"}}}
                """;
        assertEquals(List.of(), FORMAT.check(options(least)));
        byte[] bytes = FORMAT.write(order, options(least)).bytes();
        assertEquals(order, UblOrderReading.read(bytes).document());
    }

    @Test
    void nothingLeavesThatBreaksARule() {
        OutboundDocument order = OrderMessages.document(GeneratedOrders.approved(7));
        UnwritableDocumentException refused =
                assertThrows(
                        UnwritableDocumentException.class,
                        () -> FORMAT.write(order, FormatOptions.defaults()));
        String reason = String.valueOf(refused.getMessage());
        assertTrue(reason.matches("breaks PEPPOL-T01-[BR][0-9]+: .* at /.*Order.*"), reason);
    }

    @ParameterizedTest
    @CsvSource({"order_only,false", "ordering,false", "advanced_ordering,true"})
    void changesGoOnlyWhereTheProcessKnowsThem(String process, boolean known) {
        FormatOptions options =
                options(
                        PARTIES.replace(
                                "{\"parties\"", "{\"process\":\"" + process + "\",\"parties\""));
        assertEquals(List.of(), FORMAT.check(options));
        PurchaseOrderApproved order = GeneratedOrders.approved(7);
        OutboundDocument change = change(order, 7);
        String text =
                new String(
                        FORMAT.write(OrderMessages.document(order), options).bytes(),
                        StandardCharsets.UTF_8);
        assertTrue(text.contains("poacc:bis:" + process + ":3"), text);
        if (known) {
            assertTrue(FORMAT.write(change, options).bytes().length > 0);
        } else {
            assertThrows(UnwritableDocumentException.class, () -> FORMAT.write(change, options));
        }
    }

    @Test
    void aProfileNeedsBothEndpoints() {
        List<String> pointers =
                FORMAT.check(options("{\"process\":\"order\",\"speed\":1}")).stream()
                        .map(FieldProblem::pointer)
                        .toList();
        assertEquals(
                List.of(
                        "/formatOptions/speed",
                        "/formatOptions/process",
                        "/formatOptions/parties/buyer/endpointId",
                        "/formatOptions/parties/buyer/country",
                        "/formatOptions/parties/supplier/endpointId",
                        "/formatOptions/parties/supplier/country"),
                pointers);
    }

    @Test
    void otherRulesAreNamedAtTheStart() {
        assertThrows(IllegalArgumentException.class, () -> new OfficialRules("2019.1", "1.3.16"));
        UblFormat earlier = new UblFormat(new OfficialRules("2025.11", "1.3.16"));
        OutboundDocument order = OrderMessages.document(GeneratedOrders.approved(3));
        assertEquals(
                new String(written(order), StandardCharsets.UTF_8),
                new String(earlier.write(order, options()).bytes(), StandardCharsets.UTF_8));
    }
}
