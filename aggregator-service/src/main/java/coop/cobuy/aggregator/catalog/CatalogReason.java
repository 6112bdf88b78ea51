package coop.cobuy.aggregator.catalog;

import coop.cobuy.aggregator.platform.Reason;

/** Why a change of the catalogue is refused, in the order in which it is looked at. */
public enum CatalogReason implements Reason {
    SUPPLIER_NOT_FOUND(404, "There is no such supplier in your co-op."),
    OFFER_NOT_FOUND(404, "There is no such offer in your co-op."),
    SUPPLIER_CODE_TAKEN(409, "Another supplier of your co-op has this code."),
    OFFER_SKU_TAKEN(409, "The supplier has another offer with this SKU.");

    private final int status;
    private final String message;

    CatalogReason(int status, String message) {
        this.status = status;
        this.message = message;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String message() {
        return message;
    }
}
