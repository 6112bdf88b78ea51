package coop.cobuy.aggregator.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.Person;
import coop.cobuy.aggregator.Fixtures.TestCoop;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.id.SupplierId;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

@MicronautTest(transactional = false)
class CatalogApiTest implements TestServers {

    private static final String SUPPLIERS = "/api/v1/suppliers";
    private static final String OFFERS = "/api/v1/offers";
    private static final String IMPORT = "/api/v1/offers/import";
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Inject Api api;
    @Inject Fixtures fixtures;
    private TestCoop coop;
    private TestCoop other;
    private String buyer = "";

    @BeforeAll
    void makeCoops() {
        coop = fixtures.coop();
        other = fixtures.coop();
        buyer = coop.buyer().token();
    }

    private static Map<String, Object> supplierBody() {
        Map<String, Object> body = new HashMap<>();
        body.put("code", "S-" + COUNT.incrementAndGet());
        body.put("name", "Mill");
        return body;
    }

    private static Map<String, Object> offerBody(String supplier) {
        Map<String, Object> body = new HashMap<>();
        body.put("supplier", supplier);
        body.put("sku", "SKU-" + COUNT.incrementAndGet());
        body.put("name", "Rice");
        body.put("unit", "C62");
        body.put("unitsPerCase", "8");
        body.put("minimumCases", 2);
        body.put(
                "priceBreaks",
                List.of(
                        Map.of("from", "8", "price", "1.50"),
                        Map.of("from", "32", "price", "1.39")));
        body.put("vatPercent", "7");
        body.put("depositPerUnit", Map.of("minor", 25, "currency", "EUR"));
        body.put("referencePrice", "1.71");
        return body;
    }

    private String supplier() {
        return api.post(buyer, SUPPLIERS, supplierBody()).text("/id");
    }

    @Test
    void aSupplierIsAddedReadAndChangedUnderItsETag() {
        Map<String, Object> body = supplierBody();
        body.put("gln", "4012345000009");
        body.put("freight", Map.of("minor", 1500, "currency", "EUR"));
        Answer made = api.post(buyer, SUPPLIERS, body);
        assertEquals(201, made.status(), made.json()::toString);
        String path = SUPPLIERS + "/" + made.text("/id");
        assertEquals(Optional.of(path), made.headers().firstValue("Location"));
        Answer read = api.get(coop.member().token(), path);
        assertEquals(made.json(), read.json());
        assertEquals(1500, read.json().at("/freight/minor").asLong());
        assertEquals(0, read.json().at("/minimumOrder/minor").asLong());
        String tag = read.headers().firstValue("ETag").orElseThrow();
        Answer changed = api.patch(buyer, path, "{\"gln\":null,\"active\":false}", "If-Match", tag);
        assertEquals(200, changed.status(), changed.json()::toString);
        assertTrue(changed.json().path("gln").isMissingNode());
        assertEquals("Mill", changed.text("/name"));
        assertFalse(changed.json().at("/active").asBoolean());
        Answer stale = api.patch(buyer, path, "{\"name\":\"Other\"}", "If-Match", tag);
        assertEquals("VERSION_CHANGED", stale.code());
        assertEquals(412, stale.status());
    }

    @Test
    void anOfferIsAddedReadAndChanged() {
        Answer made = api.post(buyer, OFFERS, offerBody(supplier()));
        assertEquals(201, made.status(), made.json()::toString);
        assertEquals("1.39", made.text("/priceBreaks/1/price"));
        assertEquals("0.00", made.text("/markUpPercent"));
        String path = OFFERS + "/" + made.text("/id");
        String patch =
                """
                {"priceBreaks":[{"from":"1","price":"1.45"}],"unitWeightGrams":1000,
                 "unitsPerCase":null,"minimumCases":null,"minimumUnits":"3"}
                """;
        Answer changed = api.patch(buyer, path, patch, "If-Match", "\"1\"");
        assertEquals(200, changed.status(), changed.json()::toString);
        assertEquals(2, changed.json().at("/version").asLong());
        assertEquals(changed.json(), api.get(buyer, path).json());
        assertEquals(1, changed.json().at("/priceBreaks").size());
        assertEquals("3", changed.text("/minimumUnits"));
        Answer same = api.patch(buyer, path, patch);
        assertEquals(2, same.json().at("/version").asLong());
    }

    @Test
    void aCategoryIsTheCoopsAndStaysWhenAFileSaysNothingOfIt() {
        Map<String, Object> supplier = supplierBody();
        String id = api.post(buyer, SUPPLIERS, supplier).text("/id");
        Map<String, Object> body = offerBody(id);
        body.put("category", " Grains ");
        Answer made = api.post(buyer, OFFERS, body);
        assertEquals("Grains", made.text("/category"));
        String path = OFFERS + "/" + made.text("/id");
        String head = "supplier,sku,name,unit,vat_percent,reference_price,tier1_from,tier1_price";
        String row =
                "%s,%s,Rice,C62,7,2.00,1,1.60".formatted(supplier.get("code"), body.get("sku"));
        String type = "text/csv";
        api.post(buyer, IMPORT, head + "\n" + row, "Content-Type", type);
        assertEquals("Grains", api.get(buyer, path).text("/category"));
        assertEquals("2", api.get(buyer, path).text("/referencePrice"));
        api.post(buyer, IMPORT, head + ",category\n" + row + ",Rice", "Content-Type", type);
        assertEquals("Rice", api.get(buyer, path).text("/category"));
        Answer none = api.patch(buyer, path, "{\"category\":null}");
        assertTrue(none.json().path("category").isMissingNode(), none.json()::toString);
        body.put("sku", "LONG");
        body.put("category", "x".repeat(61));
        assertEquals(List.of("/category"), api.post(buyer, OFFERS, body).pointers());
    }

    @Test
    void theSameRequestAgainMakesNothingNewAndAnotherWithItsKeyIsRefused() {
        Map<String, Object> body = offerBody(supplier());
        Answer first = api.post(buyer, OFFERS, body, "Idempotency-Key", "k1");
        Answer again = api.post(buyer, OFFERS, body, "Idempotency-Key", "k1");
        assertEquals(201, again.status(), again.json()::toString);
        assertEquals(first.json(), again.json());
        body.put("name", "Other");
        assertEquals("KEY_REUSED", api.post(buyer, OFFERS, body, "Idempotency-Key", "k1").code());
        String administrator = coop.administrator().token();
        assertEquals(
                "OFFER_SKU_TAKEN",
                api.post(administrator, OFFERS, body, "Idempotency-Key", "k1").code());
    }

    @Test
    void codesAndSkusAreTakenOnce() {
        Map<String, Object> body = supplierBody();
        Answer made = api.post(buyer, SUPPLIERS, body);
        assertEquals("SUPPLIER_CODE_TAKEN", api.post(buyer, SUPPLIERS, body).code());
        assertEquals(201, api.post(other.buyer().token(), SUPPLIERS, body).status());
        Map<String, Object> offer = offerBody(made.text("/id"));
        assertEquals(201, api.post(buyer, OFFERS, offer).status());
        Answer twice = api.post(buyer, OFFERS, offer);
        assertEquals("OFFER_SKU_TAKEN", twice.code());
        assertEquals(409, twice.status());
        offer.put("supplier", supplier());
        assertEquals(201, api.post(buyer, OFFERS, offer).status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    MEMBER        | 403 | 200
                    BUYER         | 201 | 200
                    BOOKKEEPER    | 403 | 200
                    ADMINISTRATOR | 201 | 200
                    SUPPLIER      | 403 | 200
                    """)
    void onlyBuyersAndAdministratorsWrite(String role, int write, int read) {
        Person person =
                switch (role) {
                    case "MEMBER" -> coop.member();
                    case "BUYER" -> coop.buyer();
                    case "BOOKKEEPER" -> coop.bookkeeper();
                    case "ADMINISTRATOR" -> coop.administrator();
                    default -> coop.supplier();
                };
        String supplier = supplier();
        assertEquals(write, api.post(person.token(), SUPPLIERS, supplierBody()).status());
        assertEquals(write, api.post(person.token(), OFFERS, offerBody(supplier)).status());
        assertEquals(read, api.get(person.token(), SUPPLIERS).status());
        assertEquals(read, api.get(person.token(), OFFERS).status());
        assertEquals(401, api.get(null, OFFERS).status());
    }

    @Test
    void aSupplierSeesItsOwnAlone() {
        String own = supplier();
        String offer = api.post(buyer, OFFERS, offerBody(own)).text("/id");
        String foreign = supplier();
        String foreignOffer = api.post(buyer, OFFERS, offerBody(foreign)).text("/id");
        String token = fixtures.personFor(coop.id(), SupplierId.parse(own)).token();
        assertEquals(List.of(own), api.get(token, SUPPLIERS).json().findValuesAsText("id"));
        assertEquals(List.of(offer), api.get(token, OFFERS).json().findValuesAsText("id"));
        assertEquals(200, api.get(token, OFFERS + "/" + offer).status());
        assertEquals("OFFER_NOT_FOUND", api.get(token, OFFERS + "/" + foreignOffer).code());
        assertEquals("SUPPLIER_NOT_FOUND", api.get(token, SUPPLIERS + "/" + foreign).code());
        Answer asked = api.get(token, OFFERS + "?supplier=" + foreign);
        assertEquals(0, asked.json().at("/items").size());
    }

    @Test
    void anotherCoopsThingsAreNotThere() {
        String supplier = supplier();
        String offer = api.post(buyer, OFFERS, offerBody(supplier)).text("/id");
        String stranger = other.buyer().token();
        assertEquals(404, api.get(stranger, SUPPLIERS + "/" + supplier).status());
        assertEquals(404, api.patch(stranger, SUPPLIERS + "/" + supplier, "{}").status());
        assertEquals(404, api.get(stranger, OFFERS + "/" + offer).status());
        assertEquals(404, api.patch(stranger, OFFERS + "/" + offer, "{}").status());
        Answer answer = api.post(stranger, OFFERS, offerBody(supplier));
        assertEquals(List.of("/supplier"), answer.pointers());
    }

    @Test
    void badInputIsNamedFieldByField() {
        Answer supplier =
                api.post(
                        buyer,
                        SUPPLIERS,
                        """
                        {"code":"small","gln":"4012345000001",
                         "freight":{"minor":-1,"currency":"EUR"},
                         "minimumOrder":{"minor":1,"currency":"USD"}}
                        """);
        assertEquals(400, supplier.status());
        assertEquals(
                List.of("/code", "/name", "/gln", "/minimumOrder/currency", "/freight/minor"),
                supplier.pointers());
        Answer offer = api.post(buyer, OFFERS, "{\"unit\":\"C62\",\"vatPercent\":\"101\"}");
        assertEquals(
                List.of(
                        "/supplier",
                        "/sku",
                        "/name",
                        "/priceBreaks",
                        "/vatPercent",
                        "/referencePrice"),
                offer.pointers());
        assertEquals(400, api.post(buyer, OFFERS, "{\"colour\":\"red\"}").status());
        String path = OFFERS + "/" + api.post(buyer, OFFERS, offerBody(supplier())).text("/id");
        assertEquals(List.of("/colour"), api.patch(buyer, path, "{\"colour\":1}").pointers());
        assertEquals(400, api.patch(buyer, path, "[]").status());
        assertEquals(List.of("/sku"), api.patch(buyer, path, "{\"sku\":null}").pointers());
        String moved = "{\"supplier\":\"" + UUID.nameUUIDFromBytes(new byte[] {1}) + "\"}";
        assertEquals(List.of("/supplier"), api.patch(buyer, path, moved).pointers());
    }

    @Test
    void listsComeInPages() {
        String supplier = supplier();
        for (int i = 0; i < 5; i++) {
            api.post(buyer, OFFERS, offerBody(supplier));
        }
        Answer first = api.get(buyer, OFFERS + "?limit=3&supplier=" + supplier);
        assertEquals(3, first.json().at("/items").size());
        Answer rest = api.get(buyer, first.next().orElseThrow());
        assertEquals(2, rest.json().at("/items").size());
        assertTrue(rest.next().isEmpty());
    }

    @Test
    void aPriceListIsImportedOnceAndItsBadRowsAreLocated() {
        String token = fixtures.coop().buyer().token();
        String file =
                """
                supplier,sku,name,unit,units_per_case,min_cases,vat_percent,reference_price,tier1_from,tier1_price,tier2_from,tier2_price
                MILL,R-1,Rice,C62,8,2,7.00,1.71,8,1.50,32,1.39
                MILL,R-2,Rye,C62,8,2,700,1.71,8,1.50,32,1.60
                MILL,R-3,Oats,C62,8
                MILL,R-1,Rice again,C62,8,2,7.00,1.71,8,1.50,32,1.39
                FARM,P-1,Potatoes,KGM,,,7.00,1.20,0,0.899,,
                """;
        String path = IMPORT + "?file=list.csv";
        Answer refused = api.post(token, path, file, "Content-Type", "text/csv");
        assertEquals(200, refused.status(), refused.json()::toString);
        assertEquals(0, refused.json().at("/created").asInt());
        Answer taken =
                api.post(token, path + "&createSuppliers=true", file, "Content-Type", "text/csv");
        assertEquals(2, taken.json().at("/created").asInt(), taken.json()::toString);
        assertEquals("[\"MILL\",\"FARM\"]", taken.json().at("/suppliersCreated").toString());
        assertEquals(
                List.of("3 tier2_price", "3 vat_percent", "4 ", "5 sku"),
                taken.json()
                        .at("/problems")
                        .valueStream()
                        .map(p -> p.path("line").asText() + " " + p.path("column").asText())
                        .toList(),
                taken.json()::toString);
        Answer again = api.post(token, path, file, "Content-Type", "text/csv");
        assertEquals(2, again.json().at("/unchanged").asInt());
        assertEquals(0, again.json().at("/created").asInt());
        assertEquals(0, again.json().at("/changed").asInt());
        String raised = file.replace("8,1.50,32,1.39", "8,1.55,32,1.39");
        Answer changed = api.post(token, path, raised, "Content-Type", "text/csv");
        assertEquals(1, changed.json().at("/changed").asInt());
    }

    @Test
    void aFileSaysWhatAPieceIsExpectedToWeigh() {
        String token = fixtures.coop().buyer().token();
        String file =
                """
                supplier,sku,name,unit,vat_percent,reference_price,tier1_from,tier1_price,kg
                DAIRY,C-1,Cheese,C62,7.00,20.00,1,16.2375,1.25
                DAIRY,C-2,Quark,KGM,7.00,9.00,0,4.10,1.25
                DAIRY,C-3,Butter,C62,7.00,2.00,1,1.60,
                """;
        String path = IMPORT + "?createSuppliers=true&columns=catch_weight_kg=kg";
        Answer taken = api.post(token, path, file, "Content-Type", "text/csv");
        assertEquals(2, taken.json().at("/created").asInt(), taken.json()::toString);
        assertEquals("3", taken.text("/problems/0/line"));
        assertEquals("kg", taken.text("/problems/0/column"), taken.json()::toString);
        Answer offers = api.get(token, OFFERS);
        JsonNode cheese = offers.json().at("/items/0");
        assertEquals("1.25", cheese.path("catchWeightKg").asText(), offers.json()::toString);
        assertTrue(offers.json().at("/items/1").path("catchWeightKg").asText().isEmpty());
        Answer again = api.post(token, path, file, "Content-Type", "text/csv");
        assertEquals(2, again.json().at("/unchanged").asInt(), again.json()::toString);
        String heavier = file.replace("16.2375,1.25", "16.2375,1.3");
        Answer changed = api.post(token, path, heavier, "Content-Type", "text/csv");
        assertEquals(1, changed.json().at("/changed").asInt(), changed.json()::toString);
        Answer read = api.get(token, OFFERS + "/" + cheese.path("id").asText());
        assertEquals("1.3", read.text("/catchWeightKg"));
    }

    @Test
    void aFileWithOtherHeadersIsImportedByAColumnMap() {
        String token = fixtures.coop().buyer().token();
        String file =
                """
                invoice,stock_code,description,unit_price_gbp
                536389,22196,SMALL HEART MEASURING SPOONS,0.85
                536390,22195,LARGE HEART MEASURING SPOONS,1.65
                """;
        String map =
                "?createSuppliers=true&columns=sku=stock_code,name=description,"
                        + "tier1_price=unit_price_gbp,reference_price=unit_price_gbp"
                        + "&constants=supplier=WHOLESALE,unit=C62,vat_percent=20,tier1_from=1,"
                        + "units_per_case=1";
        Answer taken = api.post(token, IMPORT + map, file, "Content-Type", "text/csv");
        assertEquals(2, taken.json().at("/created").asInt(), taken.json()::toString);
        Answer wrong =
                api.post(token, IMPORT + "?columns=sku=code", file, "Content-Type", "text/csv");
        assertEquals(400, wrong.status());
        assertTrue(wrong.pointers().contains("code"));
    }

    /** The file lies beside the project where it is developed; a clean clone does without. */
    @Test
    void theGroceriesAreImportedWithTheirSuppliers() throws IOException {
        Path groceries = Path.of("../../shared/data/groceries-offers.csv");
        assumeTrue(Files.exists(groceries), "only where the shared data is");
        String token = fixtures.coop().buyer().token();
        String path = IMPORT + "?createSuppliers=true";
        String file = Files.readString(groceries);
        Answer taken = api.post(token, path, file, "Content-Type", "text/csv");
        assertEquals(167, taken.json().at("/created").asInt(), taken.json()::toString);
        assertEquals(5, taken.json().at("/suppliersCreated").size());
        assertEquals(0, taken.json().at("/problems").size());
        Answer again = api.post(token, path, file, "Content-Type", "text/csv");
        assertEquals(167, again.json().at("/unchanged").asInt());
    }
}
