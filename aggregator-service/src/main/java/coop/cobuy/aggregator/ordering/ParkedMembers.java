package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.DeadLetterRetry;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.platform.KafkaSettings;
import coop.cobuy.aggregator.platform.OrderLogSettings;
import coop.cobuy.aggregator.platform.Outgoing;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.contract.ordering.v1.OrderCommand;
import coop.cobuy.contract.ordering.v1.OrderPartitions;
import coop.cobuy.contract.ordering.v1.PlaceOrder.Origin;
import coop.cobuy.contract.ordering.v1.ReleaseMember;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;
import coop.cobuy.log.DeadLetter;
import coop.cobuy.log.DeadLetterDesk.Opened;
import coop.cobuy.log.OutboxMessage;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Frees members whose commands are parked. The release is a command in the member's partition like
 * any other, so whoever applies it knows at which place the member is free.
 */
@Singleton
public class ParkedMembers implements DeadLetterRetry {

    private final OrderReading reading;
    private final Outgoing outgoing;
    private final KafkaSettings kafka;
    private final OrderLogSettings orders;
    private final IdSource ids;
    private final Audit audit;

    ParkedMembers(
            OrderReading reading,
            Outgoing outgoing,
            KafkaSettings kafka,
            OrderLogSettings orders,
            IdSource ids,
            Audit audit) {
        this.reading = reading;
        this.outgoing = outgoing;
        this.kafka = kafka;
        this.orders = orders;
        this.ids = ids;
        this.audit = audit;
    }

    /** Those of a co-op with the reason, in the order of their ids; the first 500. */
    public Map<MemberId, String> of(CoopId coop) {
        Map<MemberId, String> parked = new LinkedHashMap<>();
        reading.parked(coop.value())
                .forEach((member, reason) -> parked.put(new MemberId(member), reason));
        return parked;
    }

    /**
     * @throws Refused if the member is not parked
     */
    @Transactional
    public void release(Caller caller, MemberId member) {
        if (!reading.isParked(new MemberKey(caller.coop().value(), member.value()))) {
            throw new Refused(OrderReason.MEMBER_NOT_PARKED);
        }
        append(caller, member.value());
        audit.record(caller, "member.released", "member/" + member, "");
    }

    private void append(Caller caller, UUID member) {
        UUID coop = caller.coop().value();
        ReleaseMember release = new ReleaseMember(coop, member, caller.account().value());
        outgoing.append(
                List.of(
                        OutboxMessage.toPartition(
                                ids.next(),
                                kafka.topic(OrderCommand.TOPIC),
                                OrderPartitions.partition(coop, member, orders.partitions()),
                                member,
                                CommandCodec.write(release))));
    }

    @Override
    public String topic() {
        return kafka.topic(OrderCommand.TOPIC);
    }

    /** A parked member is freed as a whole: one command out of its order would be wrong. */
    @Override
    public boolean retriedOtherwise(@Nullable Caller callerOrNull, Opened opened) {
        DeadLetter.Place place = opened.letter().place();
        MemberKey member;
        try {
            Command command =
                    CommandCodec.read(
                            opened.content().value(),
                            new Place(place.partition(), place.offset()),
                            opened.letter().at(),
                            orders.partitions());
            member =
                    switch (command) {
                        case Command.Order order ->
                                order.origin() == Origin.CORRECTION
                                        ? null
                                        : order.key().memberKey();
                        case Command.Funds funds -> funds.member();
                        case Command.Release release -> release.member();
                        case Command.Mark mark -> null;
                    };
        } catch (NoCommandException e) {
            return false;
        }
        if (member == null || !reading.isParked(member)) {
            return false;
        }
        if (callerOrNull == null) {
            throw new Refused(OrderReason.MEMBER_IS_PARKED);
        }
        append(callerOrNull, member.member());
        return true;
    }
}
