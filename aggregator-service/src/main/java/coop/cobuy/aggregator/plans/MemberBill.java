package coop.cobuy.aggregator.plans;

import coop.cobuy.aggregator.sharing.Component;
import coop.cobuy.aggregator.sharing.Ratio;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** What a member, or the co-op, pays of all documents, added up by what it is for. */
final class MemberBill {

    /** What has no offer. */
    static final int NO_OFFER = -1;

    private final Map<Position, long[]> cells =
            new TreeMap<>(
                    Comparator.comparing(Position::component).thenComparingInt(Position::offer));
    private Ratio standAlone = Ratio.ZERO;
    private Ratio reference = Ratio.ZERO;
    private long goods;
    private long total;

    /**
     * What an amount is for.
     *
     * @param offer its index, or {@link #NO_OFFER}
     */
    record Position(Component component, int offer) {}

    void add(Component component, int offer, long net, long vat) {
        long[] cell = cells.computeIfAbsent(new Position(component, offer), each -> new long[2]);
        cell[0] = Math.addExact(cell[0], net);
        cell[1] = Math.addExact(cell[1], vat);
        total = Math.addExact(total, Math.addExact(net, vat));
        goods = component == Component.GOODS ? Math.addExact(goods, net) : goods;
    }

    void compare(Ratio alone, Ratio elsewhere) {
        standAlone = standAlone.plus(alone);
        reference = reference.plus(elsewhere);
    }

    /** Nets and taxes by what they are for. */
    Map<Position, long[]> cells() {
        return cells;
    }

    long total() {
        return total;
    }

    /** Of the goods alone, net. */
    long goods() {
        return goods;
    }

    Ratio standAlone() {
        return standAlone;
    }

    Ratio reference() {
        return reference;
    }
}
