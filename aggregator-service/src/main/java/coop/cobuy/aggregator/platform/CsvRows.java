package coop.cobuy.aggregator.platform;

import coop.cobuy.problem.FieldProblem;
import coop.cobuy.problem.Parsed;
import coop.cobuy.problem.RowProblem;
import coop.cobuy.text.Sentence;
import coop.cobuy.text.Voice;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Reads files of rows as spreadsheets write them (RFC 4180): UTF-8 with or without a byte order
 * mark, separated by comma, semicolon or tab, whichever the first line has most of. A row that
 * cannot be taken becomes a located problem; it never costs another row.
 */
public final class CsvRows {

    /** The most rows of one file. */
    public static final int ROWS_MAX = 200_000;

    private static final char[] SEPARATORS = {',', ';', '\t'};
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String file;
    private final ColumnMap columns;
    private final List<String> required;
    private final List<String> optional;

    /**
     * What is looked for.
     *
     * @param file its name, for problems
     * @param required fields whose columns there must be
     * @param optional fields whose columns there may be; other columns are passed over
     */
    public CsvRows(String file, ColumnMap columns, List<String> required, List<String> optional) {
        this.file = file;
        this.columns = columns;
        this.required = List.copyOf(required);
        this.optional = List.copyOf(optional);
    }

    /**
     * @throws BadInput if this is not text in UTF-8, has no first line, lacks a column, names one
     *     twice or has too many rows
     */
    public Parsed<CsvRow> read(byte[] content) {
        String text = text(content);
        List<CsvRow> rows = new ArrayList<>();
        List<RowProblem> problems = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = reader(text)) {
            Iterator<CsvRecord> records = reader.iterator();
            if (!records.hasNext()) {
                throw new BadInput("body", say("file.empty"));
            }
            CsvRecord header = records.next();
            Map<String, Integer> places = places(header.getFields());
            readRows(records, header.getFieldCount(), places, rows, problems);
        } catch (CsvParseException e) {
            throw new BadInput("body", say("file.no-csv", String.valueOf(e.getMessage())));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return new Parsed<>(rows, problems);
    }

    private void readRows(
            Iterator<CsvRecord> records,
            int width,
            Map<String, Integer> places,
            List<CsvRow> rows,
            List<RowProblem> problems) {
        try {
            while (records.hasNext()) {
                CsvRecord next = records.next();
                if (rows.size() + problems.size() == ROWS_MAX) {
                    throw new BadInput("body", say("file.rows", ROWS_MAX));
                }
                if (next.getFieldCount() == width) {
                    rows.add(row(next, places));
                } else {
                    problems.add(
                            wholeRow(
                                    next.getStartingLineNumber(),
                                    next.toString(),
                                    say("cells", next.getFieldCount(), width)));
                }
            }
        } catch (CsvParseException e) {
            // An open quotation mark swallows what follows: say so, keep what stood before.
            long last = rows.isEmpty() ? 1 : rows.getLast().line();
            problems.add(wholeRow(last + 1, "", say("unreadable", String.valueOf(e.getMessage()))));
        }
    }

    private static Sentence say(String key, Object... arguments) {
        return Sentence.beside(CsvRows.class, key, arguments);
    }

    private RowProblem wholeRow(long line, String text, Sentence said) {
        return new RowProblem(file, line, "", text, Voice.ENGLISH.say(said), said);
    }

    private static String text(byte[] content) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new BadInput("body", say("file.no-text"));
        }
    }

    private static CsvReader<CsvRecord> reader(String text) {
        return CsvReader.builder()
                .fieldSeparator(separator(text))
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .skipEmptyLines(true)
                .ofCsvRecord(text);
    }

    private static char separator(String text) {
        String first = text.lines().findFirst().orElse("");
        char best = SEPARATORS[0];
        long most = 0;
        for (char separator : SEPARATORS) {
            long count = first.chars().filter(c -> c == separator).count();
            if (count > most) {
                most = count;
                best = separator;
            }
        }
        return best;
    }

    private Map<String, Integer> places(List<String> header) {
        List<String> names = header.stream().map(String::strip).toList();
        List<FieldProblem> errors = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        for (String field : all()) {
            String column = columns.column(field);
            int at = names.indexOf(column);
            if (at >= 0) {
                places.put(field, at);
            } else if (required.contains(field)) {
                errors.add(new FieldProblem(column, say("file.column-missing", column)));
            }
            if (at != names.lastIndexOf(column)) {
                errors.add(new FieldProblem(column, say("file.column-twice", column)));
            }
        }
        if (!errors.isEmpty()) {
            throw new BadInput(errors);
        }
        return places;
    }

    private List<String> all() {
        List<String> all = new ArrayList<>(required);
        all.addAll(optional);
        return all;
    }

    private CsvRow row(CsvRecord record, Map<String, Integer> places) {
        Map<String, String> cells = new HashMap<>();
        places.forEach((field, at) -> cells.put(field, record.getField(at).strip()));
        return new CsvRow(file, record.getStartingLineNumber(), cells, columns);
    }
}
