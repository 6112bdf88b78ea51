package coop.cobuy.aggregator.rounds;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A round as an answer shows it.
 *
 * @param snapshot what it stands on since it opened
 * @param step how far the step is that is on its way into the order log's partitions
 */
record RoundView(
        UUID id,
        long version,
        RoundState state,
        String name,
        List<UUID> suppliers,
        List<UUID> offers,
        Instant opening,
        Instant cutOff,
        @Nullable Instant completionEnd,
        @Nullable LocalDate deliveryDate,
        RoundFees fees,
        RoundRules rules,
        List<RoundBody.PriorityBody> priorities,
        @Nullable SnapshotName snapshot,
        @Nullable StepView step,
        @Nullable Instant frozenAt,
        @Nullable Instant orderedAt,
        @Nullable CancellationView cancellation) {

    /** Of so many partitions, so many have met the mark. */
    record StepView(String phase, int partitions, int met) {}

    /** Why, by which account and when the round was called off. */
    record CancellationView(String reason, UUID by, Instant at) {

        static CancellationView of(Round.Cancellation cancellation) {
            return new CancellationView(
                    cancellation.reason(), cancellation.by().value(), cancellation.at());
        }
    }

    /**
     * @param met how many partitions have met the mark that is on its way
     */
    static RoundView of(Round round, int met) {
        RoundBody content = RoundBody.of(round.plan());
        return new RoundView(
                round.id().value(),
                round.version(),
                round.state(),
                round.plan().name(),
                listed(content.suppliers()),
                listed(content.offers()),
                round.plan().opening(),
                round.plan().cutOff(),
                round.plan().completionEndOrNull(),
                round.plan().deliveryDateOrNull(),
                round.plan().fees(),
                round.plan().rules(),
                content.priorities() == null ? List.of() : content.priorities(),
                round.snapshot().orElse(null),
                round.mark()
                        .map(m -> new StepView(m.phase().name(), m.partitionCount(), met))
                        .orElse(null),
                frozenAt(round),
                round instanceof Round.Ordered ordered ? ordered.orderedAt() : null,
                round.calledOff().map(CancellationView::of).orElse(null));
    }

    private static List<UUID> listed(@Nullable List<UUID> ids) {
        return ids == null ? List.of() : ids;
    }

    private static @Nullable Instant frozenAt(Round round) {
        return switch (round) {
            case Round.Frozen frozen -> frozen.frozenAt();
            case Round.Ordered ordered -> ordered.frozenAt();
            default -> null;
        };
    }
}
