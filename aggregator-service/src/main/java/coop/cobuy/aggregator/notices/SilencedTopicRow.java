package coop.cobuy.aggregator.notices;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import java.util.UUID;

/** A row of {@code silenced_topic}, without the co-op. */
@MappedEntity("silenced_topic")
record SilencedTopicRow(
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID accountId,
        String topic) {}
