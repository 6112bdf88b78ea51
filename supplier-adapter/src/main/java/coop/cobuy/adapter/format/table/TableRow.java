package coop.cobuy.adapter.format.table;

import java.util.List;
import java.util.function.IntFunction;

/**
 * One row of a table.
 *
 * @param pointer where a column's cell is, short: {@code line@3/5}, {@code Sheet1!E3}
 * @param place the same for a person: {@code line 3, column 5}
 */
public record TableRow(List<String> cells, IntFunction<String> pointer, IntFunction<String> place) {

    public TableRow {
        cells = List.copyOf(cells);
    }

    /** What stands in a column, from 0; empty where the row ends before it. */
    String at(int column) {
        return column >= 0 && column < cells.size() ? cells.get(column).strip() : "";
    }

    boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }
}
