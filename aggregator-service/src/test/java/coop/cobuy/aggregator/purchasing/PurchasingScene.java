package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.Person;
import coop.cobuy.aggregator.Fixtures.TestCoop;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.contract.UnreadableException;
import coop.cobuy.contract.WireJson;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderMessage;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.log.Transactions;

import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Makes a co-op with a drafted round: one supplier, rice in cases of four, three members. */
@Singleton
@Requires(property = "test.purchasing")
public final class PurchasingScene {

    private final Api api;
    private final Fixtures fixtures;
    private final RoundsForTests rounds;
    private final Drafting drafting;
    private final IdSource ids;
    private final Transactions transactions;

    PurchasingScene(
            Api api,
            Fixtures fixtures,
            RoundsForTests rounds,
            Drafting drafting,
            IdSource ids,
            Transactions transactions) {
        this.api = api;
        this.fixtures = fixtures;
        this.rounds = rounds;
        this.drafting = drafting;
        this.ids = ids;
        this.transactions = transactions;
    }

    /** A drafted round of 20 units of rice at 1.00 and 7 % VAT, 21.40 gross. */
    public Scene draft() {
        TestCoop coop = fixtures.coop();
        BookForTests book = rounds.add(new BookForTests(coop.id(), new RoundId(ids.next())));
        SupplierId mill = book.supplier("MILL", 0);
        OfferId rice = book.cased(mill, "RICE", 4, "1.00");
        long high = ids.next().getMostSignificantBits();
        List<MemberId> members =
                IntStream.range(0, 3).mapToObj(i -> new MemberId(new UUID(high, i))).toList();
        book.asks(members.get(0), rice, "10", "4");
        book.asks(members.get(1), rice, "6", "0");
        book.asks(members.get(2), rice, "4", "0");
        drafting.run(coop.id(), book.round);
        return new Scene(this, coop, book, mill, rice, members);
    }

    /** What was appended for a supplier's feed, in order. */
    private List<PurchaseOrderMessage> messages(SupplierId supplier) {
        try {
            List<PurchaseOrderMessage> messages = new ArrayList<>();
            for (byte[] payload : transactions.call(found -> payloads(found, supplier))) {
                messages.add(WireJson.read(payload, PurchaseOrderMessage.class));
            }
            return messages;
        } catch (SQLException | UnreadableException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<byte[]> payloads(Connection connection, SupplierId supplier)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT payload FROM outbox WHERE record_key = ? ORDER BY seq")) {
            statement.setBytes(1, supplier.toString().getBytes(StandardCharsets.UTF_8));
            List<byte[]> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getBytes(1));
                }
            }
            return found;
        }
    }

    /** What was made, and how to act on it. */
    public record Scene(
            PurchasingScene by,
            TestCoop coop,
            BookForTests book,
            SupplierId mill,
            OfferId rice,
            List<MemberId> members) {

        public String id() {
            return OfferDecisions.orderId(book.round, mill).toString();
        }

        public String path() {
            return "/api/v1/purchase-orders/" + id();
        }

        /** What the supplier's feed was told, in order. */
        public List<PurchaseOrderMessage> messages() {
            return by.messages(mill);
        }

        /** Of what the order says now, by somebody. */
        public Answer change(Person buyer, Object body, String... headers) {
            List<String> all = new ArrayList<>(List.of("If-Match", tag()));
            all.addAll(List.of(headers));
            return by.api.post(
                    buyer.token(), path() + "/changes", body, all.toArray(String[]::new));
        }

        public Answer order() {
            return by.api.get(coop.buyer().token(), path());
        }

        public String tag() {
            return order().headers().firstValue("ETag").orElseThrow();
        }

        public Person buyer(long limitMinor) {
            return by.fixtures.buyer(coop.id(), limitMinor);
        }

        public Answer approve(Person buyer, @Nullable String tag) {
            return tag == null
                    ? by.api.post(buyer.token(), path() + "/approval", "")
                    : by.api.post(buyer.token(), path() + "/approval", "", "If-Match", tag);
        }

        /** By a buyer whose limit suffices. */
        public Scene approved() {
            Answer answer = approve(buyer(1_000_000), tag());
            if (answer.status() != 200) {
                throw new AssertionError(answer.json());
            }
            return this;
        }
    }
}
