package coop.cobuy.adapter.format.csv;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.adapter.format.OptionChecks;
import coop.cobuy.adapter.format.UnwritableDocumentException;
import coop.cobuy.adapter.format.table.AnswerTable;
import coop.cobuy.problem.FieldProblem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A supplier's column map with its punctuation.
 *
 * @param decimalMark stands between units and tenths
 * @param lineEnd {@code \r\n} or {@code \n}
 * @param heads whether the first row names the columns
 * @param configured whether the columns were chosen by the supplier
 */
record CsvLayout(
        char delimiter,
        char decimalMark,
        String lineEnd,
        boolean heads,
        boolean configured,
        List<Column> columns) {

    private static final Set<String> KNOWN =
            Set.of("delimiter", "decimalMark", "lineEnd", "heads", "columns");
    private static final Map<String, Character> DELIMITERS =
            Map.of(",", ',', ";", ';', "\t", '\t', "|", '|');
    private static final Map<String, String> LINE_ENDS = Map.of("CRLF", "\r\n", "LF", "\n");
    private static final int COLUMNS_MAX = 100;
    private static final int HEAD_MAX = 80;

    CsvLayout {
        columns = List.copyOf(columns);
    }

    /** One column: its head and what stands below. */
    record Column(String head, CsvField field) {}

    /** What the options say; what is wrong with them goes to the list, with a pointer. */
    static CsvLayout read(JsonNode options, List<FieldProblem> problems) {
        OptionChecks.only(
                options,
                name -> KNOWN.contains(name) || AnswerTable.OPTIONS.contains(name),
                problems);
        char delimiter =
                choice(options, "delimiter", DELIMITERS, ';', "one of , ; | or a tab", problems);
        char mark =
                choice(options, "decimalMark", Map.of(".", '.', ",", ','), '.', ". or ,", problems);
        if (mark == delimiter) {
            problems.add(OptionChecks.problem("/decimalMark", "differs from the delimiter"));
        }
        String end = choice(options, "lineEnd", LINE_ENDS, "\r\n", "CRLF or LF", problems);
        return new CsvLayout(
                delimiter,
                mark,
                end,
                OptionChecks.flag(options, "heads", true, problems),
                options.hasNonNull("columns"),
                columns(options, problems));
    }

    /**
     * For a document whose lines say what became of them: without that column, a cancelled line
     * would read like an ordered one.
     *
     * @throws UnwritableDocumentException if the supplier's columns have no place for it
     */
    CsvLayout showingChanges() {
        if (columns.stream().anyMatch(column -> column.field() == CsvField.CHANGE)) {
            return this;
        }
        if (configured) {
            throw new UnwritableDocumentException(
                    "the supplier's columns have none for the field change, which an order change"
                            + " needs");
        }
        List<Column> all = new ArrayList<>(columns);
        all.add(new Column(CsvField.CHANGE.id(), CsvField.CHANGE));
        return new CsvLayout(delimiter, decimalMark, lineEnd, heads, false, all);
    }

    private static <T> T choice(
            JsonNode options,
            String name,
            Map<String, T> choices,
            T otherwise,
            String expected,
            List<FieldProblem> problems) {
        JsonNode value = options.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        T chosen = value.isTextual() ? choices.get(value.textValue()) : null;
        if (chosen == null) {
            problems.add(OptionChecks.problem("/" + name, expected + " is expected"));
            return otherwise;
        }
        return chosen;
    }

    private static List<Column> columns(JsonNode options, List<FieldProblem> problems) {
        JsonNode array = options.path("columns");
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
        var field = CsvField.named(name);
        if (head.isBlank() || head.length() > HEAD_MAX || node.size() != 2) {
            problems.add(
                    OptionChecks.problem(pointer, "an object with head and field is expected"));
        } else if (field.isEmpty()) {
            String known =
                    String.join(
                            ", ", List.of(CsvField.values()).stream().map(CsvField::id).toList());
            problems.add(
                    OptionChecks.problem(
                            pointer + "/field", "unknown field (known: " + known + ")"));
        } else {
            columns.add(new Column(head, field.get()));
        }
    }

    /** Those that came later stand in no file that did not ask for them. */
    private static List<Column> allColumns() {
        return List.of(CsvField.values()).stream()
                .filter(field -> field != CsvField.GTIN && field != CsvField.CHANGE)
                .map(field -> new Column(field.id(), field))
                .toList();
    }
}
