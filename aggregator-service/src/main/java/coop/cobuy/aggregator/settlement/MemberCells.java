package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.sharing.Column;

import java.util.List;

/**
 * The cells of all columns by member: columns are made line by line, charges are posted member by
 * member. A counting sort over arrays; two numbers for a cell.
 */
final class MemberCells {

    private final int[] start;
    private final int[] column;
    private final int[] cell;

    MemberCells(List<Column> columns, int participants) {
        start = new int[participants + 1];
        for (Column each : columns) {
            for (int who : each.who()) {
                start[who + 1]++;
            }
        }
        for (int i = 0; i < participants; i++) {
            start[i + 1] += start[i];
        }
        column = new int[start[participants]];
        cell = new int[start[participants]];
        int[] next = start.clone();
        for (int c = 0; c < columns.size(); c++) {
            int[] who = columns.get(c).who();
            for (int i = 0; i < who.length; i++) {
                int at = next[who[i]]++;
                column[at] = c;
                cell[at] = i;
            }
        }
    }

    /** Takes a participant's cells one by one, in the order of the columns. */
    interface Cell {
        void take(int column, int cell);
    }

    void of(int participant, Cell taker) {
        for (int at = start[participant]; at < start[participant + 1]; at++) {
            taker.take(column[at], cell[at]);
        }
    }
}
