package coop.cobuy.adapter.format.table;

import coop.cobuy.adapter.canonical.OutboundDocument;
import coop.cobuy.adapter.canonical.OutboundDocument.OrderCancellation;
import coop.cobuy.adapter.canonical.OutboundDocument.OrderChange;
import coop.cobuy.adapter.canonical.OutboundDocument.PurchaseOrder;
import coop.cobuy.adapter.format.CharacterFit;
import coop.cobuy.adapter.format.UnwritableDocumentException;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays an order out as a table: one row per line, the head's fields repeated. Texts that a
 * spreadsheet would take for a formula are defused.
 */
public final class OrderTable {

    /** What a spreadsheet takes for the start of a formula; the last four are the wide forms. */
    private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final CharacterFit fit;

    /**
     * @param charset which characters a cell may have
     */
    public OrderTable(Charset charset) {
        this.fit = new CharacterFit(charset);
    }

    /** What stands in one cell, fit to be written as it is. */
    public sealed interface Cell {

        String text();

        /** Text, or a code. */
        record Text(String text) implements Cell {}

        /** A plain decimal with a point. */
        record Decimal(String text) implements Cell {}
    }

    /**
     * The heads, if they are wanted, and the lines.
     *
     * @throws UnwritableDocumentException if the columns have no place for what must be said, or a
     *     code has characters that the set has not
     */
    public List<List<Cell>> rows(OutboundDocument document, OrderColumns columns, boolean heads) {
        return switch (document) {
            case PurchaseOrder order -> rows(OrderRow.of(order), columns, heads);
            case OrderChange change -> rows(OrderRow.of(change), columns.showingChanges(), heads);
            case OrderCancellation cancellation -> rows(cancellation);
        };
    }

    private List<List<Cell>> rows(List<OrderRow> lines, OrderColumns columns, boolean heads) {
        List<List<Cell>> rows = new ArrayList<>(lines.size() + 1);
        if (heads) {
            rows.add(columns.columns().stream().map(column -> text(column.head())).toList());
        }
        for (OrderRow line : lines) {
            List<Cell> row = new ArrayList<>(columns.columns().size());
            for (OrderColumns.Column column : columns.columns()) {
                row.add(cell(column.field(), line));
            }
            rows.add(row);
        }
        return rows;
    }

    private Cell cell(OrderField field, OrderRow row) {
        String value = field.of(row);
        return switch (field.kind()) {
            case TEXT -> text(value);
            case CODE -> code(field.id(), value);
            case DECIMAL -> value.isEmpty() ? new Cell.Text(value) : new Cell.Decimal(value);
        };
    }

    /** Columns of its own: a supplier's column map speaks of lines, and here are none. */
    private List<List<Cell>> rows(OrderCancellation cancellation) {
        List<String> heads = List.of("type", "number", "revision", "cancelledAt", "reason");
        return List.of(
                heads.stream().<Cell>map(Cell.Text::new).toList(),
                List.of(
                        new Cell.Text(cancellation.type().name()),
                        code("number", cancellation.number()),
                        new Cell.Text(Integer.toString(cancellation.revision())),
                        code("cancelledAt", cancellation.cancelledAt()),
                        text(cancellation.reason())));
    }

    /** A number or code: it is exactly this or nothing. */
    Cell code(String column, String text) {
        if (!fit.fits(text)) {
            fit.code("column " + column, text);
        }
        return new Cell.Text(defused(text));
    }

    /** Text for people: letters lose accents that the character set has not, the rest becomes ?. */
    Cell text(String text) {
        return new Cell.Text(defused(fit.text(text)));
    }

    /** An apostrophe makes a spreadsheet take the rest as text; people and importers see it. */
    public static String defused(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
