package coop.cobuy.adapter.platform;

import coop.cobuy.id.Id;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.data.model.runtime.convert.AttributeConverter;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * Keeps a UUID as {@code BINARY(16)}. Named on the properties of table rows:
 * {@code @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)}.
 */
@Singleton
public final class UuidBytes implements AttributeConverter<UUID, byte[]> {

    @Override
    public byte @Nullable [] convertToPersistedValue(
            @Nullable UUID entityValue, ConversionContext context) {
        return entityValue == null ? null : Id.bytes(entityValue);
    }

    @Override
    public @Nullable UUID convertToEntityValue(
            byte @Nullable [] persistedValue, ConversionContext context) {
        return persistedValue == null ? null : Id.uuid(persistedValue);
    }
}
