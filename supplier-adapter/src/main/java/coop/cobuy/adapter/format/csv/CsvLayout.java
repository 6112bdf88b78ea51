package coop.cobuy.adapter.format.csv;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.adapter.format.OptionChecks;
import coop.cobuy.adapter.format.table.AnswerTable;
import coop.cobuy.adapter.format.table.OrderColumns;
import coop.cobuy.problem.FieldProblem;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A supplier's column map with its punctuation.
 *
 * @param decimalMark stands between units and tenths
 * @param lineEnd {@code \r\n} or {@code \n}
 * @param heads whether the first row names the columns
 */
record CsvLayout(
        char delimiter, char decimalMark, String lineEnd, boolean heads, OrderColumns columns) {

    private static final Set<String> KNOWN =
            Set.of("delimiter", "decimalMark", "lineEnd", "heads", OrderColumns.OPTION);
    private static final Map<String, Character> DELIMITERS =
            Map.of(",", ',', ";", ';', "\t", '\t', "|", '|');
    private static final Map<String, String> LINE_ENDS = Map.of("CRLF", "\r\n", "LF", "\n");

    /** What the options say; what is wrong with them goes to the list, with a pointer. */
    static CsvLayout read(JsonNode options, List<FieldProblem> problems) {
        OptionChecks.only(
                options,
                name -> KNOWN.contains(name) || AnswerTable.OPTIONS.contains(name),
                problems);
        char delimiter =
                OptionChecks.choice(
                        options, "delimiter", DELIMITERS, ';', "one of , ; | or a tab", problems);
        char mark = OptionChecks.decimalMark(options, problems);
        if (mark == delimiter) {
            problems.add(OptionChecks.problem("/decimalMark", "differs from the delimiter"));
        }
        String end =
                OptionChecks.choice(options, "lineEnd", LINE_ENDS, "\r\n", "CRLF or LF", problems);
        return new CsvLayout(
                delimiter,
                mark,
                end,
                OptionChecks.flag(options, "heads", true, problems),
                OrderColumns.read(options, problems));
    }
}
