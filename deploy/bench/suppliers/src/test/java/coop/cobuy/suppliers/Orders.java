package coop.cobuy.suppliers;

import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;
import coop.cobuy.suppliers.document.SupplierOrder;
import coop.cobuy.suppliers.document.SupplierOrder.Kind;
import coop.cobuy.suppliers.document.SupplierOrder.Line;

import java.util.Currency;
import java.util.List;

/** An order for tests: 12 units in two cases, and half a kilogram short of three. */
public final class Orders {

    public static final Currency EURO = Currency.getInstance("EUR");

    private Orders() {}

    public static SupplierOrder plain() {
        return new SupplierOrder(
                Kind.ORDER,
                "PO-000007",
                0,
                EURO,
                "2026-12-01",
                List.of(
                        new Line(
                                1,
                                "OATS-1",
                                "Oats & groats, 1 kg",
                                "C62",
                                Units.of(6),
                                2,
                                Units.of(12),
                                UnitPrice.parse("1.20", EURO),
                                Percent.parse("7.00")),
                        new Line(
                                2,
                                "CHEESE+2",
                                "Cheese: 'old'",
                                "KGM",
                                Units.of(1),
                                0,
                                Units.parse("2.5"),
                                UnitPrice.parse("3.68", EURO),
                                Percent.parse("7.00"))));
    }
}
