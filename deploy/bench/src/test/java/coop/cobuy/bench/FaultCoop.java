package coop.cobuy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

import coop.cobuy.bench.OrderRequests.Orderer;
import coop.cobuy.local.Api;
import coop.cobuy.local.DemoCoop;
import coop.cobuy.local.LocalCobuy;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The co-op on which parts are ended: members with accounts of their own, and a supplier for each
 * way in which purchase orders leave.
 */
record FaultCoop(
        DemoCoop coop,
        List<Orderer> members,
        Api buyer,
        Api bookkeeper,
        Map<Way, Supplier> suppliers,
        List<String> offers) {

    private static final int MEMBERS = 60;
    private static final int OFFERS_EACH = 10;
    private static final long APPROVAL_LIMIT_MINOR = 100_000_000;
    private static final String PASSWORD = "a password for faults";

    /** How a supplier gets its purchase orders. */
    enum Way {
        FOLDER,
        PULL,
        WEBHOOK
    }

    /**
     * A supplier.
     *
     * @param api the supplier-adapter as its own account calls it
     */
    record Supplier(String id, String code, Api api) {}

    static FaultCoop found(LocalCobuy cobuy, WebhookEndpoint endpoint, Clock clock) {
        DemoCoop coop =
                DemoCoop.found(
                        new Api(cobuy.aggregatorUrl(), cobuy.operatorToken()),
                        "Co-op that is ended " + clock.instant(),
                        PASSWORD);
        for (Way way : Way.values()) {
            coop.offers(OfferSheet.of(way.name(), OFFERS_EACH));
        }
        List<Orderer> members = OrderRequests.members(coop, MEMBERS);
        Map<String, JsonNode> limit = Map.of("approvalLimit", DemoCoop.euros(APPROVAL_LIMIT_MINOR));
        Api buyer = coop.api().as(coop.account("Bo Buyer", PASSWORD, "BUYER", limit).token());
        Api bookkeeper =
                coop.api().as(coop.account("Toni", PASSWORD, "BOOKKEEPER", Map.of()).token());
        Map<Way, Supplier> suppliers = new LinkedHashMap<>();
        for (JsonNode supplier : coop.all("/api/v1/suppliers?limit=500")) {
            Way way = Way.valueOf(supplier.path("code").asText());
            suppliers.put(way, supplier(cobuy, coop, way, supplier.path("id").asText(), endpoint));
        }
        List<String> offers =
                coop.all("/api/v1/offers?limit=500").stream()
                        .map(offer -> offer.path("id").asText())
                        .toList();
        return new FaultCoop(coop, members, buyer, bookkeeper, suppliers, offers);
    }

    private static Supplier supplier(
            LocalCobuy cobuy, DemoCoop coop, Way way, String id, WebhookEndpoint endpoint) {
        coop.api()
                .at(cobuy.adapterUrl())
                .put("/api/v1/suppliers/" + id + "/profile", profile(way, endpoint), Map.of());
        DemoCoop.Account account =
                coop.account(
                        way + " Seller",
                        PASSWORD,
                        "SUPPLIER",
                        Map.of("supplier", new TextNode(id)));
        Api api = coop.api().as(account.token()).at(cobuy.adapterUrl());
        return new Supplier(id, way.name(), api);
    }

    private static String profile(Way way, WebhookEndpoint endpoint) {
        return switch (way) {
            case FOLDER -> "{\"format\":\"csv\",\"transport\":\"folder\",\"address\":\"folder\"}";
            case PULL -> "{\"format\":\"json\",\"transport\":\"pull\"}";
            case WEBHOOK ->
                    """
                    {"format":"json","transport":"webhook","address":"%s","secret":"%s",
                     "allowPrivateTargets":true}
                    """
                            .formatted(endpoint.url(), WebhookEndpoint.SECRET);
        };
    }

    List<String> supplierIds() {
        return suppliers.values().stream().map(Supplier::id).toList();
    }
}
