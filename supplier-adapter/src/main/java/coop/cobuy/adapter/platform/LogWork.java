package coop.cobuy.adapter.platform;

import coop.cobuy.contract.purchasing.v1.PurchaseOrderMessage;
import coop.cobuy.contract.supplier.v1.DeliveryAttention;
import coop.cobuy.contract.supplier.v1.DeliveryReported;
import coop.cobuy.contract.supplier.v1.DespatchAdvice;
import coop.cobuy.contract.supplier.v1.OrderResponse;
import coop.cobuy.contract.supplier.v1.PriceList;
import coop.cobuy.contract.supplier.v1.SupplierInvoice;
import coop.cobuy.log.LogListener;
import coop.cobuy.log.OutboxRelay;
import coop.cobuy.log.PollLoop;
import coop.cobuy.log.PollLoopSettings;
import coop.cobuy.log.RelaySettings;
import coop.cobuy.log.TopicMismatchException;
import coop.cobuy.log.TopicSpec;
import coop.cobuy.log.Topics;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.jdbc.DataSourceResolver;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.sql.DataSource;

/**
 * Makes the topics, then starts the relay and a loop for each {@link ConsumedTopic}. The broker
 * need not be there when the service starts; it is waited for.
 */
@Singleton
public final class LogWork implements ApplicationEventListener<StartupEvent>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogWork.class);
    private static final String GROUP = "supplier-adapter";
    private static final int KEPT_DAYS = 30;
    private static final int PARTITIONS = 4;
    private static final int BATCH_MAX = 200;
    private static final long BROKER_LIMIT_SECONDS = 10;
    private static final long AGAIN_SECONDS = 2;
    private static final List<String> TOPICS =
            List.of(
                    PurchaseOrderMessage.TOPIC,
                    DeliveryReported.TOPIC,
                    DeliveryAttention.TOPIC,
                    OrderResponse.TOPIC,
                    DespatchAdvice.TOPIC,
                    SupplierInvoice.TOPIC,
                    PriceList.TOPIC);

    private final KafkaSettings kafka;
    private final LogListener listener;
    private final UnitOfWork work;
    private final Clock clock;
    private final List<ConsumedTopic> consumed;
    private final OutboxRelay relay;
    private final List<PollLoop> loops = new CopyOnWriteArrayList<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread starter =
            Thread.ofPlatform().daemon().name("log-start").unstarted(this::start);
    private volatile boolean started;

    LogWork(
            KafkaSettings kafka,
            LogListener listener,
            UnitOfWork work,
            Clock clock,
            List<ConsumedTopic> consumed,
            DataSource pool,
            DataSourceResolver resolver) {
        this.kafka = kafka;
        this.listener = listener;
        this.work = work;
        this.clock = clock;
        this.consumed = List.copyOf(consumed);
        this.relay =
                new OutboxRelay(
                        RelaySettings.of(kafka.clientProperties()),
                        resolver.resolve(pool),
                        listener,
                        clock,
                        random());
    }

    private SplittableRandom random() {
        return new SplittableRandom(clock.millis());
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        starter.start();
    }

    /** Whether topics, relay and loops are at work. */
    public boolean isStarted() {
        return started
                && relay.status().running()
                && loops.stream().allMatch(loop -> loop.status().running());
    }

    private void start() {
        try {
            while (!ensured()) {
                if (stop.await(AGAIN_SECONDS, TimeUnit.SECONDS)) {
                    return;
                }
            }
        } catch (TopicMismatchException | InterruptedException e) {
            LOG.error("The log is not the one that this database knows: nothing is consumed", e);
            return;
        }
        relay.start();
        for (ConsumedTopic topic : consumed) {
            PollLoop loop = loop(topic);
            loops.add(loop);
            loop.start();
        }
        started = true;
    }

    private PollLoop loop(ConsumedTopic topic) {
        return new PollLoop(
                PollLoopSettings.of(GROUP, kafka.topic(topic.topic()), kafka.clientProperties())
                        .withBatchMax(BATCH_MAX),
                work,
                topic.applier(),
                listener,
                clock,
                random());
    }

    private boolean ensured() {
        try (Admin admin = Admin.create(new HashMap<String, Object>(kafka.clientProperties()))) {
            Topics topics = new Topics(admin, work, clock);
            for (String topic : TOPICS) {
                String name = kafka.topic(topic);
                topics.ensure(
                        TopicSpec.keptForDays(
                                        name,
                                        partitions(admin, name),
                                        kafka.replication(),
                                        KEPT_DAYS)
                                .withMinInsyncReplicas(kafka.minInsyncReplicas()));
            }
            return true;
        } catch (IOException | SQLException e) {
            LOG.warn("The topics cannot be looked at yet", e);
            return false;
        }
    }

    /** The aggregator may have made it already, with a count of its own: that is as good. */
    private int partitions(Admin admin, String name) throws IOException {
        try {
            Collection<TopicDescription> found =
                    admin.describeTopics(List.of(name))
                            .allTopicNames()
                            .get(BROKER_LIMIT_SECONDS, TimeUnit.SECONDS)
                            .values();
            return found.iterator().next().partitions().size();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return PARTITIONS;
            }
            throw new IOException("cannot describe topic " + name, e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("the broker does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    @PreDestroy
    public void close() {
        stop.countDown();
        loops.forEach(PollLoop::close);
        relay.close();
    }
}
