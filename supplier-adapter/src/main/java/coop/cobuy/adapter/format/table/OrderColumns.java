package coop.cobuy.adapter.format.table;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.adapter.format.OptionChecks;
import coop.cobuy.adapter.format.UnwritableDocumentException;
import coop.cobuy.problem.FieldProblem;

import java.util.ArrayList;
import java.util.List;

/** Which columns a supplier wants in an order, by the options' {@code columns}. */
public final class OrderColumns {

    /** The member of a profile's options that is spoken of here. */
    public static final String OPTION = "columns";

    private static final int COLUMNS_MAX = 100;
    private static final int HEAD_MAX = 80;

    private final boolean configured;
    private final List<Column> columns;

    private OrderColumns(boolean configured, List<Column> columns) {
        this.configured = configured;
        this.columns = List.copyOf(columns);
    }

    /** One column: its head and what stands below. */
    record Column(String head, OrderField field) {}

    /** What the options say; what is wrong with them goes to the list, with a pointer. */
    public static OrderColumns read(JsonNode options, List<FieldProblem> problems) {
        return new OrderColumns(options.hasNonNull(OPTION), columns(options, problems));
    }

    List<Column> columns() {
        return columns;
    }

    /**
     * For a document whose lines say what became of them: without that column, a cancelled line
     * would read like an ordered one.
     *
     * @throws UnwritableDocumentException if the supplier's columns have no place for it
     */
    OrderColumns showingChanges() {
        if (columns.stream().anyMatch(column -> column.field() == OrderField.CHANGE)) {
            return this;
        }
        if (configured) {
            throw new UnwritableDocumentException(
                    "the supplier's columns have none for the field change, which an order change"
                            + " needs");
        }
        List<Column> all = new ArrayList<>(columns);
        all.add(new Column(OrderField.CHANGE.id(), OrderField.CHANGE));
        return new OrderColumns(false, all);
    }

    private static List<Column> columns(JsonNode options, List<FieldProblem> problems) {
        JsonNode array = options.path(OPTION);
        if (array.isMissingNode() || array.isNull()) {
            return allColumns();
        }
        if (!array.isArray() || array.isEmpty() || array.size() > COLUMNS_MAX) {
            problems.add(
                    OptionChecks.problem(
                            "/columns", "a list of 1 to " + COLUMNS_MAX + " columns is expected"));
            return allColumns();
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            column(array.get(i), "/columns/" + i, columns, problems);
        }
        return columns;
    }

    private static void column(
            JsonNode node, String pointer, List<Column> columns, List<FieldProblem> problems) {
        String head = node.path("head").asText("");
        String name = node.path("field").asText("");
        var field = OrderField.named(name);
        if (head.isBlank() || head.length() > HEAD_MAX || node.size() != 2) {
            problems.add(
                    OptionChecks.problem(pointer, "an object with head and field is expected"));
        } else if (field.isEmpty()) {
            String known =
                    String.join(
                            ", ",
                            List.of(OrderField.values()).stream().map(OrderField::id).toList());
            problems.add(
                    OptionChecks.problem(
                            pointer + "/field", "unknown field (known: " + known + ")"));
        } else {
            columns.add(new Column(head, field.get()));
        }
    }

    /** Those that came later stand in no file that did not ask for them. */
    private static List<Column> allColumns() {
        return List.of(OrderField.values()).stream()
                .filter(field -> field != OrderField.GTIN && field != OrderField.CHANGE)
                .map(field -> new Column(field.id(), field))
                .toList();
    }
}
