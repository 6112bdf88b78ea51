package coop.cobuy.suppliers.dialect;

import coop.cobuy.quantity.Units;
import coop.cobuy.suppliers.document.Answer;
import coop.cobuy.suppliers.document.Answer.Prices;
import coop.cobuy.suppliers.document.SupplierOrder;
import coop.cobuy.suppliers.document.SupplierOrder.Kind;
import coop.cobuy.suppliers.document.SupplierOrder.Line;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * BNN as an organic wholesaler uses it: an order file of fixed width in, a price list BNN-3 out. An
 * order tells packs and no prices.
 */
final class BnnDialect implements Dialect {

    private static final Charset CP850 = Charset.forName("IBM850");
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final int FIELDS = 69;
    private static final int SIGN = 13;

    @Override
    public String format() {
        return "bnn";
    }

    @Override
    public String version() {
        return "3";
    }

    @Override
    public String mediaType() {
        return "text/plain";
    }

    @Override
    public String extension() {
        return "bnn";
    }

    @Override
    public SupplierOrder read(byte[] bytes) {
        String[] records = new String(bytes, CP850).split("\r\n");
        String head = records[0];
        if (!head.startsWith("D#")) {
            throw new IllegalArgumentException("no BNN order");
        }
        String day = head.substring(8, 14);
        List<Line> lines = new ArrayList<>();
        for (String record : records) {
            if (record.length() > SIGN && record.charAt(SIGN) == '+') {
                lines.add(line(lines.size() + 1, record));
            }
        }
        return new SupplierOrder(
                Kind.ORDER,
                "PO-" + head.substring(15, 21),
                0,
                EURO,
                day.equals("000000")
                        ? null
                        : LocalDate.parse("20" + day, DateTimeFormatter.BASIC_ISO_DATE).toString(),
                lines);
    }

    private static Line line(int number, String record) {
        long packs = Long.parseLong(record.substring(14, 21));
        long size = Long.parseLong(record.substring(51, 58));
        return new Line(
                number,
                record.substring(0, SIGN).strip(),
                record.substring(21, 51).strip(),
                record.substring(58, 70).strip(),
                new Units(size),
                packs % 1000 == 0 ? packs / 1000 : 0,
                new Units(packs * size / 1000),
                null,
                null);
    }

    @Override
    public Optional<byte[]> write(Answer answer, SupplierOrder order) {
        if (!(answer instanceof Prices prices)) {
            return Optional.empty();
        }
        String day = prices.validFrom().format(DateTimeFormatter.BASIC_ISO_DATE);
        StringBuilder out = new StringBuilder();
        out.append("BNN;3;0;Grosshandel;A;Preisliste;EUR;%s;;%s;0600;1\r\n".formatted(day, day));
        for (Line line : prices.lines()) {
            String[] fields = new String[FIELDS];
            java.util.Arrays.fill(fields, "");
            fields[0] = line.sku();
            fields[1] = "A";
            fields[6] = line.name().replace(';', ',');
            fields[21] = "Kiste";
            fields[22] = comma(line.perCase().toString());
            fields[23] = line.unit().equals("KGM") ? "kg" : "St";
            fields[33] = "1";
            fields[37] = comma(String.valueOf(line.unitPrice()));
            out.append(String.join(";", fields)).append("\r\n");
        }
        return Optional.of(out.append(";;99\r\n").toString().getBytes(CP850));
    }

    private static String comma(String number) {
        return number.replace('.', ',');
    }
}
