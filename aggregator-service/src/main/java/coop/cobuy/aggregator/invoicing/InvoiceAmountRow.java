package coop.cobuy.aggregator.invoicing;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import java.util.UUID;

/** A row of {@code supplier_invoice_amount}. */
@MappedEntity("supplier_invoice_amount")
record InvoiceAmountRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID invoiceId,
        String kind,
        int amountNo,
        String text,
        long netMinor,
        int vatHundredths) {

    /** In the column {@code kind}. */
    static final String ALLOWANCE = "ALLOWANCE";

    /** In the column {@code kind}. */
    static final String CHARGE = "CHARGE";
}
