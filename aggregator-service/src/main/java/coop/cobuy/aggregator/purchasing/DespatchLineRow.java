package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/** A row of {@code purchase_order_despatch_line}. */
@MappedEntity("purchase_order_despatch_line")
record DespatchLineRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                UUID purchaseOrderId,
        int despatchNo,
        int lineNo,
        String sku,
        @Nullable @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                UUID offerId,
        long unitsMilli,
        @Nullable Long weightMilli,
        @Nullable String lot,
        @Nullable LocalDate bestBefore,
        @Nullable String note) {}
