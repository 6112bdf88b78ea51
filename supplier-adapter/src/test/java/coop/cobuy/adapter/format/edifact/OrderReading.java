package coop.cobuy.adapter.format.edifact;

import coop.cobuy.adapter.canonical.OrderHead;
import coop.cobuy.adapter.canonical.OrderLine;
import coop.cobuy.adapter.canonical.OrderTotals;
import coop.cobuy.adapter.canonical.OutboundDocument.PurchaseOrder;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.segment.Findings;
import coop.cobuy.adapter.format.segment.Segment;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.CasePack;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;

/** Reads an ORDERS back, as a supplier does who orders by it: nothing but what stands there. */
final class OrderReading {

    private final EdifactOptions options;

    private OrderReading(EdifactOptions options) {
        this.options = options;
    }

    static PurchaseOrder of(byte[] bytes, FormatOptions options) {
        EdifactOptions read = EdifactOptions.read(options, new ArrayList<>());
        var opened = Envelopes.of(bytes, options.charset(), new ArrayList<>()).getFirst();
        if (!opened.problems().isEmpty()) {
            throw new IllegalStateException(opened.problems().toString());
        }
        var message = opened.messages().getFirst();
        if (!message.findings().isEmpty()) {
            throw new IllegalStateException(message.findings().problems().toString());
        }
        Parts parts = Parts.of(message.body());
        Findings findings = new Findings();
        parts.checkCount(findings);
        if (!findings.isEmpty()) {
            throw new IllegalStateException(findings.problems().toString());
        }
        return new OrderReading(read).order(parts);
    }

    private PurchaseOrder order(Parts parts) {
        List<Segment> head = parts.head();
        String at = Parts.first(head, "DTM", "137").orElseThrow().at(1, 2);
        Currency currency = Currency.getInstance(Parts.first(head, "CUX").orElseThrow().at(1, 2));
        OrderHead read =
                new OrderHead(
                        Parts.first(head, "BGM").orElseThrow().at(2),
                        Parts.first(head, "RFF", "PP")
                                .map(rff -> Integer.parseInt(rff.at(1, 2)))
                                .orElse(0),
                        "%s-%s-%sT%s:%s:%sZ"
                                .formatted(
                                        at.substring(0, 4),
                                        at.substring(4, 6),
                                        at.substring(6, 8),
                                        at.substring(8, 10),
                                        at.substring(10, 12),
                                        at.substring(12)),
                        name(head, "BY"),
                        Parts.first(head, "RFF", "IA").orElseThrow().at(1, 2),
                        name(head, "SU"),
                        Parts.day(new Findings(), Parts.first(head, "DTM", "2").orElse(null), ""),
                        Parts.first(head, "NAD", "DP").isPresent() ? name(head, "DP") : null,
                        note(head));
        List<OrderLine> lines = parts.lines().stream().map(line -> line(line, currency)).toList();
        Money net = Money.zero(currency);
        for (OrderLine line : lines) {
            net = net.plus(line.net());
        }
        Money gross =
                Money.parse(
                        Parts.first(parts.summary(), "MOA", "86").orElseThrow().at(1, 2), currency);
        return new PurchaseOrder(read, lines, new OrderTotals(net, gross.minus(net), gross));
    }

    private static String name(List<Segment> head, String role) {
        return String.join("", Parts.first(head, "NAD", role).orElseThrow().elements().get(3));
    }

    private static @Nullable String note(List<Segment> head) {
        List<Segment> texts = Parts.all(head, "FTX");
        return texts.isEmpty()
                ? null
                : texts.stream()
                        .map(ftx -> String.join("", ftx.elements().get(3)))
                        .collect(Collectors.joining());
    }

    private OrderLine line(List<Segment> segments, Currency currency) {
        Segment lin = segments.getFirst();
        Segment qty = Parts.first(segments, "QTY", "21").orElseThrow();
        Segment content = Parts.first(segments, "QTY", "59").orElseThrow();
        CasePack pack = new CasePack(Units.parse(content.at(1, 2)));
        boolean cases = options.unitCodes().isCase(qty.at(1, 3));
        Units units =
                cases
                        ? pack.units(new Cases(Long.parseLong(qty.at(1, 2))))
                        : Units.parse(qty.at(1, 2));
        Cases count =
                Parts.first(segments, "PAC")
                        .map(pac -> new Cases(Long.parseLong(pac.at(1))))
                        .orElse(Cases.ZERO);
        BigDecimal price =
                new BigDecimal(Parts.first(segments, "PRI", "AAA").orElseThrow().at(1, 2));
        String unitPrice =
                (cases ? price.divide(pack.unitsPerCase().decimal()) : price).toPlainString();
        String name =
                Parts.all(segments, "IMD").stream()
                        .map(imd -> imd.at(3, 4) + imd.at(3, 5))
                        .collect(Collectors.joining());
        return new OrderLine(
                Integer.parseInt(lin.at(1)),
                Parts.first(segments, "PIA").orElseThrow().at(2),
                name,
                new UnitCode(options.unitCodes().meaning(content.at(1, 3))),
                pack,
                count,
                units,
                UnitPrice.parse(unitPrice, currency),
                Money.parse(Parts.first(segments, "MOA", "203").orElseThrow().at(1, 2), currency),
                Percent.parse(Parts.first(segments, "TAX").orElseThrow().at(5, 4)),
                lin.has(3) ? lin.at(3) : null);
    }
}
