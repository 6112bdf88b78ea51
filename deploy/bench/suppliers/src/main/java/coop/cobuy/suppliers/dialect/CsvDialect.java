package coop.cobuy.suppliers.dialect;

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
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** CSV as a profile without a column map has it: semicolons, a head for each field. */
final class CsvDialect implements Dialect {

    private static final char BETWEEN = ';';
    private static final String QUOTE = "\"";

    @Override
    public String format() {
        return "csv";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public String mediaType() {
        return "text/csv";
    }

    @Override
    public String extension() {
        return "csv";
    }

    @Override
    public SupplierOrder read(byte[] bytes) {
        List<List<String>> rows = rows(new String(bytes, StandardCharsets.UTF_8));
        if (rows.size() < 2) {
            throw new IllegalArgumentException("rows: " + rows.size() + " (expected: 2 or more)");
        }
        List<String> heads = rows.getFirst();
        List<Map<String, String>> read = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            Map<String, String> cells = new LinkedHashMap<>();
            for (int i = 0; i < row.size(); i++) {
                cells.put(heads.get(i), row.get(i));
            }
            read.add(cells);
        }
        Map<String, String> first = read.getFirst();
        Kind kind =
                switch (of(first, "type")) {
                    case "ORDER" -> Kind.ORDER;
                    case "ORDER_CHANGE" -> Kind.CHANGE;
                    case "ORDER_CANCELLATION" -> Kind.CANCELLATION;
                    default -> throw new IllegalArgumentException("type: " + of(first, "type"));
                };
        String named = of(first, "currency");
        Currency currency = Currency.getInstance(named.isEmpty() ? "EUR" : named);
        String day = of(first, "deliveryDate");
        List<Line> lines =
                read.stream()
                        .filter(row -> !of(row, "sku").isEmpty())
                        .filter(row -> !of(row, "change").equals("CANCELLED"))
                        .map(row -> line(row, currency))
                        .toList();
        return new SupplierOrder(
                kind,
                of(first, "number"),
                Integer.parseInt(of(first, "revision")),
                currency,
                day.isEmpty() ? null : day,
                lines);
    }

    private static String of(Map<String, String> row, String head) {
        return row.getOrDefault(head, "");
    }

    private static Line line(Map<String, String> row, Currency currency) {
        return new Line(
                Integer.parseInt(of(row, "lineNo")),
                of(row, "sku").replaceFirst("^'", ""),
                of(row, "name"),
                of(row, "unit"),
                Units.parse(of(row, "unitsPerCase")),
                Long.parseLong(of(row, "cases")),
                Units.parse(of(row, "units")),
                UnitPrice.parse(of(row, "unitPrice"), currency),
                Percent.parse(of(row, "vatPercent")));
    }

    /** Quoted cells may hold the separator, line ends and doubled quotes. */
    private static List<List<String>> rows(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == BETWEEN || c == '\n')) {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else if (quoted || c != '\r') {
                cell.append(c);
            }
        }
        if (!row.isEmpty() || !cell.isEmpty()) {
            row.add(cell.toString());
            rows.add(row);
        }
        return rows;
    }

    @Override
    public Optional<byte[]> write(Answer answer, SupplierOrder order) {
        List<Map<String, String>> rows =
                switch (answer) {
                    case Response response -> responses(response);
                    case Advice advice -> advised(advice);
                    case Bill bill -> billed(bill);
                    case Prices prices -> priced(prices, order);
                };
        Set<String> heads = new LinkedHashSet<>();
        rows.forEach(row -> heads.addAll(row.keySet()));
        StringBuilder out = new StringBuilder(String.join(";", heads)).append("\r\n");
        for (Map<String, String> row : rows) {
            List<String> cells = heads.stream().map(head -> quoted(of(row, head))).toList();
            out.append(String.join(";", cells)).append("\r\n");
        }
        return Optional.of(out.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(String cell) {
        return cell.indexOf(BETWEEN) >= 0 || cell.contains(QUOTE) || cell.contains("\n")
                ? QUOTE + cell.replace(QUOTE, QUOTE + QUOTE) + QUOTE
                : cell;
    }

    private static Map<String, String> row(String type, Answer answer, String order) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("type", type);
        row.put("number", answer.number());
        row.put("orderNumber", order);
        return row;
    }

    private static List<Map<String, String>> responses(Response response) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Line line : response.lines()) {
            Map<String, String> row = row("ORDER_RESPONSE", response, response.order());
            row.put("verdict", response.verdict().name());
            row.put("deliveryDate", Objects.requireNonNullElse(response.deliveryDate(), ""));
            row.put("sku", line.sku());
            row.put("units", line.units().toString());
            rows.add(row);
        }
        return rows;
    }

    private static List<Map<String, String>> advised(Advice advice) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Line line : advice.lines()) {
            Map<String, String> row = row("DESPATCH_ADVICE", advice, advice.order());
            row.put("despatchedOn", advice.despatchedOn().toString());
            row.put("deliveryDate", advice.deliveryDate());
            row.put("sku", line.sku());
            row.put("units", line.units().toString());
            rows.add(row);
        }
        return rows;
    }

    private static List<Map<String, String>> billed(Bill bill) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (BilledLine line : bill.lines()) {
            Map<String, String> row = bill(bill);
            row.put("kind", "GOODS");
            row.put("sku", line.sku());
            row.put("units", line.units().toString());
            row.put("unitPrice", line.unitPrice().toString());
            row.put("net", line.net().decimal());
            row.put("vatPercent", line.vatPercent().decimal());
            rows.add(row);
        }
        if (!bill.freight().isZero()) {
            Map<String, String> row = bill(bill);
            row.put("kind", "CHARGE");
            row.put("name", "Freight");
            row.put("net", bill.freight().decimal());
            row.put("vatPercent", bill.freightVat().decimal());
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, String> bill(Bill bill) {
        Map<String, String> row = row("INVOICE", bill, bill.order());
        row.put("currency", bill.payable().currency().getCurrencyCode());
        row.put("issuedOn", bill.issuedOn().toString());
        row.put("payable", bill.payable().decimal());
        return row;
    }

    private static List<Map<String, String>> priced(Prices prices, SupplierOrder order) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Line line : prices.lines()) {
            Map<String, String> row = new LinkedHashMap<>();
            row.put("type", "PRICE_LIST");
            row.put("number", prices.number());
            row.put("complete", "false");
            row.put("currency", order.currency().getCurrencyCode());
            row.put("validFrom", prices.validFrom().toString());
            row.put("sku", line.sku());
            row.put("change", "CHANGED");
            row.put("name", line.name());
            row.put("unit", line.unit());
            row.put("unitsPerCase", line.perCase().toString());
            row.put("unitPrice", String.valueOf(line.unitPrice()));
            Percent vat = line.vatPercent();
            row.put("vatPercent", vat == null ? "" : vat.decimal());
            rows.add(row);
        }
        return rows;
    }
}
