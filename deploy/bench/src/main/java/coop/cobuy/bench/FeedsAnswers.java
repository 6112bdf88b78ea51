package coop.cobuy.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import coop.cobuy.adapter.canonical.Parties;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.ReadableFormat;
import coop.cobuy.adapter.format.ReadableFormat.Read;
import coop.cobuy.adapter.format.edifact.EdifactFormat;
import coop.cobuy.adapter.format.x12.X12Format;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a supplier's system sends back, for measuring how fast it is read. */
final class FeedsAnswers {

    private static final int LINES = 50;

    private FeedsAnswers() {}

    /**
     * A document and how it is read.
     *
     * @param target for a person; empty: none
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Answer(String name, ReadableFormat format, byte[] bytes, String target) {

        Object read() {
            return FeedsAnswers.read(format, bytes, envelopes(Parties.UNKNOWN));
        }
    }

    /** Of a supplier who speaks X12 or EDIFACT. */
    static FormatOptions envelopes(Parties parties) {
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        settings.putObject("us").put("id", "COBUY");
        settings.putObject("partner").put("id", "HOF");
        return new FormatOptions(StandardCharsets.UTF_8, settings, parties);
    }

    /**
     * @throws IllegalStateException if it is not understood: then there is nothing to measure
     */
    static Object read(ReadableFormat format, byte[] bytes, FormatOptions options) {
        if (format.read(bytes, options) instanceof Read.Understood read) {
            return read.document();
        }
        throw new IllegalStateException(format.name() + " was not understood");
    }

    static List<Answer> all() {
        return List.of(
                new Answer("EDIFACT ORDRSP read", new EdifactFormat(), ordrsp(), "(target 300)"),
                new Answer("X12 855 read", new X12Format(), x12(), "(target 300)"));
    }

    private static byte[] ordrsp() {
        List<String> body = new ArrayList<>();
        body.add("UNH+1+ORDRSP:D:96A:UN:EAN005");
        body.add("BGM+231+R-1+4");
        body.add("DTM+17:20261130:102");
        body.add("RFF+ON:PO-000001");
        for (int i = 1; i <= LINES; i++) {
            body.add("LIN+" + i + "++4012345678901:EN");
            body.add("PIA+1+A-" + i + ":SA");
            body.add("QTY+113:" + 10 * i + ":PCE");
            body.add("PRI+AAA:1.3" + i % 10);
            body.add("RFF+ON:PO-000001:" + i);
        }
        body.add("UNS+S");
        body.add("CNT+2:" + LINES);
        body.add("UNT+" + (body.size() + 1) + "+1");
        return bytes(
                "UNB+UNOC:3+HOF:14+COBUY:14+261124:0800+77'\n"
                        + String.join("'\n", body)
                        + "'\nUNZ+1+77'\n");
    }

    private static byte[] x12() {
        List<String> body = new ArrayList<>();
        body.add("ST*855*0001");
        body.add("BAK*00*AC*PO-000001*20261124****R-1");
        for (int i = 1; i <= LINES; i++) {
            body.add("PO1*%d*999*EA*1.3%d**VN*A-%d*EN*4012345678901".formatted(i, i % 10, i));
            body.add("ACK*IA*%d*EA".formatted(10 * i));
        }
        body.add("CTT*" + LINES);
        body.add("SE*" + (body.size() + 1) + "*0001");
        return bytes(
                "ISA*00*          *00*          *ZZ*HOF            *ZZ*COBUY         "
                        + " *261124*0800*U*00401*000000012*0*P*>~\n"
                        + "GS*PR*HOF*COBUY*20261124*0800*12*X*004010~\n"
                        + String.join("~\n", body)
                        + "~\nGE*1*12~\nIEA*1*000000012~\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A price list under the standard heads. */
    static byte[] prices(String format, int lines) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                List.of(
                        "type",
                        "number",
                        "currency",
                        "sku",
                        "gtin",
                        "name",
                        "unit",
                        "unitsPerCase",
                        "unitPrice",
                        "vatPercent"));
        for (int i = 0; i < lines; i++) {
            rows.add(
                    List.of(
                            "PRICE_LIST",
                            "L-1",
                            "EUR",
                            "A-" + i,
                            "4012345678901",
                            "Organic product number " + i,
                            "C62",
                            Integer.toString(1 + i % 24),
                            i % 40 + "." + (100 + i % 900),
                            "7"));
        }
        return format.equals("CSV") ? csv(rows) : workbook(rows);
    }

    private static byte[] csv(List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(String.join(";", row)).append("\r\n"));
        return bytes(text.toString());
    }

    private static byte[] workbook(List<List<String>> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Measure", null)) {
            Worksheet sheet = workbook.newWorksheet("Prices");
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    sheet.value(row, column, rows.get(row).get(column));
                }
            }
            workbook.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
