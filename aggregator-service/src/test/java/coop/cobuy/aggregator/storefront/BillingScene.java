package coop.cobuy.aggregator.storefront;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.settlement.Scene;
import coop.cobuy.aggregator.settlement.Scene.Made;

import jakarta.inject.Singleton;

import java.util.Map;
import java.util.TreeMap;

/**
 * What is billed on pages: seven units of rice and one of oats that came, ordered at 0.80 each and
 * 7 % VAT. The lines are numbered by SKU: oats, then rice.
 */
@Singleton
public final class BillingScene {

    private final Scene scene;
    private final Api api;

    BillingScene(Scene scene, Api api) {
        this.scene = scene;
        this.api = api;
    }

    /** An order of two members whose goods came. */
    public Made received() {
        return scene.received(2, 0);
    }

    /** The same before anything came. */
    public Made sent() {
        return scene.sent(2);
    }

    /** The invoices as the bookkeeper's list has them. */
    public JsonNode invoices(Made made) {
        return api.get(made.coop().bookkeeper().token(), "/api/v1/invoices").json().get("items");
    }

    public JsonNode invoice(Made made, String id) {
        return api.get(made.coop().bookkeeper().token(), "/api/v1/invoices/" + id).json();
    }

    /** How often the audit log has an action. */
    public long audited(Made made, String action) {
        return api
                .get(made.coop().administrator().token(), "/api/v1/audit?limit=100")
                .json()
                .findValuesAsText("action")
                .stream()
                .filter(action::equals)
                .count();
    }

    /** An invoice of all that came as it is typed in, with 5.00 of freight at 19 %. */
    public static Map<String, String> typed(String number, String ricePrice, String payable) {
        Map<String, String> form = new TreeMap<>();
        form.put("number", number);
        form.put("issued", "2026-12-24");
        form.put("due", "2027-01-07");
        form.put("units.1", "1");
        form.put("price.1", "0,80");
        form.put("vat.1", "7");
        form.put("units.2", "7");
        form.put("price.2", ricePrice);
        form.put("vat.2", "7,0");
        form.put("freight", "5");
        form.put("freightVat", "19");
        form.put("payable", payable);
        return form;
    }
}
