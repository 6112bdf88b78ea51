package coop.cobuy.aggregator.ordering;

import coop.cobuy.contract.ordering.v1.MarkRound;
import coop.cobuy.contract.ordering.v1.PlaceOrder.Origin;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Makes commands for tests: one co-op, one partition, offsets counted up. */
final class Commands {

    static final UUID COOP = new UUID(1, 1);
    static final UUID ROUND = new UUID(2, 1);
    static final UUID MEMBER = new UUID(3, 1);
    static final UUID ACCOUNT = new UUID(4, 1);
    static final RoundKey ROUND_KEY = new RoundKey(COOP, ROUND);

    private long offset;

    Command.Mark mark(MarkRound.Phase phase) {
        return mark(ROUND, phase);
    }

    Command.Mark mark(UUID round, MarkRound.Phase phase) {
        MarkRound content =
                new MarkRound(
                        COOP,
                        round,
                        new UUID(5, phase.name().length()),
                        phase,
                        0,
                        1,
                        1,
                        "0".repeat(64));
        Place place = next();
        return new Command.Mark(place, at(place), content);
    }

    Command.Funds funds(UUID member, long change, long deltaMinor, @Nullable Long limit) {
        return funds(member, change, deltaMinor, limit, null);
    }

    Command.Funds funds(
            UUID member,
            long change,
            long deltaMinor,
            @Nullable Long limit,
            @Nullable UUID release) {
        Place place = next();
        return new Command.Funds(
                place,
                at(place),
                new MemberKey(COOP, member),
                new UUID(6, change),
                deltaMinor,
                limit,
                release);
    }

    Command.Order order(UUID member, String key, OrderLine... lines) {
        return order(ROUND, member, key, null, Origin.MEMBER, List.of(lines));
    }

    Command.Order order(
            UUID round,
            UUID member,
            String key,
            @Nullable String ifMatch,
            Origin origin,
            List<OrderLine> lines) {
        Place place = next();
        List<OrderLine> sorted = lines.stream().sorted(OrderLine.BY_OFFER).toList();
        String reason = origin == Origin.CORRECTION ? "100 for 10" : "";
        return new Command.Order(
                place,
                at(place),
                OrderKey.of(COOP, round, member),
                Hash.ofKey(member, key),
                Hash.ofContent(ifMatch == null ? "" : ifMatch, reason, sorted),
                ifMatch,
                origin,
                ACCOUNT,
                reason,
                sorted);
    }

    static OrderLine pieces(long quantity, long tolerance) {
        return new OrderLine(
                MemoryBook.PIECES, quantity * 1000, tolerance * 1000, OrderLine.NO_LIMIT);
    }

    static OrderLine weighed(long milli) {
        return new OrderLine(MemoryBook.WEIGHED, milli, 0, OrderLine.NO_LIMIT);
    }

    private Place next() {
        return new Place(0, offset++);
    }

    private static Instant at(Place place) {
        return Instant.ofEpochMilli(1_800_000_000_000L + place.offset());
    }
}
