package coop.cobuy.aggregator.rounds;

import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.catalog.Supplier;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Percent;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;

/**
 * All that decides about a round's orders, as it stood when the round opened. Never changes,
 * whatever becomes of the catalogue.
 *
 * @param name names exactly this content
 * @param feeVat tax on the co-op's own mark-ups and fees
 * @param offers all that can be ordered in the round, by id
 * @param suppliers of those offers, by id
 * @param deliveryDateOrNull see {@link #deliveryDate()}
 * @param priorities see {@link RoundPlan#priorities()}
 */
public record RoundSnapshot(
        CoopId coop,
        RoundId round,
        SnapshotName name,
        String roundName,
        Currency currency,
        RoundRules rules,
        RoundFees fees,
        Percent feeVat,
        @Nullable LocalDate deliveryDateOrNull,
        Map<OfferId, Offer> offers,
        Map<SupplierId, Supplier> suppliers,
        Map<MemberId, Integer> priorities) {

    public RoundSnapshot {
        priorities = Map.copyOf(priorities);
        offers = Map.copyOf(offers);
        suppliers = Map.copyOf(suppliers);
    }

    /** Without classes of members, and without tax on the co-op's fees. */
    public RoundSnapshot(
            CoopId coop,
            RoundId round,
            SnapshotName name,
            String roundName,
            Currency currency,
            RoundRules rules,
            RoundFees fees,
            @Nullable LocalDate deliveryDateOrNull,
            Map<OfferId, Offer> offers,
            Map<SupplierId, Supplier> suppliers) {
        this(
                coop,
                round,
                name,
                roundName,
                currency,
                rules,
                fees,
                Percent.ZERO,
                deliveryDateOrNull,
                offers,
                suppliers,
                Map.of());
    }

    public int version() {
        return name.version();
    }

    /** The SHA-256 of the content, in hexadecimal. */
    public String hash() {
        return name.hash();
    }

    public Optional<Offer> offer(OfferId id) {
        return Optional.ofNullable(offers.get(id));
    }

    /** What members pay for an offer beyond the supplier's net, if it is in the round. */
    public Optional<MemberPrice> memberPrice(OfferId id) {
        return offer(id).map(offer -> MemberPrice.of(offer.terms(), feeVat));
    }

    /** The day on which the co-op wishes to have the goods. */
    public Optional<LocalDate> deliveryDate() {
        return Optional.ofNullable(deliveryDateOrNull);
    }
}
