package coop.cobuy.aggregator.invoicing;

import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** Bills for tests. */
final class BillExamples {

    private BillExamples() {}

    static BilledLine line(
            int no, String sku, String units, String price, int vatHundredths, String currency) {
        Currency of = Currency.getInstance(currency);
        Units billed = Units.parse(units);
        UnitPrice unitPrice = UnitPrice.parse(price, of);
        return new BilledLine(
                no,
                LineKind.GOODS,
                sku,
                billed,
                unitPrice,
                unitPrice.times(billed),
                new Percent(vatHundredths));
    }

    static Bill bill(String currency, List<BilledLine> lines, long payable) {
        return bill(currency, lines, payable, false);
    }

    static Bill bill(String currency, List<BilledLine> lines, long payable, boolean credit) {
        return new Bill(
                new SupplierId(new UUID(1, 1)),
                "R-1",
                "PO-1",
                credit,
                credit ? "R-0" : null,
                Currency.getInstance(currency),
                LocalDate.of(2026, 11, 20),
                null,
                lines,
                List.of(),
                List.of(),
                Money.of(0, currency),
                Money.of(payable, currency));
    }
}
