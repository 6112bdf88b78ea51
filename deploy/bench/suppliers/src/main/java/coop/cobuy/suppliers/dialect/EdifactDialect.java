package coop.cobuy.suppliers.dialect;

import static coop.cobuy.suppliers.dialect.Segments.at;

import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;
import coop.cobuy.suppliers.document.Answer;
import coop.cobuy.suppliers.document.Answer.Advice;
import coop.cobuy.suppliers.document.Answer.Bill;
import coop.cobuy.suppliers.document.Answer.BilledLine;
import coop.cobuy.suppliers.document.Answer.Prices;
import coop.cobuy.suppliers.document.Answer.Response;
import coop.cobuy.suppliers.document.SupplierOrder;
import coop.cobuy.suppliers.document.SupplierOrder.Kind;
import coop.cobuy.suppliers.document.SupplierOrder.Line;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** EDIFACT D.96A: ORDERS and ORDCHG in; ORDRSP, DESADV, INVOIC and CONTRL out. */
final class EdifactDialect implements Dialect {

    private static final Map<String, String> UNITS = Map.of("PCE", "C62", "EA", "C62");
    private static final List<String> ENDS = List.of("UNS", "UNT");

    @Override
    public String format() {
        return "edifact";
    }

    @Override
    public String version() {
        return "D.96A";
    }

    @Override
    public String mediaType() {
        return "application/edifact";
    }

    @Override
    public String extension() {
        return "edi";
    }

    private static Segments segments(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        String body = text.startsWith("UNA") ? text.substring(9) : text;
        return Segments.parse(body, '\'', '+', ':', '?');
    }

    @Override
    public boolean isAcknowledgement(byte[] bytes) {
        return segments(bytes).text("UNH", "", 2, 1).equals("CONTRL");
    }

    @Override
    public SupplierOrder read(byte[] bytes) {
        Segments all = segments(bytes);
        Segments head = all.before("LIN");
        Kind kind =
                switch (at(head.first("UNH", "").orElseThrow(), 2, 1)) {
                    case "ORDERS" -> Kind.ORDER;
                    case "ORDCHG" ->
                            head.text("BGM", "", 3, 1).equals("1")
                                    ? Kind.CANCELLATION
                                    : Kind.CHANGE;
                    default -> throw new IllegalArgumentException("no order");
                };
        String named = head.text("CUX", "2", 1, 2);
        Currency currency = Currency.getInstance(named.isEmpty() ? "EUR" : named);
        String revision = head.text("RFF", "PP", 1, 2);
        String day = head.text("DTM", "2", 1, 2);
        List<Line> lines = new ArrayList<>();
        for (Segments line : all.groups("LIN", ENDS)) {
            if (!line.text("LIN", "", 2, 1).equals("2")) {
                lines.add(line(line, currency));
            }
        }
        return new SupplierOrder(
                kind,
                head.text("BGM", "", 2, 1),
                revision.isEmpty() ? 0 : Integer.parseInt(revision),
                currency,
                day.isEmpty()
                        ? null
                        : LocalDate.parse(day, java.time.format.DateTimeFormatter.BASIC_ISO_DATE)
                                .toString(),
                lines);
    }

    private static Line line(Segments line, Currency currency) {
        String unit = line.text("QTY", "21", 1, 3);
        String cases = line.text("PAC", "", 1, 1);
        return new Line(
                Integer.parseInt(line.text("LIN", "", 1, 1)),
                line.text("PIA", "", 2, 1),
                line.text("IMD", "", 3, 4) + line.text("IMD", "", 3, 5),
                UNITS.getOrDefault(unit, unit),
                Units.parse(line.text("QTY", "59", 1, 2)),
                cases.isEmpty() ? 0 : Long.parseLong(cases),
                Units.parse(line.text("QTY", "21", 1, 2)),
                UnitPrice.parse(line.text("PRI", "AAA", 1, 2), currency),
                Percent.parse(line.text("TAX", "", 5, 4)));
    }

    @Override
    public Optional<byte[]> write(Answer answer, SupplierOrder order) {
        Message message =
                switch (answer) {
                    case Response response -> response(response);
                    case Advice advice -> advice(advice);
                    case Bill bill -> bill(bill);
                    case Prices prices -> null;
                };
        return message == null
                ? Optional.empty()
                : Optional.of(interchange(message, Segments.number(answer.number())));
    }

    /** A message's type and its segments between UNH and UNT. */
    private record Message(String type, List<String> body) {

        Message {
            body = List.copyOf(body);
        }
    }

    private static byte[] interchange(Message message, int control) {
        StringBuilder text = new StringBuilder("UNB+UNOY:4+HOF:14+COBUY:14+20260101:0000+");
        text.append(control).append("'\n");
        String kind = message.type().equals("CONTRL") ? ":D:3:UN" : ":D:96A:UN:EAN005";
        text.append("UNH+1+").append(message.type()).append(kind).append("'\n");
        message.body().forEach(segment -> text.append(segment).append("'\n"));
        text.append("UNT+").append(message.body().size() + 2).append("+1'\n");
        return text.append("UNZ+1+")
                .append(control)
                .append("'\n")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("?", "??").replace("'", "?'").replace("+", "?+").replace(":", "?:");
    }

    private static String day(String code, String day) {
        return "DTM+" + code + ":" + day.replace("-", "") + ":102";
    }

    private static String unit(String unit) {
        return unit.equals("C62") ? "PCE" : unit;
    }

    private static void item(List<String> body, int number, String sku) {
        body.add("LIN+" + number);
        body.add("PIA+5+" + escaped(sku) + ":SA");
    }

    private static Message response(Response response) {
        String code =
                switch (response.verdict()) {
                    case ACCEPTED -> "29";
                    case CHANGED -> "4";
                    case REJECTED -> "27";
                };
        List<String> body = new ArrayList<>();
        body.add("BGM+231+" + escaped(response.number()) + "+" + code);
        body.add(day("137", response.issuedOn().toString()));
        if (response.deliveryDate() != null) {
            body.add(day("17", response.deliveryDate()));
        }
        body.add("RFF+ON:" + escaped(response.order()));
        for (Line line : response.lines()) {
            item(body, line.number(), line.sku());
            body.add("QTY+113:" + line.units() + ":" + unit(line.unit()));
            body.add("RFF+ON:" + escaped(response.order()) + ":" + line.number());
        }
        body.add("UNS+S");
        body.add("CNT+2:" + response.lines().size());
        return new Message("ORDRSP", body);
    }

    private static Message advice(Advice advice) {
        List<String> body = new ArrayList<>();
        body.add("BGM+351+" + escaped(advice.number()) + "+9");
        body.add(day("11", advice.despatchedOn().toString()));
        body.add(day("17", advice.deliveryDate()));
        body.add("CPS+1");
        for (Line line : advice.lines()) {
            item(body, line.number(), line.sku());
            body.add("QTY+12:" + line.units() + ":" + unit(line.unit()));
            body.add("RFF+ON:" + escaped(advice.order()) + ":" + line.number());
        }
        body.add("CNT+2:" + advice.lines().size());
        return new Message("DESADV", body);
    }

    private static Message bill(Bill bill) {
        List<String> body = new ArrayList<>();
        body.add("BGM+380+" + escaped(bill.number()) + "+9");
        body.add(day("137", bill.issuedOn().toString()));
        body.add("RFF+ON:" + escaped(bill.order()));
        body.add("CUX+2:" + bill.payable().currency().getCurrencyCode() + ":4");
        int number = 1;
        for (BilledLine line : bill.lines()) {
            item(body, line.orderLine() == 0 ? 100 + number : line.orderLine(), line.sku());
            body.add("QTY+47:" + line.units() + ":" + unit(line.unit()));
            body.add("MOA+203:" + line.net().decimal());
            body.add("PRI+AAA:" + line.unitPrice());
            if (line.orderLine() > 0) {
                body.add("RFF+ON:" + escaped(bill.order()) + ":" + line.orderLine());
            }
            body.add("TAX+7+VAT+++:::" + line.vatPercent().decimal() + "+S");
            number++;
        }
        body.add("UNS+S");
        body.add("MOA+9:" + bill.payable().decimal());
        body.add("CNT+2:" + bill.lines().size());
        return new Message("INVOIC", body);
    }

    @Override
    public Optional<byte[]> acknowledge(byte[] bytes) {
        Segments all = segments(bytes);
        List<List<String>> head = all.first("UNB", "").orElseThrow();
        String reference = at(head, 5, 1);
        List<String> body = List.of("UCI+" + escaped(reference) + "+COBUY:14+HOF:14+7");
        return Optional.of(
                interchange(new Message("CONTRL", body), Segments.number("CONTRL" + reference)));
    }
}
