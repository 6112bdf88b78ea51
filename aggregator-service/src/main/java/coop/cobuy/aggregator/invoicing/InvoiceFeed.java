package coop.cobuy.aggregator.invoicing;

import coop.cobuy.aggregator.platform.BackgroundLoop;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.KafkaSettings;
import coop.cobuy.contract.UnreadableException;
import coop.cobuy.contract.WireJson;
import coop.cobuy.contract.supplier.v1.SupplierInvoice;
import coop.cobuy.id.CoopId;
import coop.cobuy.log.BatchApplier;
import coop.cobuy.log.DeadLetters;
import coop.cobuy.log.Inbox;
import coop.cobuy.log.LogListener;
import coop.cobuy.log.LogRecord;
import coop.cobuy.log.PollLoop;
import coop.cobuy.log.PollLoopSettings;
import coop.cobuy.log.Transactions;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Takes in the invoices that suppliers send: topic {@code supplier.invoice.v1}. The same message
 * again does nothing; what cannot be understood is parked with the reason.
 */
@Singleton
final class InvoiceFeed implements BackgroundLoop, BatchApplier {

    private static final String GROUP = "cobuy-invoicing";
    private static final int BATCH_MAX = 100;

    private final InvoiceIntake intake;
    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private final PollLoop loop;

    InvoiceFeed(
            InvoiceIntake intake,
            KafkaSettings kafka,
            Transactions transactions,
            LogListener listener,
            Clock clock) {
        this.intake = intake;
        this.inbox = new Inbox("invoicing", clock);
        this.deadLetters = new DeadLetters(clock);
        this.loop =
                new PollLoop(
                        PollLoopSettings.of(
                                        kafka.topicPrefix() + GROUP,
                                        kafka.topic(SupplierInvoice.TOPIC),
                                        kafka.clientProperties())
                                .withBatchMax(BATCH_MAX),
                        transactions,
                        this,
                        listener,
                        clock,
                        new SplittableRandom(clock.millis()));
    }

    @Override
    public void apply(Connection connection, int partition, List<LogRecord> records)
            throws SQLException {
        for (LogRecord each : records) {
            Optional<UUID> id = each.messageId();
            if (id.isEmpty() || inbox.take(connection, id.get())) {
                take(connection, each);
            }
        }
    }

    private void take(Connection connection, LogRecord each) throws SQLException {
        try {
            SupplierInvoice message = WireJson.read(each.value(), SupplierInvoice.class);
            CoopId coop = new CoopId(message.coopId());
            InvoiceBody body = InvoiceBody.of(message);
            intake.take(coop, intake.read(coop, body), body, InvoiceSource.FEED);
        } catch (UnreadableException e) {
            deadLetters.park(connection, each, DeadLetters.Kind.UNREADABLE, e.toString());
        } catch (BadInput e) {
            deadLetters.park(connection, each, DeadLetters.Kind.UNREADABLE, e.errors().toString());
        }
    }

    @Override
    public String name() {
        return "intake of suppliers' invoices";
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public boolean running() {
        return loop.status().running();
    }

    @Override
    public void close() {
        loop.close();
    }
}
