package coop.cobuy.adapter.format.csv;

import coop.cobuy.adapter.canonical.OutboundDocument;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.ReadableFormat;
import coop.cobuy.adapter.format.segment.Decoding;
import coop.cobuy.adapter.format.table.AnswerTable;
import coop.cobuy.adapter.format.table.OrderTable;
import coop.cobuy.adapter.format.table.OrderTable.Cell;
import coop.cobuy.problem.FieldProblem;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** CSV by configured column maps, version 1: orders out, answers in. */
@Singleton
public final class CsvFormat implements ReadableFormat {

    /** As profiles name it. */
    public static final String NAME = "csv";

    /** As profiles name it. */
    public static final String VERSION = "1";

    private static final int BYTES_MAX = 64_000_000;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public List<FieldProblem> check(FormatOptions options) {
        List<FieldProblem> problems = new ArrayList<>();
        CsvLayout layout = CsvLayout.read(options.settings(), problems);
        AnswerTable.of(options.settings(), layout.decimalMark(), problems);
        if (!options.charset().canEncode()) {
            problems.add(new FieldProblem("/characterSet", "cannot be written"));
        }
        return problems;
    }

    @Override
    public Written write(OutboundDocument document, FormatOptions options) {
        CsvLayout layout = CsvLayout.read(options.settings(), new ArrayList<>());
        List<List<Cell>> rows =
                new OrderTable(options.charset()).rows(document, layout.columns(), layout.heads());
        String mediaType = "text/csv; charset=" + options.charset().name().toLowerCase(Locale.ROOT);
        return new Written(text(rows, layout).getBytes(options.charset()), mediaType, "csv");
    }

    private static String text(List<List<Cell>> rows, CsvLayout layout) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer =
                CsvWriter.builder()
                        .fieldSeparator(layout.delimiter())
                        .lineDelimiter(
                                "\n".equals(layout.lineEnd())
                                        ? LineDelimiter.LF
                                        : LineDelimiter.CRLF)
                        .quoteStrategy(QuoteStrategies.REQUIRED)
                        .build(text)) {
            for (List<Cell> row : rows) {
                writer.writeRecord(row.stream().map(cell -> text(cell, layout)).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String text(Cell cell, CsvLayout layout) {
        return switch (cell) {
            case Cell.Text plain -> plain.text();
            case Cell.Decimal number -> number.text().replace('.', layout.decimalMark());
        };
    }

    @Override
    public Read read(byte[] bytes, FormatOptions options) {
        if (bytes.length > BYTES_MAX) {
            return new Read.NotUnderstood(
                    List.of(
                            new FieldProblem(
                                    "", "more than " + BYTES_MAX + " bytes are not read")));
        }
        return switch (Decoding.of(bytes, options.charset())) {
            case Decoding.Wrong wrong -> new Read.NotUnderstood(List.of(wrong.problem()));
            case Decoding.Text text -> read(text.text(), options);
        };
    }

    private static Read read(String text, FormatOptions options) {
        CsvLayout layout = CsvLayout.read(options.settings(), new ArrayList<>());
        AnswerTable table =
                AnswerTable.of(options.settings(), layout.decimalMark(), new ArrayList<>());
        try (CsvRows rows = new CsvRows(text, layout.delimiter())) {
            return table.read(rows);
        } catch (CsvParseException e) {
            return new Read.NotUnderstood(
                    List.of(new FieldProblem("", "no CSV: " + e.getMessage())));
        }
    }
}
