package coop.cobuy.adapter.format.table;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * One row of a table.
 *
 * @param faults by column, from 0, why what stands there cannot be taken, as a formula
 * @param pointer where a column's cell is, short: {@code line@3/5}, {@code Sheet1!E3}
 * @param place the same for a person: {@code line 3, column 5}
 */
public record TableRow(
        List<String> cells,
        Map<Integer, String> faults,
        IntFunction<String> pointer,
        IntFunction<String> place) {

    public TableRow {
        cells = List.copyOf(cells);
        faults = Map.copyOf(faults);
    }

    /** Of a file that holds nothing but text. */
    public TableRow(List<String> cells, IntFunction<String> pointer, IntFunction<String> place) {
        this(cells, Map.of(), pointer, place);
    }

    @Nullable String fault(int column) {
        return faults.get(column);
    }

    /** What stands in a column, from 0; empty where the row ends before it. */
    String at(int column) {
        return column >= 0 && column < cells.size() ? cells.get(column).strip() : "";
    }

    boolean isBlank() {
        for (String cell : cells) {
            if (!cell.isBlank()) {
                return false;
            }
        }
        return faults.isEmpty();
    }
}
