package coop.cobuy.aggregator.rounds;

import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.catalog.Offers;
import coop.cobuy.aggregator.catalog.Suppliers;
import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.ETags;
import coop.cobuy.aggregator.platform.IdempotencyKeys;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.stream.Collectors;

/** Plans rounds and changes plans, until a round opens. */
@Singleton
public class RoundPlanning {

    private final Rounds rounds;
    private final Offers offers;
    private final Suppliers suppliers;
    private final IdempotencyKeys keys;
    private final Audit audit;

    RoundPlanning(
            Rounds rounds, Offers offers, Suppliers suppliers, IdempotencyKeys keys, Audit audit) {
        this.rounds = rounds;
        this.offers = offers;
        this.suppliers = suppliers;
        this.keys = keys;
        this.audit = audit;
    }

    /**
     * Plans a round; the same key and content name the same round.
     *
     * @param key null: always a new one
     * @throws BadInput naming all that is wrong
     * @throws Refused if the key was used for something else
     */
    @Transactional
    public RoundId plan(Caller caller, @Nullable String key, RoundBody body) {
        RoundPlan plan = body.check(caller.currency());
        IdempotencyKeys.Claim claim = keys.claim(caller, key, "round.plan", body);
        RoundId id = new RoundId(claim.id());
        if (claim.isNew()) {
            checkKnown(caller.coop(), plan);
            rounds.add(caller.coop(), new Round.Planned(id, 1, plan));
            audit.record(caller, "round.planned", "round/" + id, plan.name());
        }
        return id;
    }

    /**
     * Changes the plan that was seen.
     *
     * @param version that was seen
     * @throws Refused if another stands, or the round is not planned any more
     * @throws BadInput naming all that is wrong
     */
    @Transactional
    public Round change(Caller caller, RoundId id, String version, RoundBody body) {
        RoundPlan plan = body.check(caller.currency());
        Round locked = rounds.lock(caller.coop(), id);
        ETags.require('"' + version + '"', locked.version());
        return change(caller, locked, plan);
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
