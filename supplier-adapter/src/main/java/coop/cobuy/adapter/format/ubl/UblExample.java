package coop.cobuy.adapter.format.ubl;

import coop.cobuy.adapter.canonical.OrderHead;
import coop.cobuy.adapter.canonical.OrderLine;
import coop.cobuy.adapter.canonical.OrderTotals;
import coop.cobuy.adapter.canonical.OutboundDocument.PurchaseOrder;
import coop.cobuy.adapter.canonical.Parties;
import coop.cobuy.adapter.canonical.Party;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.CasePack;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import java.util.Currency;
import java.util.List;

/** A small order that goes nowhere: checking it loads the rules. */
final class UblExample {

    private static final Currency EUR = Currency.getInstance("EUR");

    private UblExample() {}

    static PurchaseOrder order() {
        Money net = Money.of(1000, "EUR");
        Money vat = Money.of(70, "EUR");
        OrderLine line =
                new OrderLine(
                        1,
                        "A-1",
                        "Oats",
                        UnitCode.PIECE,
                        CasePack.of(10),
                        new Cases(1),
                        Units.of(10),
                        UnitPrice.parse("1.00", EUR),
                        net,
                        Percent.parse("7"));
        return new PurchaseOrder(
                new OrderHead(
                        "PO-0",
                        0,
                        "2026-01-01T00:00:00Z",
                        "Co-op",
                        "S",
                        "Supplier",
                        null,
                        null,
                        null),
                List.of(line),
                new OrderTotals(net, vat, net.plus(vat)));
    }

    static FormatOptions options() {
        Parties parties = new Parties(party(), party(), Party.UNKNOWN);
        FormatOptions defaults = FormatOptions.defaults();
        return new FormatOptions(defaults.charset(), defaults.settings(), parties);
    }

    private static Party party() {
        return new Party(
                "Co-op",
                null,
                "0088",
                "4012345000009",
                null,
                null,
                null,
                null,
                null,
                "DE",
                null,
                null);
    }
}
