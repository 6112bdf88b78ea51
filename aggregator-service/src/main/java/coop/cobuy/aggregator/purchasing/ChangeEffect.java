package coop.cobuy.aggregator.purchasing;

import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.money.Money;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a change of a purchase order would do.
 *
 * @param lines that would change
 * @param deliveryDate the day that would be wished for; nothing: as before
 */
public record ChangeEffect(
        List<Line> lines, Optional<LocalDate> deliveryDate, Money grossBefore, Money gross) {

    public ChangeEffect {
        lines = List.copyOf(lines);
    }

    /**
     * A line.
     *
     * @param before units; zero: it would be added
     * @param after units; zero: it would be taken out
     * @param moved members who would get more or less of it
     */
    public record Line(
            OfferId offer,
            String sku,
            String name,
            UnitCode unit,
            Units before,
            Units after,
            Money netBefore,
            Money net,
            List<Moved> moved) {

        public Line {
            moved = List.copyOf(moved);
        }
    }

    /** A member who would get another quantity. */
    public record Moved(MemberId member, Units before, Units after) {}
}
