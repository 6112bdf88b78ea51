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
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** X12 004010: 850 and 860 in; 855, 856, 810 and 997 out. */
final class X12Dialect implements Dialect {

    private static final Map<String, String> UNITS = Map.of("EA", "C62", "KG", "KGM", "LT", "LTR");
    private static final List<String> ENDS = List.of("CTT", "AMT", "SE");

    @Override
    public String format() {
        return "x12";
    }

    @Override
    public String version() {
        return "004010";
    }

    @Override
    public String mediaType() {
        return "application/edi-x12";
    }

    @Override
    public String extension() {
        return "x12";
    }

    /** The envelope's head tells its punctuation by its fixed width. */
    private static Segments segments(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!text.startsWith("ISA") || text.length() < 106) {
            throw new IllegalArgumentException("no X12");
        }
        return Segments.parse(text, text.charAt(105), text.charAt(3), text.charAt(104), (char) 0);
    }

    @Override
    public boolean isAcknowledgement(byte[] bytes) {
        Segments all = segments(bytes);
        return all.first("ST", "").isEmpty() || all.text("ST", "", 1, 1).equals("997");
    }

    @Override
    public SupplierOrder read(byte[] bytes) {
        Segments all = segments(bytes);
        boolean change = all.text("ST", "", 1, 1).equals("860");
        String first = change ? "BCH" : "BEG";
        String item = change ? "POC" : "PO1";
        Segments head = all.before(item);
        Kind kind =
                !change
                        ? Kind.ORDER
                        : head.text(first, "", 1, 1).equals("01") ? Kind.CANCELLATION : Kind.CHANGE;
        String named = head.text("CUR", "BY", 2, 1);
        Currency currency = Currency.getInstance(named.isEmpty() ? "EUR" : named);
        List<Line> lines = new ArrayList<>();
        for (Segments line : all.groups(item, ENDS)) {
            if (!change) {
                lines.add(line(line, item, 2, currency));
            } else if (!line.text(item, "", 2, 1).equals("DI")) {
                lines.add(line(line, item, 3, currency));
            }
        }
        String revision = head.text(first, "", change ? 5 : 4, 1);
        String day = head.text("DTM", "002", 2, 1);
        return new SupplierOrder(
                kind,
                head.text(first, "", 3, 1),
                revision.isEmpty() ? 0 : Integer.parseInt(revision),
                currency,
                day.isEmpty()
                        ? null
                        : LocalDate.parse(day, DateTimeFormatter.BASIC_ISO_DATE).toString(),
                lines);
    }

    /**
     * @param quantity where it stands; unit and price follow, in a change after a gap
     */
    private static Line line(Segments line, String item, int quantity, Currency currency) {
        int unit = item.equals("POC") ? quantity + 2 : quantity + 1;
        String code = line.text(item, "", unit, 1);
        String cases = line.text("TD1", "", 2, 1);
        String whole = line.text("PO4", "", 1, 1);
        String part = line.text("PO4", "", 2, 1);
        return new Line(
                Integer.parseInt(line.text(item, "", 1, 1)),
                line.text(item, "", unit + 4, 1),
                line.text("PID", "", 5, 1),
                UNITS.getOrDefault(code, code),
                Units.parse(whole.equals("1") ? part : whole),
                cases.isEmpty() ? 0 : Long.parseLong(cases),
                Units.parse(line.text(item, "", quantity, 1)),
                UnitPrice.parse(line.text(item, "", unit + 1, 1), currency),
                Percent.parse(line.text("TXI", "VA", 3, 1)));
    }

    @Override
    public Optional<byte[]> write(Answer answer, SupplierOrder order) {
        int control = Segments.number(answer.number());
        return switch (answer) {
            case Response response ->
                    Optional.of(interchange("PR", "855", response(response, order), control));
            case Advice advice -> Optional.of(interchange("SH", "856", advice(advice), control));
            case Bill bill -> Optional.of(interchange("IN", "810", bill(bill), control));
            case Prices prices -> Optional.empty();
        };
    }

    private static byte[] interchange(String function, String set, List<String> body, int control) {
        String nine = String.format(Locale.ROOT, "%09d", control);
        StringBuilder text =
                new StringBuilder(
                        "ISA*00*          *00*          *ZZ*HOF            *ZZ*COBUY          "
                                + "*260101*0000*U*00401*");
        text.append(nine).append("*0*P*>~\n");
        text.append("GS*%s*HOF*COBUY*20260101*0000*%d*X*004010~\n".formatted(function, control));
        text.append("ST*").append(set).append("*0001~\n");
        body.forEach(segment -> text.append(segment).append("~\n"));
        text.append("SE*").append(body.size() + 2).append("*0001~\n");
        text.append("GE*1*").append(control).append("~\nIEA*1*").append(nine).append("~\n");
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String day(LocalDate day) {
        return day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static String unit(String unit) {
        return UNITS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(unit))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(unit);
    }

    private static List<String> response(Response response, SupplierOrder order) {
        String code =
                switch (response.verdict()) {
                    case ACCEPTED -> "AD";
                    case CHANGED -> "AC";
                    case REJECTED -> "RD";
                };
        List<String> body = new ArrayList<>();
        body.add(
                "BAK*00*%s*%s*%s****%s"
                        .formatted(
                                code,
                                response.order(),
                                day(response.issuedOn()),
                                response.number()));
        if (response.deliveryDate() != null) {
            body.add("DTM*067*" + response.deliveryDate().replace("-", ""));
        }
        for (Line line : response.lines()) {
            Units ordered =
                    order.lines().stream()
                            .filter(one -> one.number() == line.number())
                            .map(Line::units)
                            .findFirst()
                            .orElse(line.units());
            String unit = unit(line.unit());
            body.add("PO1*%d*%s*%s***VN*%s".formatted(line.number(), ordered, unit, line.sku()));
            String status =
                    line.units().isZero() ? "ID" : line.units().equals(ordered) ? "IA" : "IQ";
            body.add("ACK*%s*%s*%s".formatted(status, line.units(), unit));
        }
        body.add("CTT*" + response.lines().size());
        return body;
    }

    private static List<String> advice(Advice advice) {
        List<String> body = new ArrayList<>();
        body.add("BSN*00*%s*%s*0600*0001".formatted(advice.number(), day(advice.despatchedOn())));
        body.add("HL*1**S");
        body.add("DTM*011*" + day(advice.despatchedOn()));
        body.add("DTM*017*" + advice.deliveryDate().replace("-", ""));
        body.add("HL*2*1*O");
        body.add("PRF*" + advice.order());
        for (Line line : advice.lines()) {
            body.add("HL*" + (line.number() + 2) + "*2*I");
            body.add("LIN*" + line.number() + "*VN*" + line.sku());
            body.add("SN1**" + line.units() + "*" + unit(line.unit()));
        }
        return body;
    }

    private static List<String> bill(Bill bill) {
        List<String> body = new ArrayList<>();
        body.add("BIG*%s*%s**%s***DI".formatted(day(bill.issuedOn()), bill.number(), bill.order()));
        body.add("CUR*SE*" + bill.payable().currency().getCurrencyCode());
        int number = 1;
        for (BilledLine line : bill.lines()) {
            body.add(
                    "IT1*%d*%s*%s*%s**VN*%s"
                            .formatted(
                                    line.orderLine() == 0 ? 100 + number : line.orderLine(),
                                    line.units(),
                                    unit(line.unit()),
                                    line.unitPrice(),
                                    line.sku()));
            body.add("PAM****1*" + line.net().decimal());
            body.add("TXI*VA**" + line.vatPercent().decimal());
            number++;
        }
        body.add("TDS*" + bill.payable().minor());
        body.add("CTT*" + bill.lines().size());
        return body;
    }

    @Override
    public Optional<byte[]> acknowledge(byte[] bytes) {
        Segments all = segments(bytes);
        List<List<String>> group = all.first("GS", "").orElseThrow();
        String reference = at(group, 6, 1);
        List<String> body = new ArrayList<>();
        body.add("AK1*" + at(group, 1, 1) + "*" + reference);
        body.add("AK9*A*1*1*1");
        return Optional.of(interchange("FA", "997", body, Segments.number("997" + reference)));
    }
}
