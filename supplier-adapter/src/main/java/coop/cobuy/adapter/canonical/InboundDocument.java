package coop.cobuy.adapter.canonical;

import coop.cobuy.contract.supplier.v1.OrderResponse.Line;
import coop.cobuy.contract.supplier.v1.OrderResponse.Verdict;
import coop.cobuy.contract.supplier.v1.SupplierInvoice;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What a supplier sends back. Lines and amounts are those of the wire contract. */
public sealed interface InboundDocument {

    /** What kind it is. */
    DocumentType type();

    /** The supplier's own number of the document. */
    String number();

    /** The purchase order that it is about. */
    String orderNumber();

    /** A supplier's answer to a purchase order; no lines mean a plain yes or no. */
    record OrderResponse(
            String number,
            String orderNumber,
            Verdict verdict,
            @Nullable String note,
            @Nullable String deliveryDate,
            List<Line> lines)
            implements InboundDocument {

        public OrderResponse {
            lines = List.copyOf(lines);
        }

        @Override
        public DocumentType type() {
            return DocumentType.ORDER_RESPONSE;
        }
    }

    /**
     * A supplier's invoice, or with a credited number its credit note.
     *
     * @param creditedNumber the invoice that is corrected; null for an invoice
     * @param rounding added to the total as EN 16931's BT-114
     * @param payable what is to be paid, as the supplier states it (BT-115)
     */
    record Invoice(
            String number,
            String orderNumber,
            @Nullable String creditedNumber,
            String currency,
            String issuedOn,
            @Nullable String dueOn,
            List<SupplierInvoice.Line> lines,
            List<SupplierInvoice.Amount> allowances,
            List<SupplierInvoice.Amount> charges,
            String rounding,
            String payable)
            implements InboundDocument {

        public Invoice {
            lines = List.copyOf(lines);
            allowances = List.copyOf(allowances);
            charges = List.copyOf(charges);
        }

        @Override
        public DocumentType type() {
            return isCredit() ? DocumentType.CREDIT_NOTE : DocumentType.INVOICE;
        }

        public boolean isCredit() {
            return creditedNumber != null;
        }
    }
}
