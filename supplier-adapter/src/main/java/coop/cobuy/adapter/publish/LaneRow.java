package coop.cobuy.adapter.publish;

import coop.cobuy.adapter.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import java.util.Comparator;
import java.util.UUID;

/** The key of a row of {@code delivery_lane}: one supplier's way, on which one sender works. */
@MappedEntity("delivery_lane")
record LaneRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                UUID supplierId) {

    /** In which several are locked. */
    static final Comparator<LaneRow> ORDER =
            Comparator.comparing(LaneRow::coopId).thenComparing(LaneRow::supplierId);
}
