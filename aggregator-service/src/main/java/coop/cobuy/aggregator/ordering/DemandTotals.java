package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import java.util.UUID;

/**
 * An offer's demand in a round, over all partitions; quantities in thousandths of a member unit.
 */
@MappedEntity("round_demand")
record DemandTotals(
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID offerId,
        long quantityMilli,
        long toleranceMilli,
        long memberCount) {}
