package coop.cobuy.aggregator.purchasing;

import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;

import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a purchase order comes to by the arithmetic of EN 16931: line nets summed exactly, VAT once
 * per rate on the sum of its lines.
 *
 * @param vatByRate the VAT of each rate, ascending
 */
record OrderTotals(Money net, Money vat, Map<Percent, Money> vatByRate) {

    static OrderTotals of(Iterable<OrderLine> lines, Currency currency) {
        Map<Percent, Money> bases = new TreeMap<>();
        Money net = Money.zero(currency);
        for (OrderLine line : lines) {
            if (line.isOrdered()) {
                net = net.plus(line.net());
                bases.merge(line.vat(), line.net(), Money::plus);
            }
        }
        Money vat = Money.zero(currency);
        Map<Percent, Money> byRate = new TreeMap<>();
        for (Map.Entry<Percent, Money> base : bases.entrySet()) {
            Money tax = base.getKey().of(base.getValue());
            byRate.put(base.getKey(), tax);
            vat = vat.plus(tax);
        }
        return new OrderTotals(net, vat, byRate);
    }

    Money gross() {
        return net.plus(vat);
    }
}
