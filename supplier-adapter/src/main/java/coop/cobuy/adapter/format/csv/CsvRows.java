package coop.cobuy.adapter.format.csv;

import coop.cobuy.adapter.format.table.TableRow;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;

/** The rows of a CSV text, each with its line; columns count from 1 for people. */
final class CsvRows implements Iterator<TableRow>, AutoCloseable {

    private static final char MARK = '\uFEFF';

    private final CloseableIterator<CsvRecord> records;

    CsvRows(String text, char delimiter) {
        boolean marked = !text.isEmpty() && text.charAt(0) == MARK;
        this.records =
                CsvReader.builder()
                        .fieldSeparator(delimiter)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(marked ? text.substring(1) : text)
                        .iterator();
    }

    @Override
    public boolean hasNext() {
        return records.hasNext();
    }

    @Override
    public TableRow next() {
        CsvRecord record = records.next();
        long line = record.getStartingLineNumber();
        return new TableRow(
                record.getFields(),
                column -> "line@" + line + "/" + (column + 1),
                column -> "line " + line + ", column " + (column + 1));
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
