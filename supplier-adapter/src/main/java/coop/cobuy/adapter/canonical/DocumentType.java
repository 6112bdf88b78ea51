package coop.cobuy.adapter.canonical;

/** The kinds of documents that pass between co-op and supplier. Part of a document's identity. */
public enum DocumentType {
    ORDER,
    ORDER_CHANGE,
    ORDER_CANCELLATION,
    ORDER_RESPONSE,
    DESPATCH_ADVICE,
    INVOICE,
    CREDIT_NOTE,
    PRICE_LIST,
    /** Says of an interchange whether it could be read; its number is the hash of the file. */
    ACKNOWLEDGEMENT,
    /** What others come in: its number is who sent it to whom under which reference. */
    INTERCHANGE
}
