package coop.cobuy.aggregator.catalog;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import java.util.UUID;

/** The content of a row of {@code offer_picture}. */
@MappedEntity("offer_picture")
@SuppressWarnings("ArrayRecordComponent") // never compared
record PictureContentRow(
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID offerId,
        byte[] content) {}
