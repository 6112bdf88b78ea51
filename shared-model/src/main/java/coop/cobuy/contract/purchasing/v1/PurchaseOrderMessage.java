package coop.cobuy.contract.purchasing.v1;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import java.util.UUID;

/** A record of the topic {@code purchasing.order.v1}; the field {@code type} says which. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PurchaseOrderApproved.class, name = "PURCHASE_ORDER_APPROVED"),
    @JsonSubTypes.Type(value = PurchaseOrderCancelled.class, name = "PURCHASE_ORDER_CANCELLED"),
})
public sealed interface PurchaseOrderMessage permits PurchaseOrderApproved, PurchaseOrderCancelled {

    /** The topic's name. */
    String TOPIC = "purchasing.order.v1";

    UUID coopId();

    UUID supplierId();

    UUID purchaseOrderId();
}
