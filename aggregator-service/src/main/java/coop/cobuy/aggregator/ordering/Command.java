package coop.cobuy.aggregator.ordering;

import coop.cobuy.contract.ordering.v1.MarkRound;
import coop.cobuy.contract.ordering.v1.PlaceOrder;
import coop.cobuy.contract.ordering.v1.PlaceOrder.Origin;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A record of the log, read and checked as far as it can be by itself. */
sealed interface Command {

    Place place();

    /** When it came into the log. */
    Instant at();

    UUID coop();

    /**
     * A member's whole order.
     *
     * @param ifMatch a version as text, {@code *} for any that exists, {@link PlaceOrder#NO_ORDER},
     *     null for whatever stands
     * @param lines in the order of {@link OrderLine#BY_OFFER}, one for an offer; none: withdrawn
     */
    record Order(
            Place place,
            Instant at,
            OrderKey key,
            Hash keyHash,
            Hash contentHash,
            @Nullable String ifMatch,
            Origin origin,
            UUID placedBy,
            String reason,
            List<OrderLine> lines)
            implements Command {

        public Order {
            lines = List.copyOf(lines);
        }

        @Override
        public UUID coop() {
            return key.coop();
        }

        OutcomeKey outcomeKey() {
            return new OutcomeKey(key.round(), keyHash);
        }
    }

    /** A member's funds changed, see {@link coop.cobuy.contract.ordering.v1.ChangeFunds}. */
    record Funds(
            Place place,
            Instant at,
            MemberKey member,
            UUID changeId,
            long balanceDeltaMinor,
            @Nullable Long creditLimitMinor,
            @Nullable UUID releaseRound)
            implements Command {

        @Override
        public UUID coop() {
            return member.coop();
        }
    }

    /** What was parked of a member is decided here. */
    record Release(Place place, Instant at, MemberKey member, UUID releasedBy) implements Command {

        @Override
        public UUID coop() {
            return member.coop();
        }
    }

    /** A step of a round's life. */
    record Mark(Place place, Instant at, MarkRound content) implements Command {

        @Override
        public UUID coop() {
            return content.coopId();
        }

        RoundKey round() {
            return new RoundKey(content.coopId(), content.roundId());
        }
    }
}
