package coop.cobuy.aggregator.invoicing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.platform.TopicFeed;
import coop.cobuy.aggregator.settlement.Scene;
import coop.cobuy.aggregator.settlement.Scene.Made;
import coop.cobuy.contract.WireJson;
import coop.cobuy.contract.supplier.v1.SupplierInvoice;
import coop.cobuy.log.DeadLetters;
import coop.cobuy.log.LogRecord;
import coop.cobuy.log.Transactions;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Invoices from the topic, in a co-op that accepts what matches. */
@MicronautTest(transactional = false)
class InvoiceFeedTest implements TestServers {

    @Inject
    @Named(InvoiceFeed.NAME)
    TopicFeed<SupplierInvoice> feed;

    @Inject Invoices invoices;
    @Inject InvoiceConflictRows conflicts;
    @Inject Transactions transactions;
    @Inject Scene scene;
    private long offset;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = new HashMap<>(TestServers.super.getProperties());
        properties.put("cobuy.invoicing.accept-matched", "true");
        return properties;
    }

    @Test
    void theSameMessageOrDocumentAgainIsNothingNew() throws SQLException {
        Made made = scene.received(2, 0);
        UUID message = UUID.randomUUID();
        byte[] bytes = invoice(made, "7", "5.60", "5.99");
        apply(record(message, bytes), record(message, bytes));
        apply(record(message, bytes));
        apply(record(UUID.randomUUID(), bytes));
        List<Invoice> all = invoices.ofOrder(made.coop().id(), made.order());
        assertEquals(1, all.size());
        Invoice.Accepted accepted = assertInstanceOf(Invoice.Accepted.class, all.getFirst());
        assertTrue(accepted.verdict().by().isEmpty());
    }

    @Test
    void anotherContentUnderTheSameNumberIsKeptAsAConflict() throws SQLException {
        Made made = scene.received(2, 0);
        apply(record(UUID.randomUUID(), invoice(made, "7", "5.60", "5.99")));
        byte[] other = invoice(made, "6", "4.80", "5.14");
        apply(record(UUID.randomUUID(), other));
        apply(record(UUID.randomUUID(), other));
        Invoice stands = invoices.ofOrder(made.coop().id(), made.order()).getFirst();
        assertEquals(599, stands.bill().payable().minor());
        List<InvoiceConflictRow> rows =
                conflicts.ofInvoice(made.coop().id().value(), stands.id().value());
        assertEquals(1, rows.size());
        assertEquals(514, rows.getFirst().payableMinor());
    }

    @Test
    void whatCannotBeUnderstoodIsParkedAndTheRestIsTaken() throws SQLException {
        Made made = scene.received(2, 0);
        long before = transactions.call(DeadLetters::count);
        apply(
                record(UUID.randomUUID(), "no invoice".getBytes(StandardCharsets.UTF_8)),
                record(UUID.randomUUID(), invoice(made, "-7", "5.60", "5.99")),
                record(UUID.randomUUID(), invoice(made, "7", "5.60", "5.99")));
        assertEquals(before + 2, transactions.call(DeadLetters::count));
        assertEquals(1, invoices.ofOrder(made.coop().id(), made.order()).size());
    }

    private void apply(LogRecord... records) throws SQLException {
        transactions.call(
                connection -> {
                    feed.apply(connection, 0, List.of(records));
                    return true;
                });
    }

    private LogRecord record(UUID message, byte[] value) {
        ConsumerRecord<byte[], byte[]> source =
                new ConsumerRecord<>(SupplierInvoice.TOPIC, 0, offset++, new byte[0], value);
        source.headers()
                .add(LogRecord.ID_HEADER, message.toString().getBytes(StandardCharsets.US_ASCII));
        return LogRecord.of(source);
    }

    private static byte[] invoice(Made made, String units, String net, String payable) {
        return WireJson.write(
                new SupplierInvoice(
                        made.coop().id().value(),
                        made.supplier().value(),
                        "R-1",
                        made.number(),
                        false,
                        null,
                        "EUR",
                        "2026-11-20",
                        null,
                        List.of(new SupplierInvoice.Line(Scene.RICE, units, "0.80", net, "7.00")),
                        List.of(),
                        List.of(),
                        "0.00",
                        payable,
                        "2026-11-20T08:00:00Z"));
    }
}
