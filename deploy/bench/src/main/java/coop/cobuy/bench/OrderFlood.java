package coop.cobuy.bench;

import coop.cobuy.contract.WireJson;
import coop.cobuy.contract.ordering.v1.ChangeFunds;
import coop.cobuy.contract.ordering.v1.OrderCommand;
import coop.cobuy.contract.ordering.v1.OrderPartitions;
import coop.cobuy.contract.ordering.v1.PlaceOrder;
import coop.cobuy.id.Id;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Writes orders straight into the log, as many instances of intake would have, so that what comes
 * after intake can be measured by itself: members' own, since those that a buyer places are told to
 * the members, too. The same seed gives the same orders.
 */
final class OrderFlood {

    private final String kafka;
    private final UUID coop;
    private final UUID account;
    private final long seed;

    OrderFlood(String kafka, UUID coop, UUID account, long seed) {
        this.kafka = kafka;
        this.coop = coop;
        this.account = account;
        this.seed = seed;
    }

    /** Members by number; the same number is the same member. */
    UUID member(int number) {
        return UUID.nameUUIDFromBytes(
                ("member " + seed + " " + number)
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    /** Gives each of so many members funds, and an order of so many lines in the round. */
    void write(UUID round, List<UUID> offers, int members, int linesEach) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        kafka,
                        "acks",
                        "all",
                        "linger.ms",
                        20,
                        "batch.size",
                        1 << 18,
                        "compression.type",
                        "lz4");
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            int partitions = producer.partitionsFor(OrderCommand.TOPIC).size();
            Random random = new Random(seed);
            for (int number = 0; number < members; number++) {
                UUID member = member(number);
                send(producer, partitions, member, funds(member), failure);
                send(
                        producer,
                        partitions,
                        member,
                        order(round, member, offers, linesEach, random),
                        failure);
            }
            producer.flush();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("an order did not reach the log", failure.get());
        }
    }

    private ChangeFunds funds(UUID member) {
        return new ChangeFunds(
                coop, member, UUID.nameUUIDFromBytes(Id.bytes(member)), 0, 100_000_000L, null);
    }

    private PlaceOrder order(
            UUID round, UUID member, List<UUID> offers, int linesEach, Random random) {
        List<Integer> picks = new ArrayList<>();
        while (picks.size() < linesEach) {
            int pick = random.nextInt(offers.size());
            if (!picks.contains(pick)) {
                picks.add(pick);
            }
        }
        Collections.sort(picks);
        List<PlaceOrder.Line> lines =
                picks.stream()
                        .map(
                                pick ->
                                        new PlaceOrder.Line(
                                                offers.get(pick),
                                                Integer.toString(1 + random.nextInt(5)),
                                                Integer.toString(random.nextInt(3)),
                                                null))
                        .toList();
        return new PlaceOrder(
                coop,
                round,
                member,
                "flood-" + seed,
                null,
                PlaceOrder.Origin.MEMBER,
                account,
                null,
                lines);
    }

    private void send(
            KafkaProducer<byte[], byte[]> producer,
            int partitions,
            UUID member,
            OrderCommand command,
            AtomicReference<@Nullable Exception> failure) {
        ProducerRecord<byte[], byte[]> entry =
                new ProducerRecord<>(
                        OrderCommand.TOPIC,
                        OrderPartitions.partition(coop, member, partitions),
                        Id.bytes(member),
                        WireJson.write(command));
        var _ =
                producer.send(
                        entry,
                        (metadata, exception) -> {
                            if (exception != null) {
                                failure.compareAndSet(null, exception);
                            }
                        });
    }
}
