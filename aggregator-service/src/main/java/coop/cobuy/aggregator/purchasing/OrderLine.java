package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.batching.CatchWeight;
import coop.cobuy.id.OfferId;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.CasePack;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * One offer in a purchase order.
 *
 * @param lineNo from 1 in the order of SKUs; 0 where nothing is ordered
 * @param packOrNull see {@link #pack()}
 * @param cases ordered, zero for loose goods
 * @param units ordered, in member units
 * @param unitPrice the list price of one member unit at that quantity, net; the average price,
 *     rounded up to millionths, where the list has prices of cases or incremental ones
 * @param net what the list asks for the units, rounded once, half up
 * @param members how many asked for the offer
 * @param allotted sum of the members' allotments; the rest of what comes is the co-op's stock
 * @param cheaperOrNull see {@link #cheaper()}
 * @param catchWeightOrNull see {@link #catchWeight()}
 */
public record OrderLine(
        int lineNo,
        OfferId offer,
        String sku,
        String name,
        UnitCode unit,
        @Nullable CasePack packOrNull,
        Cases cases,
        Units units,
        UnitPrice unitPrice,
        Money net,
        Percent vat,
        int members,
        Units allotted,
        @Nullable Cheaper cheaperOrNull,
        @Nullable CatchWeight catchWeightOrNull) {

    public boolean isOrdered() {
        return !units.isZero();
    }

    /** The same line in another quantity; who gets what of it is not said by that. */
    OrderLine ordering(Cases newCases, Units newUnits, UnitPrice newPrice, Money newNet) {
        return new OrderLine(
                lineNo,
                offer,
                sku,
                name,
                unit,
                packOrNull,
                newCases,
                newUnits,
                newPrice,
                newNet,
                vat,
                members,
                allotted,
                null,
                catchWeightOrNull);
    }

    /** How the goods are cased; nothing for loose ones. */
    public Optional<CasePack> pack() {
        return Optional.ofNullable(packOrNull);
    }

    /** A larger quantity that costs less, at the next price break. */
    public Optional<Cheaper> cheaper() {
        return Optional.ofNullable(cheaperOrNull);
    }

    /** What a piece is expected to weigh, of goods that are billed by the weight that comes. */
    public Optional<CatchWeight> catchWeight() {
        return Optional.ofNullable(catchWeightOrNull);
    }

    /** What is expected to come of such goods, in kilograms. */
    public Optional<Units> expectedKilograms() {
        return catchWeight().map(weight -> weight.expected(units));
    }

    /** What a kilogram of such goods costs; see {@link CatchWeight#priceOfKilogram}. */
    public Optional<UnitPrice> kilogramPrice() {
        return catchWeight().map(weight -> weight.priceOfKilogram(unitPrice));
    }

    /**
     * An inversion: more units for less money. The members asked for no more, so what is over would
     * be the co-op's.
     */
    public record Cheaper(Units units, Money net) {}
}
