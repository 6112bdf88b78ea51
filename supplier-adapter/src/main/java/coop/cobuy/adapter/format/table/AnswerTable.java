package coop.cobuy.adapter.format.table;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.adapter.canonical.DocumentType;
import coop.cobuy.adapter.format.ReadableFormat.Read;
import coop.cobuy.adapter.format.segment.UnitCodes;
import coop.cobuy.problem.FieldProblem;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads a table of answers: the first row's heads say by which of the profile's maps it is laid
 * out; rows with the same document's number are one document.
 */
public final class AnswerTable {

    /** The members of a profile's options that are spoken of here. */
    public static final Set<String> OPTIONS = Set.of("answers", "dayForm", "unitCodes");

    private static final Map<String, String> DAY_FORMS =
            Map.of(
                    "yyyy-MM-dd", "uuuu-MM-dd",
                    "dd.MM.yyyy", "dd.MM.uuuu",
                    "yyyyMMdd", "uuuuMMdd",
                    "MM/dd/yyyy", "MM/dd/uuuu",
                    "dd/MM/yyyy", "dd/MM/uuuu");
    private static final int DOCUMENTS_MAX = 2000;
    private static final int LINES_MAX = 200_000;

    private static final DocumentType[] TYPES = AnswerMap.TYPES.toArray(new DocumentType[0]);

    private final List<AnswerMap> maps;
    private final DateTimeFormatter days;
    private final char decimalMark;
    private final UnitCodes unitCodes;

    private AnswerTable(
            List<AnswerMap> maps, DateTimeFormatter days, char decimalMark, UnitCodes unitCodes) {
        this.maps = maps;
        this.days = days;
        this.decimalMark = decimalMark;
        this.unitCodes = unitCodes;
    }

    /** What the options say; what is wrong with them goes to the list. */
    public static AnswerTable of(JsonNode options, char decimalMark, List<FieldProblem> problems) {
        String form = options.path("dayForm").asText("yyyy-MM-dd");
        String pattern = DAY_FORMS.get(form);
        if (pattern == null) {
            problems.add(
                    new FieldProblem(
                            "/formatOptions/dayForm",
                            "one of "
                                    + DAY_FORMS.keySet().stream().sorted().toList()
                                    + " is expected"));
        }
        return new AnswerTable(
                AnswerMap.read(options.path("answers"), problems),
                DateTimeFormatter.ofPattern(pattern == null ? "uuuu-MM-dd" : pattern, Locale.ROOT)
                        .withResolverStyle(ResolverStyle.STRICT),
                decimalMark,
                UnitCodes.of(units(), options, problems));
    }

    /** UN/ECE codes mean themselves. */
    private static Map<String, String> units() {
        Map<String, String> units = new LinkedHashMap<>();
        List.of("C62", "H87", "KGM", "GRM", "TNE", "LTR", "MLT", "MTR")
                .forEach(code -> units.put(code, code));
        return units;
    }

    /** A day as this supplier's texts say it. */
    public String written(LocalDate day) {
        return day.format(days);
    }

    /**
     * @param rows the first one holds the heads
     */
    public Read read(Iterator<TableRow> rows) {
        TableRow head = null;
        while (head == null && rows.hasNext()) {
            TableRow row = rows.next();
            head = row.isBlank() ? null : row;
        }
        if (head == null) {
            return refused("", "there is no row in it");
        }
        Map<String, Integer> heads = new LinkedHashMap<>();
        for (int i = 0; i < head.cells().size(); i++) {
            heads.putIfAbsent(head.at(i), i);
        }
        AnswerMap map = fitting(heads);
        if (map == null) {
            return refused(
                    head.pointer().apply(0),
                    "no column map of the profile fits these heads ("
                            + head.place().apply(0)
                            + ")");
        }
        return read(rows, map, columns(map, heads));
    }

    private static Read refused(String pointer, String reason) {
        return new Read.NotUnderstood(List.of(new FieldProblem(pointer, reason)));
    }

    /** The one with most columns, of those all of whose columns are there. */
    private @Nullable AnswerMap fitting(Map<String, Integer> heads) {
        AnswerMap best = null;
        for (AnswerMap map : maps) {
            boolean fits = heads.keySet().containsAll(map.heads().keySet());
            if (fits && (best == null || map.heads().size() > best.heads().size())) {
                best = map;
            }
        }
        boolean standard = best == null && heads.containsKey(AnswerField.TYPE.id());
        return standard ? AnswerMap.standard() : best;
    }

    private static Map<AnswerField, Integer> columns(AnswerMap map, Map<String, Integer> heads) {
        Map<AnswerField, Integer> columns = new EnumMap<>(AnswerField.class);
        map.heads()
                .forEach(
                        (head, field) -> {
                            Integer column = heads.get(head);
                            if (column != null) {
                                columns.put(field, column);
                            }
                        });
        return columns;
    }

    private Read read(Iterator<TableRow> rows, AnswerMap map, Map<AnswerField, Integer> columns) {
        Map<String, AnswerDocument> documents = new LinkedHashMap<>();
        List<FieldProblem> lost = new ArrayList<>();
        int count = 0;
        while (rows.hasNext()) {
            TableRow row = rows.next();
            if (row.isBlank()) {
                continue;
            }
            if (++count > LINES_MAX || documents.size() > DOCUMENTS_MAX) {
                return refused(row.pointer().apply(0), "more rows than are read at once");
            }
            List<FieldProblem> problems = new ArrayList<>();
            AnswerCells cells =
                    new AnswerCells(row, columns, map.fixed(), days, decimalMark, problems);
            DocumentType type = map.type() != null ? map.type() : type(cells);
            if (type == null) {
                lost.addAll(problems);
            } else {
                String key = type + "/" + AnswerDocument.number(type, cells);
                documents
                        .computeIfAbsent(key, one -> new AnswerDocument(type, unitCodes))
                        .add(cells, problems);
            }
        }
        return whole(documents, lost);
    }

    private static @Nullable DocumentType type(AnswerCells cells) {
        DocumentType type = cells.oneOf(AnswerField.TYPE, TYPES);
        return type.name().equalsIgnoreCase(cells.raw(AnswerField.TYPE)) ? type : null;
    }

    private static Read whole(Map<String, AnswerDocument> documents, List<FieldProblem> lost) {
        List<Read> parts = new ArrayList<>();
        documents.values().forEach(document -> parts.add(document.read()));
        if (!lost.isEmpty()) {
            parts.add(new Read.NotUnderstood(lost));
        }
        if (parts.isEmpty()) {
            return refused("", "there is no row below the heads");
        }
        return parts.size() == 1 ? parts.getFirst() : new Read.Several(parts);
    }
}
