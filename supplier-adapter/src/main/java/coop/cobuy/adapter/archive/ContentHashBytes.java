package coop.cobuy.adapter.archive;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.data.model.runtime.convert.AttributeConverter;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

/** Keeps a hash as {@code BINARY(32)}. Named on the properties of table rows. */
@Singleton
public final class ContentHashBytes implements AttributeConverter<ContentHash, byte[]> {

    @Override
    public byte @Nullable [] convertToPersistedValue(
            @Nullable ContentHash entityValue, ConversionContext context) {
        return entityValue == null ? null : entityValue.bytes();
    }

    @Override
    public @Nullable ContentHash convertToEntityValue(
            byte @Nullable [] persistedValue, ConversionContext context) {
        return persistedValue == null ? null : ContentHash.ofStored(persistedValue);
    }
}
