package coop.cobuy.adapter.format.xlsx;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks of suppliers, good and bad. */
final class Workbooks {

    private static final String SHEET = "xl/worksheets/sheet1.xml";

    private Workbooks() {}

    /** A sheet named Answers as a spreadsheet would write it. */
    static byte[] sheet(Consumer<Worksheet> content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Test", null)) {
            content.accept(workbook.newWorksheet("Answers"));
            workbook.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Texts as they are; what is a number, as one, if the sheet can keep it so. */
    static byte[] of(List<List<String>> rows, boolean numbers) {
        return sheet(
                sheet -> {
                    for (int row = 0; row < rows.size(); row++) {
                        for (int column = 0; column < rows.get(row).size(); column++) {
                            put(sheet, row, column, rows.get(row).get(column), numbers);
                        }
                    }
                });
    }

    private static void put(Worksheet sheet, int row, int column, String text, boolean numbers) {
        if (numbers && isNumber(text)) {
            sheet.value(row, column, new BigDecimal(text));
        } else if (!text.isEmpty()) {
            sheet.value(row, column, text);
        }
    }

    private static boolean isNumber(String text) {
        return text.matches("-?[0-9]{1,9}(\\.[0-9]{1,6})?")
                && new BigDecimal(text).stripTrailingZeros().toPlainString().equals(text);
    }

    /** A sheet of which every row is given as XML: the least that is a workbook. */
    static byte[] raw(String rows) {
        return raw(rows, "<sst/>");
    }

    static byte[] raw(String rows, String shared) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put(
                "xl/workbook.xml",
                utf8(
                        "<workbook><sheets><sheet name='Answers' sheetId='1'"
                                + " id='r1'/></sheets></workbook>"));
        parts.put(
                "xl/_rels/workbook.xml.rels",
                utf8(
                        "<Relationships><Relationship Id='r1' Type='t/worksheet'"
                                + " Target='worksheets/sheet1.xml'/></Relationships>"));
        parts.put(SHEET, utf8("<worksheet><sheetData>" + rows + "</sheetData></worksheet>"));
        parts.put("xl/sharedStrings.xml", utf8(shared));
        return packed(parts);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] packed(Map<String, byte[]> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static Map<String, byte[]> parts(byte[] workbook) {
        return new LinkedHashMap<>(WorkbookParts.of(workbook).all());
    }

    /** A part that is so many times the same: small while packed. */
    static byte[] bomb(String part, String piece, int times) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] bytes = utf8(piece.repeat(10_000));
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(part));
            for (int i = 0; i < times / 10_000; i++) {
                zip.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
