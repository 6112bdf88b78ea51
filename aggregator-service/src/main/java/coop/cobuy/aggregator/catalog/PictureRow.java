package coop.cobuy.aggregator.catalog;

import coop.cobuy.aggregator.platform.UuidBytes;
import coop.cobuy.id.OfferId;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import java.util.UUID;

/** A row of {@code offer_picture}, without its content. */
@MappedEntity("offer_picture")
record PictureRow(
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID offerId,
        String hash,
        String alt,
        int width,
        int height) {

    Picture picture() {
        return new Picture(new OfferId(offerId), hash, alt, width, height);
    }
}
