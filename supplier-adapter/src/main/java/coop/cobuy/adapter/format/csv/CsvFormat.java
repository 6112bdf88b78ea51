package coop.cobuy.adapter.format.csv;

import coop.cobuy.adapter.canonical.OutboundDocument;
import coop.cobuy.adapter.canonical.OutboundDocument.OrderCancellation;
import coop.cobuy.adapter.canonical.OutboundDocument.OrderChange;
import coop.cobuy.adapter.canonical.OutboundDocument.PurchaseOrder;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.ReadableFormat;
import coop.cobuy.adapter.format.segment.Decoding;
import coop.cobuy.adapter.format.table.AnswerTable;
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
        CsvCells cells = new CsvCells(options.charset());
        List<List<String>> rows =
                switch (document) {
                    case PurchaseOrder order -> rows(CsvRow.of(order), layout, cells);
                    case OrderChange change ->
                            rows(CsvRow.of(change), layout.showingChanges(), cells);
                    case OrderCancellation cancellation -> rows(cancellation, cells);
                };
        String mediaType = "text/csv; charset=" + options.charset().name().toLowerCase(Locale.ROOT);
        return new Written(text(rows, layout).getBytes(options.charset()), mediaType, "csv");
    }

    private static List<List<String>> rows(List<CsvRow> lines, CsvLayout layout, CsvCells cells) {
        List<List<String>> rows = new ArrayList<>();
        if (layout.heads()) {
            rows.add(layout.columns().stream().map(column -> cells.text(column.head())).toList());
        }
        for (CsvRow line : lines) {
            rows.add(
                    layout.columns().stream()
                            .map(column -> cell(column.field(), line, layout, cells))
                            .toList());
        }
        return rows;
    }

    private static String cell(CsvField field, CsvRow row, CsvLayout layout, CsvCells cells) {
        String value = field.of(row);
        return switch (field.kind()) {
            case TEXT -> cells.text(value);
            case CODE -> cells.code(field.id(), value);
            case DECIMAL -> cells.code(field.id(), value.replace('.', layout.decimalMark()));
        };
    }

    /** Columns of its own: a supplier's column map speaks of lines, and here are none. */
    private static List<List<String>> rows(OrderCancellation cancellation, CsvCells cells) {
        return List.of(
                List.of("type", "number", "revision", "cancelledAt", "reason"),
                List.of(
                        cancellation.type().name(),
                        cells.code("number", cancellation.number()),
                        Integer.toString(cancellation.revision()),
                        cells.code("cancelledAt", cancellation.cancelledAt()),
                        cells.text(cancellation.reason())));
    }

    private static String text(List<List<String>> rows, CsvLayout layout) {
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
            rows.forEach(writer::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
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
