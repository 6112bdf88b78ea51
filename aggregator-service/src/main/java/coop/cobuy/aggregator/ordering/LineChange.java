package coop.cobuy.aggregator.ordering;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * One line's change.
 *
 * @param before null: there was none
 * @param after null: it is gone
 */
record LineChange(UUID offer, @Nullable OrderLine before, @Nullable OrderLine after) {

    /** What differs between two orders' lines, in the order of {@link OrderLine#BY_OFFER}. */
    static List<LineChange> between(List<OrderLine> before, List<OrderLine> after) {
        List<LineChange> changes = new ArrayList<>();
        int b = 0;
        int a = 0;
        while (b < before.size() || a < after.size()) {
            int order = compare(before, b, after, a);
            OrderLine old = order <= 0 ? before.get(b++) : null;
            OrderLine now = order >= 0 ? after.get(a++) : null;
            OrderLine either = old == null ? now : old;
            if (either != null && !Objects.equals(old, now)) {
                changes.add(new LineChange(either.offer(), old, now));
            }
        }
        return changes;
    }

    private static int compare(List<OrderLine> before, int b, List<OrderLine> after, int a) {
        if (b == before.size()) {
            return 1;
        }
        if (a == after.size()) {
            return -1;
        }
        return OrderLine.BY_OFFER.compare(before.get(b), after.get(a));
    }

    long quantityDelta() {
        return (after == null ? 0 : after.quantityMilli())
                - (before == null ? 0 : before.quantityMilli());
    }

    long toleranceDelta() {
        return (after == null ? 0 : after.toleranceMilli())
                - (before == null ? 0 : before.toleranceMilli());
    }

    int memberDelta() {
        return (after == null ? 0 : 1) - (before == null ? 0 : 1);
    }
}
