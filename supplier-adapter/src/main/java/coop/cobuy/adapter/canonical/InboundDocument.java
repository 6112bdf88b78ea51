package coop.cobuy.adapter.canonical;

import coop.cobuy.contract.supplier.v1.OrderResponse.Verdict;
import coop.cobuy.contract.supplier.v1.PriceList.Line;
import coop.cobuy.contract.supplier.v1.SupplierInvoice;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a supplier sends back. Amounts, prices and units are plain decimals in text, as on the wire;
 * quantities are always member units: a format that reads cases converts them, or says that it
 * cannot.
 */
public sealed interface InboundDocument {

    /** What kind it is. */
    DocumentType type();

    /** The supplier's own number of the document. */
    String number();

    /** The purchase order that it is about; null if it names none, or is about none. */
    @Nullable String orderNumber();

    /** A supplier's answer to a purchase order; no lines mean a plain yes or no. */
    record OrderResponse(
            String number,
            @Nullable String orderNumber,
            Verdict verdict,
            @Nullable String note,
            @Nullable String deliveryDate,
            List<ResponseLine> lines)
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
     * What is on its way for one purchase order. One advice that covers several orders is several
     * documents, numbered {@code <number>/<order number>}, so that each has an identity.
     *
     * @param despatchedOn ISO 8601
     * @param deliveryDate ISO 8601
     */
    record DespatchAdvice(
            String number,
            @Nullable String orderNumber,
            @Nullable String despatchedOn,
            @Nullable String deliveryDate,
            @Nullable String note,
            List<DespatchLine> lines)
            implements InboundDocument {

        public DespatchAdvice {
            lines = List.copyOf(lines);
        }

        @Override
        public DocumentType type() {
            return DocumentType.DESPATCH_ADVICE;
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
            @Nullable String orderNumber,
            @Nullable String creditedNumber,
            String currency,
            String issuedOn,
            @Nullable String dueOn,
            List<InvoiceLine> lines,
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

    /**
     * What a supplier sells, or what changed of it.
     *
     * @param complete whether it names all that there is, so that what it does not name is gone
     * @param validFrom ISO 8601; null: from now
     * @param validUntil ISO 8601, the last day; null: until further notice
     */
    record PriceList(
            String number,
            boolean complete,
            String currency,
            @Nullable String validFrom,
            @Nullable String validUntil,
            List<Line> lines)
            implements InboundDocument {

        public PriceList {
            lines = List.copyOf(lines);
        }

        @Override
        public DocumentType type() {
            return DocumentType.PRICE_LIST;
        }

        @Override
        public @Nullable String orderNumber() {
            return null;
        }
    }
}
