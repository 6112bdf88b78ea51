package coop.cobuy.adapter.format.x12;

import coop.cobuy.adapter.canonical.OrderHead;
import coop.cobuy.adapter.canonical.OrderLine;
import coop.cobuy.adapter.canonical.OrderTotals;
import coop.cobuy.adapter.canonical.OutboundDocument.PurchaseOrder;
import coop.cobuy.adapter.format.FormatOptions;
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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads an 850 back, as a supplier does who orders by it: nothing but what stands there. */
final class OrderReading {

    private final X12Options options;

    private OrderReading(X12Options options) {
        this.options = options;
    }

    static PurchaseOrder of(byte[] bytes, FormatOptions options) {
        X12Options read = X12Options.read(options, new ArrayList<>());
        var opened =
                Envelopes.of(new String(bytes, StandardCharsets.UTF_8), new ArrayList<>())
                        .getFirst();
        if (!opened.problems().isEmpty()) {
            throw new IllegalStateException(opened.problems().toString());
        }
        var transaction = opened.groups().getFirst().transactions().getFirst();
        if (!transaction.findings().isEmpty()) {
            throw new IllegalStateException(transaction.findings().problems().toString());
        }
        return new OrderReading(read).order(Lines.of(transaction.body(), "PO1", Set.of("CTT")));
    }

    private PurchaseOrder order(Lines lines) {
        List<Segment> head = lines.head();
        Segment beg = Lines.first(head, "BEG").orElseThrow();
        Segment at = Lines.first(head, "DTM", Set.of("097")).orElseThrow();
        Currency currency = Currency.getInstance(Lines.first(head, "CUR").orElseThrow().at(2));
        String time = at.at(3);
        OrderHead read =
                new OrderHead(
                        beg.at(3),
                        beg.has(4) ? Integer.parseInt(beg.at(4)) : 0,
                        "%sT%s:%s:%sZ"
                                .formatted(
                                        day(at.at(2)),
                                        time.substring(0, 2),
                                        time.substring(2, 4),
                                        time.substring(4)),
                        name(head, "BY"),
                        Lines.first(head, "N1", Set.of("SU")).orElseThrow().at(4),
                        name(head, "SU"),
                        Lines.first(head, "DTM", Set.of("002"))
                                .map(dtm -> day(dtm.at(2)))
                                .orElse(null),
                        Lines.first(head, "N1", Set.of("ST")).isPresent() ? name(head, "ST") : null,
                        note(head));
        List<OrderLine> read2 = lines.lines().stream().map(line -> line(line, currency)).toList();
        Money net = Money.zero(currency);
        for (OrderLine line : read2) {
            net = net.plus(line.net());
        }
        Segment total = Lines.first(lines.summary(), "AMT", Set.of("TT")).orElseThrow();
        Money gross = Money.parse(total.at(2), currency);
        return new PurchaseOrder(read, read2, new OrderTotals(net, gross.minus(net), gross));
    }

    private static String day(String digits) {
        return digits.substring(0, 4) + "-" + digits.substring(4, 6) + "-" + digits.substring(6);
    }

    private static String name(List<Segment> head, String role) {
        StringBuilder name = new StringBuilder();
        boolean within = false;
        for (Segment segment : head) {
            if (segment.is("N1")) {
                within = segment.at(1).equals(role);
                name.append(within ? segment.at(2) : "");
            } else if (segment.is("N2") && within) {
                name.append(segment.at(1));
            }
        }
        return name.toString();
    }

    private static @Nullable String note(List<Segment> head) {
        List<Segment> messages = Lines.all(head, "MSG");
        return messages.isEmpty()
                ? null
                : messages.stream().map(msg -> msg.at(1)).collect(Collectors.joining());
    }

    private OrderLine line(List<Segment> segments, Currency currency) {
        Segment po1 = segments.getFirst();
        Segment po4 = Lines.first(segments, "PO4").orElseThrow();
        CasePack pack =
                new CasePack(
                        Units.parse(
                                new BigDecimal(po4.at(1))
                                        .multiply(new BigDecimal(po4.at(2)))
                                        .toPlainString()));
        boolean cases = options.unitCodes().isCase(po1.at(3));
        Cases count =
                Lines.first(segments, "TD1")
                        .map(td1 -> new Cases(Long.parseLong(td1.at(2))))
                        .orElse(Cases.ZERO);
        Units units =
                cases ? pack.units(new Cases(Long.parseLong(po1.at(2)))) : Units.parse(po1.at(2));
        BigDecimal price = new BigDecimal(po1.at(4));
        String unitPrice =
                cases
                        ? price.divide(pack.unitsPerCase().decimal()).toPlainString()
                        : price.toPlainString();
        String name =
                Lines.all(segments, "PID").stream()
                        .map(pid -> pid.at(5))
                        .collect(Collectors.joining());
        Segment pam = Lines.first(segments, "PAM").orElseThrow();
        Segment txi = Lines.first(segments, "TXI").orElseThrow();
        return new OrderLine(
                Integer.parseInt(po1.at(1)),
                po1.at(7),
                name,
                new UnitCode(options.unitCodes().meaning(po4.at(3))),
                pack,
                count,
                units,
                UnitPrice.parse(unitPrice, currency),
                Money.parse(pam.at(5), currency),
                Percent.parse(txi.at(3)),
                po1.has(9) ? po1.at(9) : null);
    }
}
