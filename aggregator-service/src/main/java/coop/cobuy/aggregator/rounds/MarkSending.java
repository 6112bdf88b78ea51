package coop.cobuy.aggregator.rounds;

import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.platform.KafkaSettings;
import coop.cobuy.aggregator.platform.OrderLogSettings;
import coop.cobuy.aggregator.platform.Outgoing;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.contract.WireJson;
import coop.cobuy.contract.ordering.v1.MarkRound;
import coop.cobuy.contract.ordering.v1.MarkRound.Phase;
import coop.cobuy.contract.ordering.v1.OrderCommand;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.RoundId;
import coop.cobuy.log.OutboxMessage;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Writes a step's mark for every partition of the order log into the outbox. */
@Singleton
class MarkSending {

    private final RoundRows rounds;
    private final RoundPartitionRows partitions;
    private final Outgoing outgoing;
    private final KafkaSettings kafka;
    private final OrderLogSettings orders;
    private final IdSource ids;
    private final Clock clock;

    MarkSending(
            RoundRows rounds,
            RoundPartitionRows partitions,
            Outgoing outgoing,
            KafkaSettings kafka,
            OrderLogSettings orders,
            IdSource ids,
            Clock clock) {
        this.rounds = rounds;
        this.partitions = partitions;
        this.outgoing = outgoing;
        this.kafka = kafka;
        this.orders = orders;
        this.ids = ids;
        this.clock = clock;
    }

    /** A new mark to all partitions, which are awaited from now on. The round must be locked. */
    @Transactional
    RoundMark send(CoopId coop, RoundId round, Phase phase, SnapshotName snapshot) {
        return send(coop, round, phase, snapshot, null);
    }

    /**
     * The same with what was decided about the changes of a completion phase.
     *
     * @param resolution its hash
     */
    @Transactional
    RoundMark send(
            CoopId coop,
            RoundId round,
            Phase phase,
            SnapshotName snapshot,
            @Nullable String resolution) {
        RoundMark mark = new RoundMark(ids.next(), phase, orders.partitions(), clock.instant());
        List<Integer> all = IntStream.range(0, mark.partitionCount()).boxed().toList();
        partitions.saveAll(
                all.stream().map(partition -> awaited(coop, round, mark, partition)).toList());
        append(coop, round, mark, snapshot, resolution, all);
        return mark;
    }

    /** The mark that is on its way, again, to the partitions that have not met it. */
    @Transactional
    void sendAgain(CoopId coop, Round round, RoundMark mark) {
        SnapshotName snapshot = round.snapshot().orElseThrow();
        List<Integer> awaited =
                partitions.ofPhase(coop.value(), round.id().value(), mark.phase().name()).stream()
                        .filter(row -> row.markId().equals(mark.id()) && row.logOffset() == null)
                        .map(RoundPartitionRow::partitionNo)
                        .toList();
        String resolution =
                mark.phase() == Phase.RESOLVE
                        ? rounds.resolution(coop.value(), round.id().value()).orElseThrow()
                        : null;
        append(coop, round.id(), mark, snapshot, resolution, awaited);
        Instant now = clock.instant();
        rounds.sentAgain(coop.value(), round.id().value(), mark.id(), UtcTime.of(now));
    }

    private static RoundPartitionRow awaited(
            CoopId coop, RoundId round, RoundMark mark, int partition) {
        return new RoundPartitionRow(
                coop.value(), round.value(), mark.id(), partition, mark.phase().name(), null, null);
    }

    private void append(
            CoopId coop,
            RoundId round,
            RoundMark mark,
            SnapshotName snapshot,
            @Nullable String resolution,
            List<Integer> toPartitions) {
        String topic = kafka.topic(OrderCommand.TOPIC);
        outgoing.append(
                toPartitions.stream()
                        .map(
                                partition ->
                                        OutboxMessage.toPartition(
                                                ids.next(),
                                                topic,
                                                partition,
                                                round.value(),
                                                WireJson.write(
                                                        command(
                                                                coop,
                                                                round,
                                                                mark,
                                                                snapshot,
                                                                resolution,
                                                                partition))))
                        .toList());
    }

    private static MarkRound command(
            CoopId coop,
            RoundId round,
            RoundMark mark,
            SnapshotName snapshot,
            @Nullable String resolution,
            int partition) {
        return new MarkRound(
                coop.value(),
                round.value(),
                mark.id(),
                mark.phase(),
                partition,
                mark.partitionCount(),
                snapshot.version(),
                snapshot.hash(),
                resolution);
    }
}
