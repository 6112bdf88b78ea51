package coop.cobuy.aggregator.catalog;

import coop.cobuy.aggregator.platform.BackgroundLoop;
import coop.cobuy.aggregator.platform.KafkaSettings;
import coop.cobuy.contract.UnreadableException;
import coop.cobuy.contract.WireJson;
import coop.cobuy.contract.supplier.v1.PriceList;
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

/**
 * Takes in the price lists that suppliers send: topic {@code supplier.pricelist.v1}. What cannot be
 * understood, or is too long, is parked with the reason.
 */
@Singleton
final class SupplierListFeed implements BackgroundLoop, BatchApplier {

    private static final String GROUP = "cobuy-price-lists";
    private static final int BATCH_MAX = 20;

    private final SupplierLists lists;
    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private final PollLoop loop;

    SupplierListFeed(
            SupplierLists lists,
            KafkaSettings kafka,
            Transactions transactions,
            LogListener listener,
            Clock clock) {
        this.lists = lists;
        this.inbox = new Inbox("price-lists", clock);
        this.deadLetters = new DeadLetters(clock);
        this.loop =
                new PollLoop(
                        PollLoopSettings.of(
                                        kafka.topicPrefix() + GROUP,
                                        kafka.topic(PriceList.TOPIC),
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
            if (each.messageId().isEmpty()
                    || inbox.take(connection, each.messageId().orElseThrow())) {
                Optional<String> refused = take(each);
                if (refused.isPresent()) {
                    deadLetters.park(connection, each, DeadLetters.Kind.UNREADABLE, refused.get());
                }
            }
        }
    }

    private Optional<String> take(LogRecord each) {
        try {
            return lists.take(WireJson.read(each.value(), PriceList.class));
        } catch (UnreadableException e) {
            return Optional.of(e.toString());
        }
    }

    @Override
    public String name() {
        return "intake of suppliers' price lists";
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
