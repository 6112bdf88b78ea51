package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.batching.AllotmentRule;
import coop.cobuy.aggregator.batching.FillFacts;
import coop.cobuy.aggregator.batching.ShortfallCause;
import coop.cobuy.aggregator.batching.ShortfallFacts;
import coop.cobuy.aggregator.platform.UuidBytes;
import coop.cobuy.quantity.UnitCode;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.UUID;

/** A row of {@code purchase_order_change_line}. */
@MappedEntity("purchase_order_change_line")
record ChangeLineRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                UUID purchaseOrderId,
        int revision,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID offerId,
        String sku,
        String name,
        long casesBefore,
        long beforeMilli,
        BigDecimal priceBefore,
        long netBeforeMinor,
        long cases,
        long orderedMilli,
        BigDecimal unitPrice,
        long netMinor,
        long plannedMilli,
        long plannedFirmMilli,
        long levelMilli,
        long drawnMilli,
        @Nullable Long cutClass) {

    /** The numbers by which members of the line get less than the drafts planned. */
    ShortfallFacts facts(OrderLineRow line) {
        return new ShortfallFacts(
                AllotmentRule.valueOf(line.allotmentRule()),
                new UnitCode(line.unit()),
                ShortfallCause.CHANGE,
                plannedMilli,
                plannedFirmMilli,
                orderedMilli,
                levelMilli,
                drawnMilli,
                cutClass == null ? FillFacts.NO_CLASS : cutClass);
    }
}
