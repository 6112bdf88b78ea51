package coop.cobuy.aggregator.catalog;

import coop.cobuy.aggregator.platform.UuidBytes;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.OfferId;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.UUID;

/** A row of {@code offer_price_break}. */
@MappedEntity("offer_price_break")
record PriceBreakRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID offerId,
        long fromMilli,
        BigDecimal price) {

    static PriceBreakRow of(CoopId coop, OfferId offer, PriceBreak priceBreak) {
        return new PriceBreakRow(
                coop.value(),
                offer.value(),
                priceBreak.from().milli(),
                priceBreak.price().amount());
    }

    PriceBreak priceBreak(Currency currency) {
        return new PriceBreak(new Units(fromMilli), new UnitPrice(price, currency));
    }
}
