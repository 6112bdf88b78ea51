package coop.cobuy.aggregator.storefront.supplier;

import coop.cobuy.aggregator.invoicing.TypedInvoices;
import coop.cobuy.aggregator.purchasing.OrderLine;
import coop.cobuy.aggregator.purchasing.SentOrders;
import coop.cobuy.aggregator.purchasing.Shipment;
import coop.cobuy.aggregator.purchasing.SupplierAnswer;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.id.OfferId;
import coop.cobuy.quantity.Units;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One purchase order as its supplier sees it.
 *
 * @param key names the form that is to be sent
 * @param invoices what was billed of it so far
 */
public record OrderPage(
        Form form, String key, SentOrders.Sent sent, List<TypedInvoices.Billed> invoices) {

    public OrderPage {
        invoices = List.copyOf(invoices);
    }

    public List<OrderLine> lines() {
        return sent.content().ordered().toList();
    }

    public String path() {
        return "/supplier/orders/" + sent.content().id();
    }

    /** How it stands: the end of its text's name. */
    public String state() {
        if (sent.isCancelled()) {
            return "CANCELLED";
        }
        return sent.answer().map(answer -> answer.verdict().name()).orElse("NEW");
    }

    public Optional<SupplierAnswer> last() {
        return sent.answers().isEmpty() ? Optional.empty() : Optional.of(sent.answers().getLast());
    }

    /** What the supplier said last of each offer that it did not confirm as ordered. */
    static Map<OfferId, Units> announced(SentOrders.Sent sent) {
        Map<OfferId, Units> announced = new HashMap<>();
        for (SupplierAnswer.Line line :
                sent.answer().map(SupplierAnswer::lines).orElse(List.of())) {
            line.offer().ifPresent(offer -> announced.put(offer, line.units()));
        }
        return announced;
    }

    /** What is left to be shipped of each line, as it was announced. */
    static Map<OfferId, Units> left(SentOrders.Sent sent) {
        Map<OfferId, Units> announced = announced(sent);
        Map<OfferId, Units> left = new HashMap<>();
        sent.content()
                .ordered()
                .forEach(
                        line ->
                                left.put(
                                        line.offer(),
                                        announced.getOrDefault(line.offer(), line.units())));
        for (Shipment shipment : sent.shipments()) {
            for (Shipment.Line line : shipment.lines()) {
                line.offer()
                        .ifPresent(
                                offer ->
                                        left.computeIfPresent(
                                                offer,
                                                (id, units) ->
                                                        units.minus(units.min(line.units()))));
            }
        }
        return left;
    }

    /** How many units were shipped so far, by the advices. */
    public Units shipped(OrderLine line) {
        Units shipped = Units.ZERO;
        for (Shipment shipment : sent.shipments()) {
            for (Shipment.Line each : shipment.lines()) {
                if (each.offer().filter(line.offer()::equals).isPresent()) {
                    shipped = shipped.plus(each.units());
                }
            }
        }
        return shipped;
    }
}
