package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.platform.KafkaSettings;
import coop.cobuy.aggregator.platform.OrderLogSettings;
import coop.cobuy.aggregator.platform.Outgoing;
import coop.cobuy.contract.ordering.v1.OrderCommand;
import coop.cobuy.contract.ordering.v1.OrderPartitions;
import coop.cobuy.contract.ordering.v1.PlaceOrder;
import coop.cobuy.contract.ordering.v1.PlaceOrder.Origin;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;
import coop.cobuy.log.OutboxMessage;
import coop.cobuy.quantity.Units;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * Places lines of an earlier round in a later one, and standing orders, in the transaction under
 * way, through the outbox and the log as every order. They come beside what the member has there;
 * where it has a line of the same offer, that stands. The member is told what became of it when it
 * is applied.
 */
@Singleton
public class CarriedOrders {

    private static final UUID NOBODY = new UUID(0, 0);
    private static final int PRICE_DECIMALS = 6;

    private final Outgoing outgoing;
    private final KafkaSettings kafka;
    private final OrderLogSettings orders;

    CarriedOrders(Outgoing outgoing, KafkaSettings kafka, OrderLogSettings orders) {
        this.outgoing = outgoing;
        this.kafka = kafka;
        this.orders = orders;
    }

    /**
     * A line as it was asked for.
     *
     * @param limitMicro the most that a unit may cost, in millionths; null: any price
     */
    public record Line(
            OfferId offer,
            long quantityMilli,
            long toleranceMilli,
            @Nullable Long limitMicro,
            boolean allOrNothing) {}

    /** What a member asked for, of offers that the later round has. */
    public record Carried(MemberId member, List<Line> lines) {

        public Carried {
            lines = List.copyOf(lines);
        }
    }

    /**
     * @param key names what is carried: the same again, even in another transaction, is done once
     * @param reason a sentence for the members
     */
    @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
    public void place(CoopId coop, RoundId into, String key, String reason, List<Carried> carried) {
        place(coop, into, key, reason, Origin.CARRIED, carried);
    }

    /** The same for whatever else comes beside what stands. */
    @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
    void place(
            CoopId coop,
            RoundId into,
            String key,
            String reason,
            Origin origin,
            List<Carried> carried) {
        outgoing.append(
                carried.stream()
                        .map(each -> message(coop, into, key, reason, origin, each))
                        .toList());
    }

    private OutboxMessage message(
            CoopId coop, RoundId into, String key, String reason, Origin origin, Carried carried) {
        UUID member = carried.member().value();
        OrderCommand command =
                new PlaceOrder(
                        coop.value(),
                        into.value(),
                        member,
                        key,
                        null,
                        origin,
                        NOBODY,
                        reason,
                        carried.lines().stream().map(CarriedOrders::line).toList());
        String name = key + "/" + member;
        return OutboxMessage.toPartition(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                kafka.topic(OrderCommand.TOPIC),
                OrderPartitions.partition(coop.value(), member, orders.partitions()),
                member,
                CommandCodec.write(command));
    }

    private static PlaceOrder.Line line(Line line) {
        Long limit = line.limitMicro();
        return new PlaceOrder.Line(
                line.offer().value(),
                new Units(line.quantityMilli()).toString(),
                new Units(line.toleranceMilli()).toString(),
                limit == null ? null : BigDecimal.valueOf(limit, PRICE_DECIMALS).toPlainString(),
                line.allOrNothing() ? Boolean.TRUE : null);
    }
}
