package coop.cobuy.aggregator.purchasing;

import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

/**
 * What a member gets of an offer, as planned by the order, and why.
 *
 * @param asked firmly
 * @param tolerance taken on top if that helps
 * @param units that the member gets
 */
public record AllotmentView(
        MemberId member,
        OfferId offer,
        String sku,
        String name,
        UnitCode unit,
        Units asked,
        Units tolerance,
        Units units,
        ReasonView reason) {

    /** Why; the text is made of the stored numbers. */
    public record ReasonView(String code, String rule, String text) {}
}
