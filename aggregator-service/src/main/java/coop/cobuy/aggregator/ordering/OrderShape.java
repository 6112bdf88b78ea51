package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.ordering.RoundTerms.OfferTerms;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.contract.ordering.v1.PlaceOrder;
import coop.cobuy.id.Id;
import coop.cobuy.quantity.Decimals;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Checks an order against its round's offers and names all that is wrong with it. A courtesy: the
 * same is decided when the order is applied.
 */
final class OrderShape {

    /** The most lines of one order. */
    static final int LINES_MAX = 2000;

    private static final String NONE = "0";
    private static final int PRICE_INTEGER_DIGITS = 12;
    private static final int PRICE_DECIMALS = 6;

    private final RoundTerms terms;
    private final BadInput.Gatherer errors = new BadInput.Gatherer();

    private OrderShape(RoundTerms terms) {
        this.terms = terms;
    }

    /** What goes into the log, and the same as numbers. */
    record Checked(List<PlaceOrder.Line> written, List<OrderLine> sorted) {}

    /**
     * @throws BadInput naming each field that cannot be taken
     */
    static Checked check(@Nullable List<OrderBody.Line> lines, RoundTerms terms) {
        if (lines == null) {
            throw new BadInput("/lines", "is missing; to withdraw an order, DELETE it");
        }
        if (lines.size() > LINES_MAX) {
            throw new BadInput("/lines", lines.size() + "; expected: at most " + LINES_MAX);
        }
        return new OrderShape(terms).checked(lines);
    }

    private Checked checked(List<OrderBody.Line> lines) {
        List<PlaceOrder.Line> written = new ArrayList<>(lines.size());
        List<OrderLine> sorted = new ArrayList<>(lines.size());
        Set<UUID> seen = HashSet.newHashSet(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            OrderBody.Line line = lines.get(i);
            if (line == null) {
                errors.add("/lines/" + i, "is missing");
                continue;
            }
            OrderLine checked = line("/lines/" + i, line, seen);
            if (checked != null) {
                sorted.add(checked);
                written.add(written(line, checked));
            }
        }
        errors.throwIfAny();
        sorted.sort(OrderLine.BY_OFFER);
        return new Checked(written, sorted);
    }

    private static PlaceOrder.Line written(OrderBody.Line line, OrderLine checked) {
        String quantity = line.quantity();
        String tolerance = line.tolerance();
        return new PlaceOrder.Line(
                checked.offer(),
                quantity == null ? NONE : quantity,
                tolerance == null ? NONE : tolerance,
                line.maxUnitPrice(),
                checked.allOrNothing() ? Boolean.TRUE : null);
    }

    private @Nullable OrderLine line(String at, OrderBody.Line line, Set<UUID> seen) {
        UUID offer = errors.parse(at + "/offer", line.offer(), "the id of an offer", Id::parseUuid);
        if (offer == null) {
            return null;
        }
        OfferTerms offered = terms.offers().get(offer);
        if (offered == null) {
            errors.add(at + "/offer", "is not in this round");
            return null;
        }
        if (!seen.add(offer)) {
            errors.add(at + "/offer", "stands in two lines; expected: one");
            return null;
        }
        if (line.unit() != null && !line.unit().equals(offered.unit().code())) {
            errors.add(at + "/unit", line.unit() + "; expected: " + offered.unit());
            return null;
        }
        Long quantity = milli(at + "/quantity", line.quantity(), offered, 1);
        Long tolerance =
                line.tolerance() == null
                        ? Long.valueOf(0)
                        : milli(at + "/tolerance", line.tolerance(), offered, 0);
        Long limit =
                line.maxUnitPrice() == null
                        ? Long.valueOf(OrderLine.NO_LIMIT)
                        : errors.parse(
                                at + "/maxUnitPrice",
                                line.maxUnitPrice(),
                                "a net price of at most 12 digits and 6 decimals",
                                OrderShape::micro);
        return quantity == null || tolerance == null || limit == null
                ? null
                : new OrderLine(
                        offer,
                        quantity,
                        tolerance,
                        limit,
                        Boolean.TRUE.equals(line.allOrNothing()));
    }

    private @Nullable Long milli(
            String at, @Nullable String text, OfferTerms offered, long leastMilli) {
        String expected =
                offered.stepMilli() == 1
                        ? "a plain decimal with at most 3 decimals, up to 10^12"
                        : "a whole number up to 10^12";
        BigDecimal units = errors.parse(at, text, expected, Decimals::parse);
        if (units == null) {
            return null;
        }
        if (units.movePointRight(Units.DECIMALS).compareTo(BigDecimal.valueOf(leastMilli)) < 0) {
            errors.add(
                    at, text + "; expected: " + (leastMilli > 0 ? "above zero" : "zero or more"));
            return null;
        }
        if (units.compareTo(Units.MAX.decimal()) > 0) {
            errors.add(at, "is too large; expected: " + expected);
            return null;
        }
        if (units.stripTrailingZeros().scale() > Units.DECIMALS) {
            errors.add(at, text + "; expected: " + expected);
            return null;
        }
        long milli = units.movePointRight(Units.DECIMALS).longValueExact();
        if (milli % offered.stepMilli() != 0) {
            errors.add(at, text + "; expected: a whole number, as it is sold by the piece");
            return null;
        }
        return milli;
    }

    private static long micro(String text) {
        var price = Decimals.parse(text);
        if (price.signum() < 0
                || price.scale() > PRICE_DECIMALS
                || price.precision() - price.scale() > PRICE_INTEGER_DIGITS) {
            throw new IllegalArgumentException(text);
        }
        return OrderLine.micro(price);
    }
}
