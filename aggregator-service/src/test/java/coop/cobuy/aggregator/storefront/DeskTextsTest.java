package coop.cobuy.aggregator.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.cobuy.aggregator.catalog.ListDifference;
import coop.cobuy.aggregator.catalog.PriceList;
import coop.cobuy.aggregator.catalog.Reference;
import coop.cobuy.aggregator.purchasing.MinimumDecisions;
import coop.cobuy.aggregator.purchasing.PurchaseOrder;
import coop.cobuy.aggregator.rounds.RoundRules;
import coop.cobuy.aggregator.rounds.RoundState;
import coop.cobuy.contract.supplier.v1.DeliveryReported;
import coop.cobuy.contract.supplier.v1.OrderResponse;

import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/** Texts of the buyer's pages whose names are made of values: each value has its text. */
class DeskTextsTest {

    private static final Map<String, Enum<?>[]> BY_PREFIX = new LinkedHashMap<>();

    static {
        BY_PREFIX.put("desk.state.", RoundState.values());
        BY_PREFIX.put("desk.allotment.", RoundRules.Allotment.values());
        BY_PREFIX.put("desk.cost.", RoundRules.Cost.values());
        BY_PREFIX.put("desk.freight.", RoundRules.Freight.values());
        BY_PREFIX.put("desk.minimum.", RoundRules.MissedMinimum.values());
        BY_PREFIX.put("desk.surplus.", RoundRules.Surplus.values());
        BY_PREFIX.put("desk.rounding.", RoundRules.Rounding.values());
        BY_PREFIX.put("desk.vat.", RoundRules.VatModel.values());
        BY_PREFIX.put("desk.delivery.", DeliveryReported.State.values());
        BY_PREFIX.put("desk.document.", DeliveryReported.Document.values());
        BY_PREFIX.put("desk.verdict.", OrderResponse.Verdict.values());
        BY_PREFIX.put("desk.dropped.", PurchaseOrder.DropReason.values());
        BY_PREFIX.put("desk.choice.", MinimumDecisions.Choice.values());
        BY_PREFIX.put("desk.break.", PriceList.Kind.values());
        BY_PREFIX.put("desk.basis.", PriceList.Basis.values());
        BY_PREFIX.put("desk.reference.", Reference.Kind.values());
        BY_PREFIX.put("desk.difference.", ListDifference.Kind.values());
    }

    @Test
    void eachValueHasItsText() {
        Texts texts = new Texts();
        TreeSet<String> missing = new TreeSet<>();
        BY_PREFIX.forEach(
                (prefix, values) -> {
                    for (Enum<?> value : values) {
                        if (!texts.has(prefix + value.name())) {
                            missing.add(prefix + value.name());
                        }
                    }
                });
        assertEquals(new TreeSet<>(), missing);
    }
}
