package coop.cobuy.aggregator.rounds;

import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.contract.ordering.v1.MarkRound.Phase;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.Id;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rounds of each co-op, as they are now. */
@Singleton
public class Rounds {

    private final RoundRows rows;
    private final RoundSupplierRows suppliers;
    private final RoundOfferRows offers;
    private final RoundPriorityRows priorities;
    private final RoundPartitionRows partitions;
    private final Clock clock;

    Rounds(
            RoundRows rows,
            RoundSupplierRows suppliers,
            RoundOfferRows offers,
            RoundPriorityRows priorities,
            RoundPartitionRows partitions,
            Clock clock) {
        this.rows = rows;
        this.suppliers = suppliers;
        this.offers = offers;
        this.priorities = priorities;
        this.partitions = partitions;
        this.clock = clock;
    }

    @Transactional
    public Optional<Round> find(CoopId coop, RoundId id) {
        return rows.find(coop.value(), id.value()).map(row -> whole(coop, row));
    }

    /** Newest first. */
    @Transactional
    public List<Round> before(CoopId coop, UUID before, int atMost) {
        return whole(coop, rows.before(coop.value(), before, atMost));
    }

    /** Those in a state, newest first. */
    @Transactional
    public List<Round> before(CoopId coop, RoundState state, UUID before, int atMost) {
        return whole(coop, rows.before(coop.value(), state.name(), before, atMost));
    }

    @Transactional
    void noteEnding(CoopId coop, RoundId id) {
        rows.noteEnding(coop.value(), id.value());
    }

    /** The partitions that have met a step's mark, in order; none before the step was taken. */
    @Transactional
    public List<RoundPartition> met(CoopId coop, RoundId id, Phase phase) {
        return partitions.ofPhase(coop.value(), id.value(), phase.name()).stream()
                .flatMap(row -> met(row).stream())
                .toList();
    }

    /**
     * From here on the book takes no corrections and the round cannot be cancelled. Called in the
     * transaction that approves a purchase order, whose commit makes it true; done twice it does
     * nothing.
     *
     * @throws Refused if the round is not frozen
     */
    @Transactional
    public void lockBook(CoopId coop, RoundId id) {
        Round round = lock(coop, id);
        switch (RoundSteps.order(round)) {
            case Decision.Go<Round.Frozen>(var frozen) ->
                    change(coop, frozen.order(clock.instant()));
            case Decision.Stay<Round.Frozen> _ -> {}
            case Decision.Refuse<Round.Frozen>(var reason) -> throw new Refused(reason);
        }
    }

    /**
     * Reads it, locked until the transaction ends.
     *
     * @throws Refused if there is none
     */
    @Transactional
    Round lock(CoopId coop, RoundId id) {
        return rows.lock(coop.value(), id.value())
                .map(row -> whole(coop, row))
                .orElseThrow(() -> new Refused(RoundReason.ROUND_NOT_FOUND));
    }

    @Transactional
    void add(CoopId coop, Round.Planned round) {
        rows.save(RoundRow.of(coop, round));
        saveContent(coop, round);
    }

    /** Replaces what a planned round takes in. */
    @Transactional
    void changePlan(CoopId coop, Round.Planned round) {
        change(coop, round);
        suppliers.deleteOfRound(coop.value(), round.id().value());
        offers.deleteOfRound(coop.value(), round.id().value());
        priorities.deleteOfRound(coop.value(), round.id().value());
        saveContent(coop, round);
    }

    /** Replaces what stands by the next version; the round must be locked. */
    @Transactional
    void change(CoopId coop, Round round) {
        long changed = rows.raiseVersion(coop.value(), round.id().value(), round.version());
        if (changed != 1) {
            throw new IllegalStateException(
                    "rows changed of round " + round.id() + ": " + changed + " (expected: 1)");
        }
        rows.update(RoundRow.of(coop, round));
    }

    private void saveContent(CoopId coop, Round.Planned round) {
        UUID id = round.id().value();
        suppliers.saveAll(
                round.plan().suppliers().stream()
                        .map(s -> new RoundSupplierRow(coop.value(), id, s.value()))
                        .toList());
        offers.saveAll(
                round.plan().offers().stream()
                        .map(o -> new RoundOfferRow(coop.value(), id, o.value()))
                        .toList());
        priorities.saveAll(
                round.plan().priorities().entrySet().stream()
                        .map(
                                each ->
                                        new RoundPriorityRow(
                                                coop.value(),
                                                id,
                                                each.getKey().value(),
                                                each.getValue()))
                        .toList());
    }

    private static Optional<RoundPartition> met(RoundPartitionRow row) {
        Long offset = row.logOffset();
        return offset == null || row.markedAt() == null
                ? Optional.empty()
                : Optional.of(
                        new RoundPartition(
                                row.partitionNo(), offset, UtcTime.instant(row.markedAt())));
    }

    private Round whole(CoopId coop, RoundRow row) {
        return whole(coop, List.of(row)).getFirst();
    }

    List<Round> whole(CoopId coop, List<RoundRow> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        List<byte[]> ids = found.stream().map(row -> Id.bytes(row.id())).toList();
        Map<UUID, Set<SupplierId>> suppliersOf =
                byRound(
                        suppliers.ofRounds(coop.value(), ids),
                        RoundSupplierRow::roundId,
                        row -> new SupplierId(row.supplierId()));
        Map<UUID, Set<OfferId>> offersOf =
                byRound(
                        offers.ofRounds(coop.value(), ids),
                        RoundOfferRow::roundId,
                        row -> new OfferId(row.offerId()));
        Map<UUID, Map<MemberId, Integer>> classesOf = new HashMap<>();
        for (RoundPriorityRow row : priorities.ofRounds(coop.value(), ids)) {
            classesOf
                    .computeIfAbsent(row.roundId(), round -> new HashMap<>())
                    .put(new MemberId(row.memberId()), row.priorityClass());
        }
        return found.stream()
                .map(
                        row ->
                                row.round(
                                        suppliersOf.getOrDefault(row.id(), Set.of()),
                                        offersOf.getOrDefault(row.id(), Set.of()),
                                        classesOf.getOrDefault(row.id(), Map.of())))
                .toList();
    }

    private static <R, T> Map<UUID, Set<T>> byRound(
            List<R> rows, Function<R, UUID> round, Function<R, T> value) {
        return rows.stream()
                .collect(
                        Collectors.groupingBy(
                                round, Collectors.mapping(value, Collectors.toSet())));
    }
}
