package coop.cobuy.contract.ordering.v1;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import java.util.UUID;

/** A record of the topic {@code orders.command.v1}; the field {@code type} says which. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PlaceOrder.class, name = "PLACE_ORDER"),
    @JsonSubTypes.Type(value = ChangeFunds.class, name = "CHANGE_FUNDS"),
    @JsonSubTypes.Type(value = MarkRound.class, name = "MARK_ROUND"),
    @JsonSubTypes.Type(value = ReleaseMember.class, name = "RELEASE_MEMBER"),
})
public sealed interface OrderCommand permits PlaceOrder, ChangeFunds, MarkRound, ReleaseMember {

    /** The topic's name. */
    String TOPIC = "orders.command.v1";

    UUID coopId();
}
