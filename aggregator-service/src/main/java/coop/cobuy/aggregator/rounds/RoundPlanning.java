package coop.cobuy.aggregator.rounds;

import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.catalog.Offers;
import coop.cobuy.aggregator.catalog.Suppliers;
import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.util.Set;
import java.util.stream.Collectors;

/** Plans rounds and changes plans, until a round opens. */
@Singleton
class RoundPlanning {

    private final Rounds rounds;
    private final Offers offers;
    private final Suppliers suppliers;
    private final Audit audit;

    RoundPlanning(Rounds rounds, Offers offers, Suppliers suppliers, Audit audit) {
        this.rounds = rounds;
        this.offers = offers;
        this.suppliers = suppliers;
        this.audit = audit;
    }

    /**
     * @throws BadInput if it names a supplier or an offer that the co-op has not
     */
    @Transactional
    void plan(Caller caller, RoundId id, RoundPlan plan) {
        checkKnown(caller.coop(), plan);
        rounds.add(caller.coop(), new Round.Planned(id, 1, plan));
        audit.record(caller, "round.planned", "round/" + id, plan.name());
    }

    /**
     * @param locked as it stands in this transaction
     * @throws Refused if the round is not planned
     * @throws BadInput if it names a supplier or an offer that the co-op has not
     */
    @Transactional
    Round change(Caller caller, Round locked, RoundPlan plan) {
        return switch (RoundSteps.change(locked)) {
            case Decision.Refuse<Round.Planned>(var reason) -> throw new Refused(reason);
            case Decision.Stay<Round.Planned> _ -> locked;
            case Decision.Go<Round.Planned>(var planned) -> {
                if (planned.plan().equals(plan)) {
                    yield planned;
                }
                checkKnown(caller.coop(), plan);
                Round.Planned changed = planned.change(plan);
                rounds.changePlan(caller.coop(), changed);
                audit.record(caller, "round.changed", "round/" + planned.id(), plan.name());
                yield changed;
            }
        };
    }

    private void checkKnown(CoopId coop, RoundPlan plan) {
        BadInput.Gatherer problems = new BadInput.Gatherer();
        for (SupplierId supplier : plan.suppliers()) {
            problems.require(
                    suppliers.find(coop, supplier).isPresent(),
                    "/suppliers",
                    supplier + " is none of your co-op's");
        }
        Set<OfferId> known =
                offers.find(coop, plan.offers()).stream()
                        .map(Offer::id)
                        .collect(Collectors.toSet());
        for (OfferId offer : plan.offers()) {
            problems.require(known.contains(offer), "/offers", offer + " is none of your co-op's");
        }
        problems.throwIfAny();
    }
}
