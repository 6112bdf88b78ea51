package coop.cobuy.aggregator.storefront.shop;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import java.util.UUID;

/** A row of {@code favourite_offer}, without what its key is bound to. */
@MappedEntity("favourite_offer")
record FavouriteRow(
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                UUID offerId) {}
