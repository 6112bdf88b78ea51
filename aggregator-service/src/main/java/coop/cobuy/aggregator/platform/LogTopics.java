package coop.cobuy.aggregator.platform;

import coop.cobuy.contract.ordering.v1.OrderCommand;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderMessage;
import coop.cobuy.contract.supplier.v1.DeliveryAttention;
import coop.cobuy.contract.supplier.v1.DeliveryReported;
import coop.cobuy.contract.supplier.v1.DespatchAdvice;
import coop.cobuy.contract.supplier.v1.OrderResponse;
import coop.cobuy.contract.supplier.v1.PriceList;
import coop.cobuy.contract.supplier.v1.SupplierInvoice;
import coop.cobuy.log.TopicSpec;
import coop.cobuy.log.Topics;
import coop.cobuy.log.Transactions;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The topics that this service writes or reads: made if there are none, else checked. */
@Singleton
class LogTopics {

    private static final List<String> FEED =
            List.of(
                    PurchaseOrderMessage.TOPIC,
                    DeliveryReported.TOPIC,
                    DeliveryAttention.TOPIC,
                    OrderResponse.TOPIC,
                    DespatchAdvice.TOPIC,
                    PriceList.TOPIC,
                    SupplierInvoice.TOPIC);
    private static final int FEED_PARTITIONS = 4;
    private static final int FEED_DAYS = 30;
    private static final int BROKER_LIMIT_SECONDS = 30;

    private final KafkaSettings kafka;
    private final OrderLogSettings orders;
    private final Transactions transactions;
    private final Clock clock;

    LogTopics(
            KafkaSettings kafka, OrderLogSettings orders, Transactions transactions, Clock clock) {
        this.kafka = kafka;
        this.orders = orders;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @throws coop.cobuy.log.TopicMismatchException if a topic is not what was recorded
     * @throws IOException if the broker cannot be asked: try again
     * @throws SQLException if the database cannot: try again
     */
    void ensure() throws IOException, SQLException {
        try (Admin admin = Admin.create(new HashMap<String, Object>(kafka.clientProperties()))) {
            Topics topics = new Topics(admin, transactions, clock);
            topics.ensure(
                    durable(
                            TopicSpec.keptForEver(
                                    kafka.topic(OrderCommand.TOPIC),
                                    orders.partitions(),
                                    kafka.replication())));
            for (String name : FEED) {
                String topic = kafka.topic(name);
                topics.ensure(
                        durable(
                                TopicSpec.keptForDays(
                                        topic,
                                        partitions(admin, topic),
                                        kafka.replication(),
                                        FEED_DAYS)));
            }
        }
    }

    private TopicSpec durable(TopicSpec spec) {
        return spec.withMinInsyncReplicas(kafka.minInsyncReplicas());
    }

    /** The supplier-adapter may have made it already, with a count of its own: as good as ours. */
    private static int partitions(Admin admin, String topic) throws IOException {
        try {
            return admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get(BROKER_LIMIT_SECONDS, TimeUnit.SECONDS)
                    .values()
                    .iterator()
                    .next()
                    .partitions()
                    .size();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return FEED_PARTITIONS;
            }
            throw new IOException("cannot describe topic " + topic, e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("the broker does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
