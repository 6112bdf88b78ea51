package coop.cobuy.aggregator.ledger;

import coop.cobuy.aggregator.platform.KafkaSettings;
import coop.cobuy.aggregator.platform.OrderLogSettings;
import coop.cobuy.aggregator.platform.Outgoing;
import coop.cobuy.contract.WireJson;
import coop.cobuy.contract.ordering.v1.ChangeFunds;
import coop.cobuy.contract.ordering.v1.OrderCommand;
import coop.cobuy.contract.ordering.v1.OrderPartitions;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.JournalId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.RoundId;
import coop.cobuy.log.OutboxMessage;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Tells the log of orders how members' funds changed, in each member's partition. */
@Singleton
class FundsLog {

    private final Outgoing outgoing;
    private final KafkaSettings kafka;
    private final OrderLogSettings orders;

    FundsLog(Outgoing outgoing, KafkaSettings kafka, OrderLogSettings orders) {
        this.outgoing = outgoing;
        this.kafka = kafka;
        this.orders = orders;
    }

    /**
     * For each member of whom something was moved or released. Journal, chunk and member name the
     * change.
     */
    void moved(
            CoopId coop,
            JournalId journal,
            int chunk,
            Movements movements,
            @Nullable RoundId releases) {
        List<OutboxMessage> messages = new ArrayList<>();
        movements
                .deltas()
                .forEach(
                        (account, delta) -> {
                            if (delta != 0 || releases != null) {
                                AccountKey key = movements.accounts().get(account);
                                UUID member = Objects.requireNonNull(key).owner();
                                UUID change = Chunk.change(journal, chunk, new MemberId(member));
                                UUID released = releases == null ? null : releases.value();
                                messages.add(
                                        message(
                                                new ChangeFunds(
                                                        coop.value(),
                                                        member,
                                                        change,
                                                        delta,
                                                        null,
                                                        released)));
                            }
                        });
        if (!messages.isEmpty()) {
            outgoing.append(messages);
        }
    }

    void limited(CoopId coop, MemberId member, UUID change, long limitMinor) {
        outgoing.append(
                List.of(
                        message(
                                new ChangeFunds(
                                        coop.value(),
                                        member.value(),
                                        change,
                                        0,
                                        limitMinor,
                                        null))));
    }

    private OutboxMessage message(ChangeFunds change) {
        int partition =
                OrderPartitions.partition(change.coopId(), change.memberId(), orders.partitions());
        OrderCommand command = change;
        return OutboxMessage.toPartition(
                change.changeId(),
                kafka.topic(OrderCommand.TOPIC),
                partition,
                change.memberId(),
                WireJson.write(command));
    }
}
