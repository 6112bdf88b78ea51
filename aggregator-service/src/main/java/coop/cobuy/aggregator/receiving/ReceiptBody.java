package coop.cobuy.aggregator.receiving;

import com.fasterxml.jackson.annotation.JsonProperty;

import coop.cobuy.aggregator.batching.CatchWeight;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.purchasing.OrderContent;
import coop.cobuy.aggregator.purchasing.OrderLine;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.id.ReceiptId;
import coop.cobuy.quantity.CasePack;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A goods receipt as a client sends it.
 *
 * @param isFinal nothing more is expected: share out what came
 * @param corrects the receipt in whose place this one stands
 */
public record ReceiptBody(
        @Nullable List<Line> lines,
        @Nullable String note,
        @JsonProperty("final") @Nullable Boolean isFinal,
        @Nullable UUID corrects) {

    private static final int NOTE_MAX = 500;
    private static final int LINES_MAX = 5000;
    private static final int KEY_MAX = 200;

    /**
     * What came of an offer: usable member units or cases; damaged units beside them.
     *
     * @param weightKg of pieces that are billed by weight: what the usable ones weigh together,
     *     with up to 3 decimals. Alone it stands for as many pieces as come closest to it; without
     *     it the pieces count as much as was expected of them
     */
    public record Line(
            @Nullable UUID offer,
            @Nullable String units,
            @Nullable Long cases,
            @Nullable String damaged,
            @Nullable String note,
            @Nullable String weightKg) {}

    /**
     * @throws BadInput naming all that is wrong
     */
    NewReceipt read(OrderContent order, @Nullable String key) {
        BadInput.Gatherer errors = new BadInput.Gatherer();
        String named = errors.text("Idempotency-Key", key, KEY_MAX);
        String words = errors.optionalText("/note", note, NOTE_MAX);
        List<Line> given = lines == null ? List.of() : lines;
        boolean isLast = isFinal != null && isFinal;
        errors.require(
                !given.isEmpty() || isLast, "/lines", "is empty; expected: what came, or final");
        errors.require(
                given.size() <= LINES_MAX,
                "/lines",
                given.size() + " lines; expected: at most " + LINES_MAX);
        errors.throwIfAny();
        List<NewReceipt.Line> read = new ArrayList<>();
        Set<OfferId> seen = new HashSet<>();
        for (int i = 0; i < given.size(); i++) {
            NewReceipt.Line line = line(order, errors, "/lines/" + i, given.get(i));
            if (line != null) {
                errors.require(seen.add(line.offer()), "/lines/" + i + "/offer", "is named twice");
                read.add(line);
            }
        }
        errors.throwIfAny();
        return new NewReceipt(
                id(order.id(), named),
                corrects == null ? null : new ReceiptId(corrects),
                isLast,
                words,
                read);
    }

    /** So that the same request again is the same receipt. */
    static ReceiptId id(PurchaseOrderId order, @Nullable String key) {
        String name = "receipt/" + order + "/" + key;
        return new ReceiptId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    private static NewReceipt.@Nullable Line line(
            OrderContent order, BadInput.Gatherer errors, String at, Line given) {
        UUID offer = given.offer();
        if (offer == null) {
            errors.add(at + "/offer", "is missing");
            return null;
        }
        OrderLine ordered =
                order.line(new OfferId(offer)).filter(OrderLine::isOrdered).orElse(null);
        if (ordered == null) {
            errors.add(at + "/offer", "was not ordered in this purchase order");
            return null;
        }
        CatchWeight expected = ordered.catchWeightOrNull();
        Units weight = weight(expected, errors, at, given);
        boolean isWeighedOnly =
                given.units() == null && given.cases() == null && given.weightKg() != null;
        Units units =
                isWeighedOnly
                        ? pieces(expected, errors, at, weight)
                        : usable(ordered, errors, at, given);
        if (weight != null && units != null) {
            errors.require(
                    weight.isZero() == units.isZero(),
                    at + "/weightKg",
                    weight + " kg of " + units + " pieces; expected: both above 0, or none came");
        }
        Units damaged =
                given.damaged() == null
                        ? Units.ZERO
                        : units(ordered, errors, at + "/damaged", given.damaged());
        String note = errors.optionalText(at + "/note", given.note(), NOTE_MAX);
        return units == null || damaged == null
                ? null
                : new NewReceipt.Line(ordered.offer(), units, damaged, note, weight);
    }

    private static @Nullable Units weight(
            @Nullable CatchWeight expected, BadInput.Gatherer errors, String at, Line given) {
        if (given.weightKg() == null) {
            return null;
        }
        if (expected == null) {
            errors.add(at + "/weightKg", "is for pieces that are billed by weight; this is not");
            return null;
        }
        return inRange(
                errors,
                at + "/weightKg",
                errors.parse(
                        at + "/weightKg",
                        given.weightKg(),
                        "kilograms with up to 3 decimals such as 4.815",
                        Units::parse));
    }

    /** As many as come closest to a weight. */
    private static @Nullable Units pieces(
            @Nullable CatchWeight expected,
            BadInput.Gatherer errors,
            String at,
            @Nullable Units weight) {
        if (expected == null || weight == null) {
            return null;
        }
        Units pieces = inRange(errors, at + "/weightKg", expected.pieces(weight));
        if (pieces != null && pieces.isZero() && !weight.isZero()) {
            errors.add(
                    at + "/weightKg",
                    weight
                            + " kg; expected: at least half of the "
                            + expected.nominal()
                            + " kg of a piece, or units beside it");
            return null;
        }
        return pieces;
    }

    private static @Nullable Units usable(
            OrderLine ordered, BadInput.Gatherer errors, String at, Line given) {
        Long cases = given.cases();
        if (cases == null) {
            return units(ordered, errors, at + "/units", given.units());
        }
        CasePack pack = ordered.packOrNull();
        if (given.units() != null || pack == null) {
            errors.add(
                    at + "/cases",
                    pack == null
                            ? "loose goods come in units"
                            : "is beside units; give one of them");
            return null;
        }
        if (cases < 0 || cases > Units.MAX.milli() / pack.unitsPerCase().milli()) {
            errors.add(at + "/cases", cases + "; expected: a count of cases that can be");
            return null;
        }
        return pack.units(new Cases(cases));
    }

    private static @Nullable Units units(
            OrderLine ordered, BadInput.Gatherer errors, String at, @Nullable String text) {
        Units units =
                inRange(
                        errors,
                        at,
                        errors.parse(at, text, "member units such as 12", Units::parse));
        if (units == null) {
            return null;
        }
        if (ordered.unit().decimals() == 0 && !units.isWhole()) {
            errors.add(at, units + "; expected: whole units of " + ordered.unit());
            return null;
        }
        return units;
    }

    private static @Nullable Units inRange(
            BadInput.Gatherer errors, String at, @Nullable Units units) {
        if (units != null && units.compareTo(Units.MAX) > 0) {
            errors.add(at, units + "; expected: at most " + Units.MAX);
            return null;
        }
        return units;
    }
}
