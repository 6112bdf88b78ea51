package coop.cobuy.aggregator.catalog;

import coop.cobuy.aggregator.platform.CsvRow;
import coop.cobuy.problem.FieldProblem;
import coop.cobuy.problem.RowProblem;
import coop.cobuy.text.Sentence;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * A row of a price list.
 *
 * @param constants values of fields that no column holds, by field
 */
record PriceListRow(CsvRow row, Map<String, String> constants) {

    PriceListRow {
        constants = Map.copyOf(constants);
    }

    /** A field's text; null if it is empty or there is none. */
    @Nullable String value(String field) {
        String text = constants.getOrDefault(field, row.get(field));
        return text.isEmpty() ? null : text;
    }

    long line() {
        return row.line();
    }

    /** A problem with one of its fields; a field of no name means the whole row. */
    RowProblem problem(String field, Sentence said) {
        return row.problem(field, said);
    }

    RowProblem problem(String field, FieldProblem found) {
        return row.problem(field, found);
    }
}
