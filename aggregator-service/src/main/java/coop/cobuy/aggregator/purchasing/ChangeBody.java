package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.catalog.Packing;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.id.OfferId;
import coop.cobuy.quantity.CasePack;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * A change of a purchase order as a client sends it.
 *
 * @param reason told to the supplier and to the members whose allotments change
 * @param deliveryDate another day on which the goods are wished for; absent: as before
 * @param lines what is to be ordered of some offers; all others stay
 */
public record ChangeBody(
        @Nullable String reason, @Nullable String deliveryDate, @Nullable List<Line> lines) {

    /** The longest reason. */
    public static final int REASON_MAX = 500;

    private static final int LINES_MAX = 5000;

    /**
     * What is to be ordered of an offer of the supplier in the round: member units or cases, in
     * all; 0 takes the line out, and an offer that was not ordered is added.
     */
    public record Line(@Nullable UUID offer, @Nullable String units, @Nullable Long cases) {}

    /**
     * @param offers those that can be ordered of the supplier
     * @param today no earlier day can be wished for
     * @throws BadInput naming all that is wrong
     */
    WantedChange read(Function<OfferId, Optional<Offer>> offers, LocalDate today) {
        BadInput.Gatherer errors = new BadInput.Gatherer();
        String words = errors.text("/reason", reason, REASON_MAX);
        LocalDate day =
                deliveryDate == null
                        ? null
                        : errors.parse(
                                "/deliveryDate",
                                deliveryDate,
                                "a day as 2026-01-31",
                                AnswerBody::day);
        errors.require(
                day == null || !day.isBefore(today), "/deliveryDate", "is over; today: " + today);
        List<Line> given = lines == null ? List.of() : lines;
        errors.require(
                !given.isEmpty() || deliveryDate != null,
                "/lines",
                "is empty; expected: what changes, or a deliveryDate");
        errors.require(
                given.size() <= LINES_MAX,
                "/lines",
                given.size() + " lines; expected: at most " + LINES_MAX);
        errors.throwIfAny();
        List<WantedChange.Line> read = new ArrayList<>();
        Set<OfferId> seen = new HashSet<>();
        for (int i = 0; i < given.size(); i++) {
            WantedChange.Line line = line(offers, errors, "/lines/" + i, given.get(i));
            if (line != null) {
                errors.require(seen.add(line.offer().id()), line.at() + "/offer", "is named twice");
                read.add(line);
            }
        }
        errors.throwIfAny();
        return new WantedChange(Objects.requireNonNull(words), day, read);
    }

    private static WantedChange.@Nullable Line line(
            Function<OfferId, Optional<Offer>> offers,
            BadInput.Gatherer errors,
            String at,
            Line given) {
        UUID id = given.offer();
        if (id == null) {
            errors.add(at + "/offer", "is missing");
            return null;
        }
        Offer offer = offers.apply(new OfferId(id)).orElse(null);
        if (offer == null) {
            errors.add(at + "/offer", "is not offered by this supplier in this round");
            return null;
        }
        Units units =
                switch (offer.terms().packing()) {
                    case Packing.InCases cased -> cased(cased.pack(), errors, at, given);
                    case Packing.Loose _ -> loose(offer.terms().unit(), errors, at, given);
                };
        return units == null ? null : new WantedChange.Line(at, offer, units);
    }

    private static @Nullable Units cased(
            CasePack pack, BadInput.Gatherer errors, String at, Line given) {
        Long cases = given.cases();
        if (cases == null) {
            Units units = units(errors, at, given);
            if (units != null && units.milli() % pack.unitsPerCase().milli() != 0) {
                errors.add(
                        at + "/units", units + "; expected: whole cases of " + pack.unitsPerCase());
                return null;
            }
            return units;
        }
        if (given.units() != null) {
            errors.add(at + "/cases", "is beside units; give one of them");
            return null;
        }
        if (cases < 0 || cases > Units.MAX.milli() / pack.unitsPerCase().milli()) {
            errors.add(at + "/cases", cases + "; expected: a count of cases that can be");
            return null;
        }
        return pack.units(new Cases(cases));
    }

    private static @Nullable Units loose(
            UnitCode unit, BadInput.Gatherer errors, String at, Line given) {
        if (given.cases() != null) {
            errors.add(at + "/cases", "loose goods are ordered in units");
            return null;
        }
        Units units = units(errors, at, given);
        if (units != null && unit.decimals() == 0 && !units.isWhole()) {
            errors.add(at + "/units", units + "; expected: whole units of " + unit);
            return null;
        }
        return units;
    }

    private static @Nullable Units units(BadInput.Gatherer errors, String at, Line given) {
        Units units =
                errors.parse(at + "/units", given.units(), "member units such as 12", Units::parse);
        if (units != null && units.compareTo(Units.MAX) > 0) {
            errors.add(at + "/units", units + "; expected: at most " + Units.MAX);
            return null;
        }
        return units;
    }
}
