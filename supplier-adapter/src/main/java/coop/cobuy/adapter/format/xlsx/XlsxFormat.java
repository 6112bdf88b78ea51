package coop.cobuy.adapter.format.xlsx;

import coop.cobuy.adapter.canonical.OutboundDocument;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.OptionChecks;
import coop.cobuy.adapter.format.ReadableFormat;
import coop.cobuy.adapter.format.table.AnswerTable;
import coop.cobuy.adapter.format.table.OrderColumns;
import coop.cobuy.adapter.format.table.OrderTable;
import coop.cobuy.adapter.format.table.OrderTable.Cell;
import coop.cobuy.problem.FieldProblem;

import jakarta.inject.Singleton;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** XLSX by configured column maps, version 1: orders out, answers in. */
@Singleton
public final class XlsxFormat implements ReadableFormat {

    /** As profiles name it. */
    public static final String NAME = "xlsx";

    /** As profiles name it. */
    public static final String VERSION = "1";

    private static final int BYTES_MAX = 16_000_000;
    private static final String SHEET = "sheet";
    private static final int SHEET_NAME_MAX = 31;
    private static final String MEDIA_TYPE =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Set<String> KNOWN = Set.of(SHEET, "decimalMark", OrderColumns.OPTION);

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
        OptionChecks.only(
                options.settings(),
                name -> KNOWN.contains(name) || AnswerTable.OPTIONS.contains(name),
                problems);
        OrderColumns.read(options.settings(), problems);
        AnswerTable.of(
                options.settings(),
                OptionChecks.decimalMark(options.settings(), problems),
                problems);
        if (options.settings().has(SHEET) && !isSheetName(sheet(options))) {
            problems.add(
                    OptionChecks.problem(
                            "/" + SHEET,
                            "1 to "
                                    + SHEET_NAME_MAX
                                    + " characters but \\ / ? * [ ] : are expected"));
        }
        return problems;
    }

    private static String sheet(FormatOptions options) {
        return options.settings().path(SHEET).asText("");
    }

    private static boolean isSheetName(String name) {
        return !name.isBlank()
                && name.length() <= SHEET_NAME_MAX
                && name.chars().noneMatch(c -> "\\/?*[]:".indexOf(c) >= 0 || c < ' ')
                && !name.startsWith("'")
                && !name.endsWith("'");
    }

    /** Whichever character set a profile names: a workbook's is its own. */
    @Override
    public Written write(OutboundDocument document, FormatOptions options) {
        OrderColumns columns = OrderColumns.read(options.settings(), new ArrayList<>());
        List<List<Cell>> rows =
                new OrderTable(StandardCharsets.UTF_8).rows(document, columns, true);
        String sheet = sheet(options);
        return new Written(
                XlsxWriting.write(sheet.isEmpty() ? document.type().name() : sheet, rows),
                MEDIA_TYPE,
                "xlsx");
    }

    @Override
    public Read read(byte[] bytes, FormatOptions options) {
        if (bytes.length > BYTES_MAX) {
            return new Read.NotUnderstood(
                    List.of(
                            new FieldProblem(
                                    "", "more than " + BYTES_MAX + " bytes are not read")));
        }
        char mark = OptionChecks.decimalMark(options.settings(), new ArrayList<>());
        AnswerTable table = AnswerTable.of(options.settings(), mark, new ArrayList<>());
        try {
            return table.read(XlsxSheet.rows(bytes, sheet(options), mark, table));
        } catch (UnreadableWorkbookException e) {
            return new Read.NotUnderstood(List.of(e.problem()));
        }
    }
}
