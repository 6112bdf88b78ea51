package coop.cobuy.adapter.format.xlsx;

import coop.cobuy.adapter.format.table.OrderTable.Cell;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a workbook of one sheet. The same rows give the same bytes: the library puts the hour into
 * the workbook and into its packing, which are written over.
 */
final class XlsxWriting {

    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final String CREATED = "docProps/core.xml";
    private static final String HOUR = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z";

    /** The library writes about ten. */
    private static final int PARTS_MAX = 100;

    /** More digits than a spreadsheet keeps of a number are kept as text. */
    private static final int DIGITS_MAX = 15;

    private XlsxWriting() {}

    static byte[] write(String sheet, List<List<Cell>> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Cobuy", null)) {
            Worksheet worksheet = workbook.newWorksheet(sheet);
            for (int row = 0; row < rows.size(); row++) {
                List<Cell> cells = rows.get(row);
                for (int column = 0; column < cells.size(); column++) {
                    put(worksheet, row, column, cells.get(column));
                }
            }
            workbook.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed(out.toByteArray());
    }

    private static void put(Worksheet sheet, int row, int column, Cell cell) {
        if (cell.text().isEmpty()) {
            return;
        }
        switch (cell) {
            case Cell.Text text -> sheet.value(row, column, text.text());
            case Cell.Decimal number -> {
                BigDecimal value = new BigDecimal(number.text());
                if (value.precision() > DIGITS_MAX) {
                    sheet.value(row, column, number.text());
                } else {
                    sheet.value(row, column, value);
                }
            }
        }
    }

    private static byte[] packed(byte[] workbook) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            PackedFile written = new PackedFile(workbook);
            for (PackedFile.Entry part : written.entries(PARTS_MAX)) {
                ZipEntry same = new ZipEntry(part.name());
                same.setTimeLocal(ALWAYS);
                zip.putNextEntry(same);
                byte[] content = written.content(part, Integer.MAX_VALUE);
                zip.write(part.name().equals(CREATED) ? timeless(content) : content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] timeless(byte[] core) {
        return new String(core, StandardCharsets.UTF_8)
                .replaceAll(HOUR, ALWAYS + ":00Z")
                .getBytes(StandardCharsets.UTF_8);
    }
}
