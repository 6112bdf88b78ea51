package coop.cobuy.contract.purchasing.v1;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/**
 * An approved purchase order, all that a supplier needs of it. A change of it is the whole order as
 * it is then, under the next revision: what changed is found by comparing it with the revision
 * before, which whoever writes it down for the supplier has kept.
 *
 * @param number the document number, the same each time the document is sent
 * @param revision 0 for the first, then counted up by changes
 * @param issuedAt when it was approved, or changed; ISO 8601 in UTC
 * @param deliveryDate the wished day, ISO 8601; null: the supplier's next tour
 * @param note to the supplier; of a change, why
 * @param currency ISO 4217
 * @param net sum of the lines' net amounts, a decimal with the currency's decimals
 * @param vat VAT by category and rate, summed
 * @param gross net and VAT
 */
public record PurchaseOrderApproved(
        UUID coopId,
        String coopName,
        UUID supplierId,
        String supplierCode,
        String supplierName,
        UUID purchaseOrderId,
        UUID roundId,
        String number,
        int revision,
        String issuedAt,
        @Nullable String deliveryDate,
        @Nullable String deliveryPlace,
        @Nullable String note,
        String currency,
        List<Line> lines,
        String net,
        String vat,
        String gross)
        implements PurchaseOrderMessage {

    public PurchaseOrderApproved {
        lines = List.copyOf(lines);
    }

    /**
     * One ordered offer.
     *
     * @param lineNo 1 for the first
     * @param unit the member unit, UN/ECE Rec 20
     * @param unitsPerCase member units in a case, a plain decimal
     * @param cases whole cases ordered; 0 for weighed goods
     * @param units member units ordered, a plain decimal: cases times units per case
     * @param unitPrice net price of one member unit, a plain decimal; the average, rounded up to
     *     six decimals, where the supplier's list has prices of cases or by steps
     * @param net what the list asks for the units, rounded to the currency
     * @param vatPercent such as {@code 7.00}
     * @param gtin of the member unit, 8 to 14 digits; null: not known
     */
    public record Line(
            int lineNo,
            UUID offerId,
            String sku,
            String name,
            String unit,
            String unitsPerCase,
            long cases,
            String units,
            String unitPrice,
            String net,
            String vatPercent,
            @Nullable String gtin) {

        /** Of an offer whose GTIN is not known. */
        public Line(
                int lineNo,
                UUID offerId,
                String sku,
                String name,
                String unit,
                String unitsPerCase,
                long cases,
                String units,
                String unitPrice,
                String net,
                String vatPercent) {
            this(
                    lineNo,
                    offerId,
                    sku,
                    name,
                    unit,
                    unitsPerCase,
                    cases,
                    units,
                    unitPrice,
                    net,
                    vatPercent,
                    null);
        }
    }
}
