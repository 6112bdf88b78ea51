package coop.cobuy.aggregator.catalog;

import coop.cobuy.aggregator.platform.Reason;

/** Why a change of the catalogue is refused, in the order in which it is looked at. */
public enum CatalogReason implements Reason {
    SUPPLIER_NOT_FOUND(404, "There is no such supplier in your co-op."),
    OFFER_NOT_FOUND(404, "There is no such offer in your co-op."),
    PICTURE_NOT_FOUND(404, "The offer has no picture, or there is no such offer."),
    LIST_NOT_FOUND(404, "The supplier has sent no such price list."),
    LIST_NOT_WAITING(409, "The price list is not waiting: it was decided, or parts are missing."),
    LIST_NUMBER_TAKEN(409, "Another price list came under this number before."),
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
