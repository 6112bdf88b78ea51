package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.batching.CompletionPhase;
import coop.cobuy.aggregator.batching.Packing;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;
import coop.cobuy.text.Sentence;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides the orders of a completion phase in the order of their arrival: one counts if each of its
 * changes helps to fill an open case at the demand that those before it left. Pure: reads nothing
 * and changes nothing but itself.
 */
final class Completion {

    private final Map<UUID, Packaging> offers;
    private final Map<UUID, Demand> demand;
    private final Map<UUID, List<OrderLine>> standing;

    /** In what an offer comes. */
    record Packaging(UnitCode unit, Packing packing) {

        Units open(Demand demand) {
            return CompletionPhase.open(unit, packing, of(demand));
        }

        private static CompletionPhase.Demand of(Demand demand) {
            return new CompletionPhase.Demand(
                    new Units(demand.quantityMilli()), new Units(demand.toleranceMilli()));
        }
    }

    /**
     * Why an order does not count: by its first change that does not help.
     *
     * @param isLowerLimit it asks for as much at a lower price only
     */
    record Refusal(UUID offer, boolean isLowerLimit, long openBeforeMilli, long openAfterMilli) {

        /** For the member who is told. */
        Sentence why(RoundTerms terms) {
            RoundTerms.OfferTerms offered = terms.offers().get(offer);
            return Refusals.fillsNoCase(offered == null ? null : offered.name(), this);
        }

        /** For whoever asks the API. */
        String text(RoundTerms terms) {
            RoundTerms.OfferTerms offered = terms.offers().get(offer);
            String name = offered == null ? "An offer" : offered.name();
            String why =
                    isLowerLimit
                            ? "a maximum unit price is not lowered in the completion phase"
                            : "%s units were missing to what can be ordered, and with your change %s would be"
                                    .formatted(
                                            new Units(openBeforeMilli), new Units(openAfterMilli));
            return "%s %s: %s. Your order stands as it was."
                    .formatted(OrderReason.FILLS_NO_CASE.message(), name, why);
        }
    }

    /** What was decided about one order. */
    record Judged(Place place, @Nullable Refusal refusal) {}

    /**
     * @param demand at the first cut
     * @param standing of the members with such orders, at the first cut
     */
    Completion(
            Map<UUID, Packaging> offers,
            Map<UUID, Demand> demand,
            Map<UUID, List<OrderLine>> standing) {
        this.offers = Map.copyOf(offers);
        this.demand = new HashMap<>(demand);
        this.standing = new HashMap<>(standing);
    }

    /**
     * By the time at which they came into the log; a clock that went back does not change the order
     * within a partition.
     */
    static List<Conditional> byArrival(List<Conditional> asked) {
        record Arrived(Conditional asked, Instant at) {}
        Map<Integer, Instant> latest = new HashMap<>();
        List<Arrived> arrived = new ArrayList<>();
        asked.stream()
                .sorted(
                        Comparator.comparingInt((Conditional each) -> each.place().partition())
                                .thenComparingLong(each -> each.place().offset()))
                .forEach(
                        each -> {
                            Instant at =
                                    latest.merge(
                                            each.place().partition(),
                                            each.at(),
                                            (a, b) -> a.isAfter(b) ? a : b);
                            arrived.add(new Arrived(each, at));
                        });
        arrived.sort(Comparator.comparing(Arrived::at));
        return arrived.stream().map(Arrived::asked).toList();
    }

    /** The next one by arrival. */
    Judged judge(Conditional asked) {
        List<OrderLine> before = standing.getOrDefault(asked.key().member(), List.of());
        List<LineChange> changes = LineChange.between(before, asked.lines());
        for (LineChange change : changes) {
            Optional<Refusal> refusal = refusal(change);
            if (refusal.isPresent()) {
                return new Judged(asked.place(), refusal.get());
            }
        }
        standing.put(asked.key().member(), asked.lines());
        changes.forEach(change -> demand.put(change.offer(), at(change.offer()).plus(change)));
        return new Judged(asked.place(), null);
    }

    private Optional<Refusal> refusal(LineChange change) {
        Packaging packaging = offers.get(change.offer());
        if (packaging == null) {
            throw new IllegalStateException(
                    "offer: " + change.offer() + " (expected: in the round's snapshot)");
        }
        Demand before = at(change.offer());
        CompletionPhase.Verdict verdict =
                CompletionPhase.judge(
                        packaging.unit(),
                        packaging.packing(),
                        Packaging.of(before),
                        Packaging.of(before.plus(change)));
        OrderLine old = change.before();
        OrderLine now = change.after();
        boolean isLower = old != null && now != null && now.limitMicro() < old.limitMicro();
        return verdict.isAccepted() && !isLower
                ? Optional.empty()
                : Optional.of(
                        new Refusal(
                                change.offer(),
                                isLower,
                                verdict.openBefore().milli(),
                                verdict.openAfter().milli()));
    }

    private Demand at(UUID offer) {
        return demand.getOrDefault(offer, Demand.NONE);
    }

    /** What all members ask for, with the orders that count so far. */
    Map<UUID, Demand> demand() {
        return Map.copyOf(demand);
    }
}
