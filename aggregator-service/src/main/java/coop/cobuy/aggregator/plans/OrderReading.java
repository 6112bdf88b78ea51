package coop.cobuy.aggregator.plans;

import coop.cobuy.aggregator.batching.OfferLines;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Makes members' lines and their history of what a request says of orders. */
final class OrderReading {

    private final Checking checking;
    private final List<@Nullable PlanOffer> offers;
    private final Map<String, Integer> members = new HashMap<>();
    private final Set<Long> claimed = new HashSet<>();
    private final Set<Long> arrived = new HashSet<>();
    private final long[] askedMilli;
    final List<String> names = new ArrayList<>();
    final List<PlanLine> lines = new ArrayList<>();
    final List<PlanClaim> claims = new ArrayList<>();

    OrderReading(Checking checking, List<@Nullable PlanOffer> offers) {
        this.checking = checking;
        this.offers = offers;
        this.askedMilli = new long[offers.size()];
    }

    void orders(List<RawOrder> orders) {
        for (int i = 0; i < orders.size(); i++) {
            order("/orders/" + i, i, orders.get(i));
        }
        claims.sort(Comparator.comparingLong(PlanClaim::position));
    }

    /** All that was asked of each offer, with tolerances. */
    long askedMilli(int offer) {
        return askedMilli[offer];
    }

    private void order(String at, int member, RawOrder raw) {
        names.add(raw.member == null ? "" : raw.member);
        if (raw.member != null && members.put(raw.member, member) != null) {
            checking.findings.add(at + "/member", "is named twice: " + Checking.shown(raw.member));
        }
        if (raw.lines != null && raw.claims != null) {
            checking.findings.add(at + "/claims", "stands beside lines; expected: one of them");
        } else if (raw.lines != null) {
            lines(at, member, raw, raw.lines);
        } else if (raw.claims != null) {
            history(at, member, raw, raw.claims);
        } else {
            checking.findings.add(at + "/lines", "is missing");
        }
    }

    private void lines(String at, int member, RawOrder raw, List<RawOrder.RawLine> given) {
        Long position = raw.position;
        if (position == null) {
            checking.findings.add(at + "/position", "is missing");
            return;
        }
        arrived.add(position);
        if (claimed.contains(position)) {
            checking.findings.add(at + "/position", "is a claim's position too");
        }
        Map<Integer, PlanLine> byOffer = new TreeMap<>();
        for (int j = 0; j < given.size(); j++) {
            PlanLine line = line(at + "/lines/" + j, member, raw, given.get(j));
            if (line != null && byOffer.put(line.offer(), line) != null) {
                checking.findings.add(at + "/lines/" + j + "/offer", "is named twice");
            }
        }
        byOffer.values().forEach(line -> add(line, position));
    }

    private void add(PlanLine line, long position) {
        lines.add(line);
        claims.add(
                new PlanClaim(
                        position,
                        line.member(),
                        line.offer(),
                        line.quantityMilli(),
                        line.toleranceMilli()));
    }

    private @Nullable PlanLine line(String at, int member, RawOrder raw, RawOrder.RawLine given) {
        Integer offer = checking.known(at + "/offer", checking.offers, given.offer);
        PlanOffer terms = offer == null ? null : offers.get(offer);
        UnitPrice limit = checking.price(at + "/maxUnitPrice", given.maxUnitPrice);
        if (terms == null || offer == null) {
            return null;
        }
        long quantity = checking.milli(at + "/quantity", given.quantity, terms.terms().unit());
        long tolerance = checking.milli(at + "/tolerance", given.tolerance, terms.terms().unit());
        askFor(at + "/quantity", offer, quantity + tolerance);
        return new PlanLine(
                member,
                offer,
                quantity,
                tolerance,
                limit == null
                        ? OfferLines.NO_LIMIT
                        : limit.amount().movePointRight(UnitPrice.SCALE_MAX).longValueExact(),
                given.allOrNothing != null && given.allOrNothing,
                raw.priority == null ? 0 : Math.toIntExact(raw.priority));
    }

    private void askFor(String pointer, int offer, long milli) {
        askedMilli[offer] += milli;
        if (askedMilli[offer] > Units.MAX.milli()) {
            checking.findings.add(pointer, "makes the demand more than 10^12 units");
            checking.findings.throwIfAny();
        }
    }

    /** Settings of lines one after another; each line is as its last setting leaves it. */
    private void history(String at, int member, RawOrder raw, List<RawOrder.RawLine> given) {
        Map<Integer, PlanClaim> last = new TreeMap<>();
        for (int j = 0; j < given.size(); j++) {
            PlanClaim claim = claim(at + "/claims/" + j, member, given.get(j));
            if (claim != null) {
                claims.add(claim);
                last.merge(claim.offer(), claim, (a, b) -> a.position() > b.position() ? a : b);
            }
        }
        int priority = raw.priority == null ? 0 : Math.toIntExact(raw.priority);
        for (PlanClaim claim : last.values()) {
            lines.add(
                    new PlanLine(
                            member,
                            claim.offer(),
                            claim.quantityMilli(),
                            claim.toleranceMilli(),
                            OfferLines.NO_LIMIT,
                            false,
                            priority));
        }
    }

    private @Nullable PlanClaim claim(String at, int member, RawOrder.RawLine given) {
        Integer offer = checking.known(at + "/offer", checking.offers, given.offer);
        Long position = given.position;
        if (position != null && (!claimed.add(position) || arrived.contains(position))) {
            checking.findings.add(at + "/position", "is given twice");
        }
        PlanOffer terms = offer == null ? null : offers.get(offer);
        if (terms == null || position == null) {
            return null;
        }
        long quantity = checking.milli(at + "/quantity", given.quantity, terms.terms().unit());
        long tolerance = checking.milli(at + "/tolerance", given.tolerance, terms.terms().unit());
        askFor(at + "/quantity", Objects.requireNonNull(offer), quantity + tolerance);
        return new PlanClaim(position, member, offer, quantity, tolerance);
    }
}
