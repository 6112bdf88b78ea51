package coop.cobuy.aggregator.rounds;

import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.aggregator.platform.UuidBytes;
import coop.cobuy.contract.ordering.v1.MarkRound.Phase;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A row of {@code buying_round}. */
@MappedEntity("buying_round")
record RoundRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID id,
        long version,
        String state,
        String name,
        LocalDateTime openingAt,
        LocalDateTime cutOffAt,
        @Nullable LocalDateTime completionEndAt,
        @Nullable LocalDate deliveryDate,
        String currency,
        long perOrderMinor,
        long perMemberMinor,
        String allotmentRule,
        String costRule,
        String freightRule,
        String missedMinimum,
        boolean noOneWorseOff,
        String vatModel,
        String rounding,
        String surplus,
        @Nullable Integer snapshotVersion,
        @Nullable String snapshotHash,
        @Nullable @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                UUID markId,
        @Nullable String markPhase,
        @Nullable Integer markPartitions,
        @Nullable LocalDateTime markSentAt,
        @Nullable String resolutionHash,
        @Nullable LocalDateTime firstCutAt,
        @Nullable LocalDateTime frozenAt,
        @Nullable LocalDateTime orderedAt,
        @Nullable String cancelReason,
        @Nullable @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                UUID cancelledBy,
        @Nullable LocalDateTime cancelledAt) {

    static RoundRow of(CoopId coop, Round round) {
        RoundPlan plan = round.plan();
        SnapshotName snapshot = round.snapshot().orElse(null);
        RoundMark mark = round.mark().orElse(null);
        Round.Cancellation off = round.calledOff().orElse(null);
        return new RoundRow(
                coop.value(),
                round.id().value(),
                round.version(),
                round.state().name(),
                plan.name(),
                UtcTime.of(plan.opening()),
                UtcTime.of(plan.cutOff()),
                plan.completionEnd().map(UtcTime::of).orElse(null),
                plan.deliveryDateOrNull(),
                plan.fees().perOrder().currency().getCurrencyCode(),
                plan.fees().perOrder().minor(),
                plan.fees().perMember().minor(),
                plan.rules().allotment().name(),
                plan.rules().cost().name(),
                plan.rules().freight().name(),
                plan.rules().missedMinimum().name(),
                plan.rules().noOneWorseOff(),
                plan.rules().vatModel().name(),
                plan.rules().rounding().name(),
                plan.rules().surplus().name(),
                snapshot == null ? null : snapshot.version(),
                snapshot == null ? null : snapshot.hash(),
                mark == null ? null : mark.id(),
                mark == null ? null : mark.phase().name(),
                mark == null ? null : mark.partitionCount(),
                mark == null ? null : UtcTime.of(mark.sentAt()),
                null, // written by the step that decides it
                null, // written by the last partition that meets the first cut
                frozenAt(round).map(UtcTime::of).orElse(null),
                round instanceof Round.Ordered ordered ? UtcTime.of(ordered.orderedAt()) : null,
                off == null ? null : off.reason(),
                off == null ? null : off.by().value(),
                off == null ? null : UtcTime.of(off.at()));
    }

    private static Optional<Instant> frozenAt(Round round) {
        return switch (round) {
            case Round.Frozen frozen -> Optional.of(frozen.frozenAt());
            case Round.Ordered ordered -> Optional.of(ordered.frozenAt());
            default -> Optional.empty();
        };
    }

    Round round(Set<SupplierId> suppliers, Set<OfferId> offers, Map<MemberId, Integer> priorities) {
        RoundId round = new RoundId(id);
        RoundPlan plan = plan(suppliers, offers, priorities);
        return switch (RoundState.valueOf(state)) {
            case PLANNED -> new Round.Planned(round, version, plan);
            case OPENING -> new Round.Opening(round, version, plan, taken(), sent());
            case OPEN -> new Round.Open(round, version, plan, taken());
            case CUTTING -> new Round.Cutting(round, version, plan, taken(), sent());
            case COMPLETING -> new Round.Completing(round, version, plan, taken(), at(firstCutAt));
            case CLOSING ->
                    new Round.Closing(round, version, plan, taken(), sent(), firstCutAt != null);
            case RESOLVING ->
                    new Round.Resolving(
                            round, version, plan, taken(), markId == null ? null : sent());
            case FROZEN -> new Round.Frozen(round, version, plan, taken(), at(frozenAt));
            case ORDERED ->
                    new Round.Ordered(round, version, plan, taken(), at(frozenAt), at(orderedAt));
            case CANCELLING ->
                    new Round.Cancelling(round, version, plan, taken(), sent(), cancellation());
            case CANCELLED ->
                    new Round.Cancelled(
                            round,
                            version,
                            plan,
                            snapshotHash == null ? null : taken(),
                            cancellation());
        };
    }

    private RoundPlan plan(
            Set<SupplierId> suppliers, Set<OfferId> offers, Map<MemberId, Integer> priorities) {
        return new RoundPlan(
                name,
                suppliers,
                offers,
                UtcTime.instant(openingAt),
                UtcTime.instant(cutOffAt),
                completionEndAt == null ? null : UtcTime.instant(completionEndAt),
                deliveryDate,
                new RoundFees(
                        Money.of(perOrderMinor, currency), Money.of(perMemberMinor, currency)),
                new RoundRules(
                        RoundRules.Allotment.valueOf(allotmentRule),
                        RoundRules.Cost.valueOf(costRule),
                        RoundRules.Freight.valueOf(freightRule),
                        RoundRules.MissedMinimum.valueOf(missedMinimum),
                        noOneWorseOff,
                        RoundRules.VatModel.valueOf(vatModel),
                        RoundRules.Rounding.valueOf(rounding),
                        RoundRules.Surplus.valueOf(surplus)),
                priorities);
    }

    private SnapshotName taken() {
        return new SnapshotName(there(snapshotVersion), there(snapshotHash));
    }

    private RoundMark sent() {
        return new RoundMark(
                there(markId),
                Phase.valueOf(there(markPhase)),
                there(markPartitions),
                at(markSentAt));
    }

    private Round.Cancellation cancellation() {
        return new Round.Cancellation(
                there(cancelReason), new AccountId(there(cancelledBy)), at(cancelledAt));
    }

    private Instant at(@Nullable LocalDateTime column) {
        return UtcTime.instant(there(column));
    }

    private <T> T there(@Nullable T column) {
        if (column == null) {
            throw new IllegalStateException(
                    "round " + id + " in state " + state + ": a column is null");
        }
        return column;
    }
}
