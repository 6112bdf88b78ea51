package coop.cobuy.aggregator.plans;

import coop.cobuy.aggregator.sharing.Column;
import coop.cobuy.aggregator.sharing.Component;
import coop.cobuy.aggregator.sharing.Ratio;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the co-op asks for goods that have a price of its own. However many documents bill them, a
 * member is asked for the units once: each document for the part that it has in all that is billed,
 * by differences of cumulative rounding; a credit note gives back its part.
 */
final class ResalePrices {

    private final PlanRequest request;
    private final PlanFilling filling;
    private final List<@Nullable PlanShares> shares;

    /** By offer, what its lines above zero bill together, and what those below credit. */
    private final Map<Integer, Long> billed = new HashMap<>();

    private final Map<Integer, Long> credited = new HashMap<>();
    private final Map<Integer, Ratio> soFar = new HashMap<>();
    private final Map<Integer, Long> aboveCaps = new HashMap<>();

    ResalePrices(
            PlanRequest request,
            PlanFilling filling,
            List<@Nullable PlanShares> shares,
            List<PlanInvoice> documents) {
        this.request = request;
        this.filling = filling;
        this.shares = shares;
        for (PlanInvoice document : documents) {
            for (PlanInvoice.Line line : document.lines()) {
                Map<Integer, Long> sums = line.netMinor() < 0 ? credited : billed;
                sums.merge(line.offer(), line.netMinor(), Math::addExact);
            }
        }
    }

    /** By offer, what members would be asked if nobody had to pay less than alone. */
    Map<Integer, Long> aboveCaps() {
        return aboveCaps;
    }

    /** Column by column what is asked of each; null where the supplier's net is passed on. */
    List<long @Nullable []> asked(List<Column> columns, PlanParties parties) {
        List<long @Nullable []> asked = new ArrayList<>();
        columns.forEach(column -> asked.add(asked(column, parties)));
        return asked;
    }

    /** Whether an offer has a price of the co-op's own. */
    boolean has(int offer) {
        return request.offers().get(offer).resale() != null;
    }

    private long @Nullable [] asked(Column column, PlanParties parties) {
        UnitPrice price =
                column.component() == Component.GOODS
                        ? request.offers().get(column.no()).resale()
                        : null;
        if (price == null) {
            return null;
        }
        Ratio before = soFar.getOrDefault(column.no(), Ratio.ZERO);
        Ratio after = before.plus(part(column));
        boolean isFirst = soFar.put(column.no(), after) == null;
        Map<Integer, Long> all = forAll(column.no(), price, isFirst);
        return Arrays.stream(column.who())
                .mapToLong(
                        who -> {
                            long asked = all.getOrDefault(parties.member(who), 0L);
                            return Format.nearest(after.times(asked))
                                    - Format.nearest(before.times(asked));
                        })
                .toArray();
    }

    /**
     * What part of all that is billed of an offer a document bills, below zero if it credits it;
     * where there are credits alone, the part of these.
     */
    private Ratio part(Column column) {
        long sum = billed.getOrDefault(column.no(), 0L);
        long of = sum > 0 ? sum : -credited.getOrDefault(column.no(), 0L);
        if (of == 0) {
            return Ratio.of(soFar.containsKey(column.no()) ? 0 : 1);
        }
        return Ratio.of(Arrays.stream(column.net()).sum(), of);
    }

    private Map<Integer, Long> forAll(int offer, UnitPrice price, boolean isFirst) {
        OfferOutcome outcome = Objects.requireNonNull(filling.outcome(offer));
        PlanShares share = Objects.requireNonNull(shares.get(offer));
        Map<Integer, Long> asked = new HashMap<>();
        long above = 0;
        for (int i = 0; i < outcome.count(); i++) {
            long full = price.times(new Units(outcome.gotMilli(i))).minor();
            long most =
                    request.rules().noOneWorseOff()
                            ? share.taken().standAlone().get(i).floor().longValueExact()
                            : full;
            asked.put(outcome.lines()[i].member(), Math.min(full, most));
            above += Math.max(0, full - most);
        }
        if (isFirst && above > 0) {
            aboveCaps.put(offer, above);
        }
        return asked;
    }
}
