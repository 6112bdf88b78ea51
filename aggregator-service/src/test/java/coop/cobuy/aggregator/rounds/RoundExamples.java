package coop.cobuy.aggregator.rounds;

import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.catalog.Supplier;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes rounds that were ordered, without a log, for tests of what comes after. */
@Singleton
public class RoundExamples {

    private static final Instant OPENED = Instant.parse("2026-11-01T08:00:00Z");

    private final Rounds rounds;
    private final RoundSnapshots snapshots;
    private final RoundSettings settings;

    RoundExamples(Rounds rounds, RoundSnapshots snapshots, RoundSettings settings) {
        this.rounds = rounds;
        this.snapshots = snapshots;
        this.settings = settings;
    }

    @Transactional
    public void ordered(
            CoopId coop, RoundId id, List<Supplier> suppliers, List<Offer> offers, RoundFees fees) {
        ordered(coop, id, suppliers, offers, fees, RoundRules.STANDARD);
    }

    /** The same with rules of its own. */
    public void ordered(
            CoopId coop,
            RoundId id,
            List<Supplier> suppliers,
            List<Offer> offers,
            RoundFees fees,
            RoundRules rules) {
        RoundPlan plan =
                new RoundPlan(
                        "A round",
                        suppliers.stream().map(Supplier::id).collect(Collectors.toSet()),
                        Set.<OfferId>of(),
                        OPENED,
                        OPENED.plusSeconds(3600),
                        null,
                        fees,
                        rules);
        Round.Planned planned = new Round.Planned(id, 0, plan);
        byte[] content =
                SnapshotBytes.write(coop, planned, 1, settings.feeVat(), offers, suppliers);
        rounds.add(coop, planned);
        SnapshotName name = snapshots.keep(coop, id, 1, content, OPENED);
        rounds.change(
                coop,
                new Round.Ordered(
                        id, 1, plan, name, OPENED.plusSeconds(3700), OPENED.plusSeconds(3800)));
    }
}
