package coop.cobuy.adapter.format.xlsx;

import coop.cobuy.adapter.format.table.AnswerTable;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/** Finds a workbook's sheet: the one that is named, or the first that is shown. */
final class XlsxSheet {

    private static final String ROOT = "_rels/.rels";

    private final WorkbookParts parts;
    private final String folder;
    private final Map<String, String> related;
    private final byte[] workbook;
    private final String path;

    private XlsxSheet(WorkbookParts parts) {
        this.parts = parts;
        this.path = workbookPath(parts);
        this.workbook = parts.needed(path);
        this.folder = path.substring(0, path.lastIndexOf('/') + 1);
        String relations = folder + "_rels/" + path.substring(folder.length()) + ".rels";
        this.related = related(parts, relations, folder);
    }

    /**
     * @param wanted the sheet's name; empty: the first one that is not hidden
     * @throws UnreadableWorkbookException if there is none
     */
    static SheetRows rows(byte[] bytes, String wanted, char decimalMark, AnswerTable table) {
        return new XlsxSheet(WorkbookParts.of(bytes)).rows(wanted, decimalMark, table);
    }

    private SheetRows rows(String wanted, char decimalMark, AnswerTable table) {
        PartReader reader = new PartReader(path, workbook);
        boolean from1904 = false;
        String sheet = null;
        String id = null;
        String name = reader.nextStart();
        while (name != null && sheet == null) {
            if (name.equals("workbookPr")) {
                from1904 = reader.attribute("date1904", "0").matches("1|true");
            } else if (name.equals("sheet") && isMeant(reader, wanted)) {
                sheet = reader.attribute("name", "");
                id = reader.attribute("id");
            }
            name = reader.nextStart();
        }
        if (sheet == null) {
            throw new UnreadableWorkbookException(
                    path, wanted.isEmpty() ? "no sheet is shown" : "there is no sheet " + wanted);
        }
        return new SheetRows(
                sheet,
                new PartReader(sheet, parts.needed(target(id))),
                SharedTexts.of(parts, typed("sharedStrings")),
                DayStyles.of(parts, typed("styles"), from1904),
                decimalMark,
                table::written);
    }

    private static boolean isMeant(PartReader reader, String wanted) {
        return wanted.isEmpty()
                ? reader.attribute("state", "visible").equals("visible")
                : reader.attribute("name", "").equals(wanted);
    }

    private String target(@Nullable String id) {
        String target = id == null ? null : related.get(id);
        if (target == null) {
            throw new UnreadableWorkbookException(path, "does not say where its sheet is");
        }
        return target;
    }

    /** The part of a kind, by the last word of its type. */
    private String typed(String kind) {
        return related.getOrDefault("/" + kind, folder + kind + ".xml");
    }

    private static String workbookPath(WorkbookParts parts) {
        return related(parts, ROOT, "").getOrDefault("/officeDocument", "xl/workbook.xml");
    }

    /** Targets by their ids, and by the last words of their types with a slash before them. */
    private static Map<String, String> related(WorkbookParts parts, String path, String folder) {
        Map<String, String> related = new HashMap<>();
        parts.part(path)
                .ifPresent(
                        bytes -> {
                            PartReader reader = new PartReader(path, bytes);
                            String name = reader.nextStart();
                            while (name != null) {
                                if (name.equals("Relationship")) {
                                    String type = reader.attribute("Type", "");
                                    String target = reader.attribute("Target", "");
                                    String full =
                                            target.startsWith("/")
                                                    ? target.substring(1)
                                                    : folder + target;
                                    related.put(reader.attribute("Id", ""), full);
                                    related.putIfAbsent(
                                            type.substring(Math.max(0, type.lastIndexOf('/'))),
                                            full);
                                }
                                name = reader.nextStart();
                            }
                        });
        return related;
    }
}
