package coop.cobuy.aggregator.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.TestCoop;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.rounds.RoundFixtures;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * Whole files of orders, through the API into the frozen book: members, offers and orders all come
 * from files, and what the book holds is what the files say. {@code -Dcobuy.data=DIR} names the
 * folder of real purchases; where there is none, files of the same shape are made up.
 */
@MicronautTest(transactional = false)
class RealOrdersTest implements TestServers {

    private static final String DATA = System.getProperty("cobuy.data", "");
    private static final String CSV = "text/csv";
    private static final String PLENTY = "&constants=credit_limit=1000000.00";

    @Inject Api api;
    @Inject Fixtures fixtures;
    @Inject RoundFixtures roundFixtures;
    @Inject FrozenBook book;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = TestServers.super.getProperties();
        properties.put("cobuy.loops.enabled", "true");
        properties.put("cobuy.orders.partitions", "3");
        return properties;
    }

    /** What a file says, or a book holds: how many (member, offer) pairs, and units of them all. */
    private record Sum(long members, long lines, long units) {}

    @Test
    void everyGroceryPurchaseIsInTheBook() throws IOException {
        String offers = file("groceries-offers.csv");
        String orders = file("groceries-orders.csv");
        replayGroceries(offers, orders, new Sum(3898, 34766, 38765), 38006);
    }

    @Test
    void filesMadeUpLikeTheGroceriesAreInTheBook() {
        Random random = new Random(20);
        StringBuilder offers =
                new StringBuilder(
                        "supplier,sku,name,unit,units_per_case,min_cases,vat_percent,"
                                + "reference_price,tier1_from,tier1_price\n");
        for (int i = 0; i < 30; i++) {
            offers.append(
                    "SUP-%d,S-%d,Thing %d,C62,%d,1,7.00,2.00,1,1.50%n"
                            .formatted(i % 3, i, i, 1 + random.nextInt(12)));
        }
        StringBuilder orders = new StringBuilder("date,member,sku,quantity\n");
        for (int i = 0; i < 2000; i++) {
            orders.append(
                    "2014-01-%02d,%d,S-%d,%d%n"
                            .formatted(
                                    1 + random.nextInt(28),
                                    1000 + random.nextInt(150),
                                    random.nextInt(30),
                                    1 + random.nextInt(3)));
        }
        Sum expected = sum(orders.toString(), 1, 2, 3);
        replayGroceries(offers.toString(), orders.toString(), expected, 2000);
    }

    private void replayGroceries(String offers, String orders, Sum expected, int rows) {
        TestCoop coop = fixtures.coop();
        assertEquals(expected, sum(orders, 1, 2, 3));
        Answer catalogue = importOffers(coop, "?createSuppliers=true", offers);
        assertEquals(0, catalogue.json().path("problems").size(), catalogue.json()::toString);
        Answer members = importMembers(coop, "?columns=number=member,name=member", orders);
        assertEquals(expected.members(), members.json().path("created").asLong());
        assertEquals(0, members.json().path("problems").size());
        RoundId round = open(coop);
        Answer taken = replay(coop, round, "", orders);
        assertEquals(rows, taken.json().path("rows").asLong());
        assertEquals(0, taken.json().path("problems").size());
        assertCounted(coop, round, taken, expected);
    }

    @Test
    void theWholesalersLinesWithoutACustomerAreRefusedAndTheRestIsInTheBook() throws IOException {
        String orders = file("wholesale-orders.csv");
        replayWholesale(
                orders, 1177, 4688 - 1177, 1455, new Sum(161, 2967, sum(orders, 6, 1, 3).units()));
    }

    @Test
    void filesMadeUpLikeTheWholesalersAreInTheBookButForLinesWithoutACustomer() {
        Random random = new Random(21);
        StringBuilder orders =
                new StringBuilder(
                        "invoice,stock_code,description,quantity,timestamp,unit_price_gbp,"
                                + "customer,country\n");
        int without = 0;
        for (int i = 0; i < 500; i++) {
            boolean nobody = i >= 40 && random.nextInt(4) == 0;
            without += nobody ? 1 : 0;
            int sku = i < 40 ? i : random.nextInt(40);
            orders.append(
                    "%d,2%04d,\"THING, %d\",%d,2010-12-01T10:03,%d.%02d,%s,Norway%n"
                            .formatted(
                                    536389 + i / 5,
                                    sku,
                                    sku,
                                    1 + random.nextInt(600),
                                    random.nextInt(9),
                                    1 + random.nextInt(99),
                                    nobody ? "" : "12" + random.nextInt(40)));
        }
        String file = orders.toString();
        replayWholesale(file, without, 500 - without, 40, sum(file, 6, 1, 3));
    }

    /** The file is its own price list and list of members: their repeats are told as such. */
    private void replayWholesale(String file, int without, int rows, int offers, Sum expected) {
        TestCoop coop = fixtures.coop();
        Answer catalogue =
                importOffers(
                        coop,
                        "?createSuppliers=true&columns=sku=stock_code,name=description,"
                                + "reference_price=unit_price_gbp,tier1_price=unit_price_gbp"
                                + "&constants=supplier=WHOLESALE,unit=C62,vat_percent=20.00,"
                                + "tier1_from=1",
                        file);
        assertEquals(offers, catalogue.json().path("created").asInt());
        Answer members = importMembers(coop, "?columns=number=customer,name=customer", file);
        assertEquals(expected.members(), members.json().path("created").asLong());
        assertEquals(without, lines(members).size());
        RoundId round = open(coop);
        String columns = "?columns=sku=stock_code,member=customer,date=timestamp";
        Answer taken = replay(coop, round, columns, file);
        assertEquals(rows, taken.json().path("rows").asLong());
        assertEquals(linesWithoutCustomer(file), lines(taken));
        assertEquals(without, lines(taken).size());
        assertCounted(coop, round, taken, expected);
    }

    private Answer importOffers(TestCoop coop, String query, String file) {
        return post(coop.buyer().token(), "/api/v1/offers/import" + query, file);
    }

    private Answer importMembers(TestCoop coop, String query, String file) {
        String path = "/api/v1/members/import" + query + PLENTY;
        Answer first = post(coop.administrator().token(), path, file);
        assertEquals(
                0, post(coop.administrator().token(), path, file).json().path("created").asInt(-1));
        return first;
    }

    /** Until nothing of the file is pending; asking again sends nothing again. */
    private Answer replay(TestCoop coop, RoundId round, String query, String file) {
        String path = "/api/v1/rounds/" + round + "/orders/import" + query;
        Answer answer = post(coop.buyer().token(), path, file);
        for (int i = 0; answer.status() == 202 && i < 4; i++) {
            answer = post(coop.buyer().token(), path, file);
        }
        assertEquals(200, answer.status(), () -> "still pending after five waits");
        return answer;
    }

    private Answer post(String token, String path, String file) {
        Answer answer = api.post(token, path, file, "Content-Type", CSV, "Prefer", "wait=30");
        assertTrue(answer.status() < 300, answer.json()::toString);
        return answer;
    }

    private static Set<Long> lines(Answer answer) {
        Set<Long> lines = new HashSet<>();
        answer.json().path("problems").forEach(p -> lines.add(p.path("line").asLong()));
        return lines;
    }

    private static Set<Long> linesWithoutCustomer(String file) {
        Set<Long> lines = new HashSet<>();
        List<String> all = file.lines().toList();
        for (int i = 1; i < all.size(); i++) {
            if (cells(all.get(i)).get(6).isEmpty()) {
                lines.add(i + 1L);
            }
        }
        return lines;
    }

    private void assertCounted(TestCoop coop, RoundId round, Answer taken, Sum expected) {
        JsonNode json = taken.json();
        assertEquals(expected.members(), json.path("orders").asLong());
        assertEquals(expected.members(), json.path("accepted").asLong(), json::toString);
        String path = "/api/v1/rounds/" + round;
        JsonNode demand = api.get(coop.buyer().token(), path + "/demand").json().path("offers");
        long units = 0;
        long lines = 0;
        for (JsonNode offer : demand) {
            units += offer.path("units").asLong();
            lines += offer.path("members").asLong();
        }
        assertEquals(expected, new Sum(expected.members(), lines, units));
        roundFixtures.step(coop, round, "closing");
        awaitState(coop, round, "FROZEN");
        assertEquals(expected, inTheBook(coop, round));
    }

    private Sum inTheBook(TestCoop coop, RoundId round) {
        Set<UUID> members = new HashSet<>();
        long[] sums = new long[2];
        book.read(
                coop.id(),
                round,
                new FrozenBook.Reader() {
                    @Override
                    public void offer(OfferId of) {}

                    @Override
                    public void line(UUID member, long quantity, long tolerance, long limit) {
                        members.add(member);
                        sums[0]++;
                        sums[1] += quantity;
                    }
                });
        return new Sum(members.size(), sums[0], sums[1] / 1000);
    }

    private RoundId open(TestCoop coop) {
        List<SupplierId> suppliers = new ArrayList<>();
        api.get(coop.buyer().token(), "/api/v1/suppliers?limit=100")
                .json()
                .path("items")
                .forEach(s -> suppliers.add(SupplierId.parse(s.path("id").asText())));
        RoundId round = roundFixtures.planned(coop, suppliers.toArray(SupplierId[]::new));
        roundFixtures.step(coop, round, "opening");
        awaitState(coop, round, "OPEN");
        return round;
    }

    private void awaitState(TestCoop coop, RoundId round, String state) {
        String path = "/api/v1/rounds/" + round;
        OrderLogBed.await(() -> api.get(coop.buyer().token(), path).text("/state").equals(state));
    }

    private static String file(String name) throws IOException {
        assumeTrue(!DATA.isEmpty(), "name a folder of real purchases by -Dcobuy.data");
        return Files.readString(Path.of(DATA, name));
    }

    /** What a file's rows with a member come to, read without the code that is tested. */
    private static Sum sum(String file, int member, int sku, int quantity) {
        Set<String> members = new HashSet<>();
        Set<String> pairs = new HashSet<>();
        long units = 0;
        for (String line : file.lines().skip(1).toList()) {
            List<String> cells = cells(line);
            if (!cells.get(member).isEmpty()) {
                members.add(cells.get(member));
                pairs.add(cells.get(member) + "/" + cells.get(sku));
                units += Long.parseLong(cells.get(quantity));
            }
        }
        return new Sum(members.size(), pairs.size(), units);
    }

    /** The cells of a line; commas within quotation marks part nothing. */
    private static List<String> cells(String line) {
        return List.of(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1));
    }
}
