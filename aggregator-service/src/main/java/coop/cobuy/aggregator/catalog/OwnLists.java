package coop.cobuy.aggregator.catalog;

import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.ColumnMap;
import coop.cobuy.aggregator.platform.CsvRow;
import coop.cobuy.aggregator.platform.CsvRows;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.contract.supplier.v1.PriceList;
import coop.cobuy.id.SupplierId;
import coop.cobuy.problem.Parsed;
import coop.cobuy.problem.RowProblem;
import coop.cobuy.text.Sentence;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Price lists that suppliers upload themselves. They wait for a buyer, as those that come by a feed
 * do. A file with a problem is not taken at all: of a complete list, what is missing would end.
 */
@Singleton
public class OwnLists {

    private static final int LISTS_MAX = 100;
    private static final int LINES_OF_PART = 500;

    private final SupplierLists lists;
    private final SupplierListRows rows;
    private final Audit audit;
    private final Clock clock;

    OwnLists(SupplierLists lists, SupplierListRows rows, Audit audit, Clock clock) {
        this.lists = lists;
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A file.
     *
     * @param number the supplier's own of the list
     * @param complete whether what it does not name is gone
     * @param file its name, for problems
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Upload(String number, boolean complete, String file, byte[] content) {}

    /**
     * What became of a file.
     *
     * @param problems where there are any, nothing was taken
     */
    public record Outcome(int lines, List<RowProblem> problems) {
        public Outcome {
            problems = List.copyOf(problems);
        }
    }

    /**
     * A list as its supplier sees it.
     *
     * @param state INCOMPLETE, WAITING, TAKEN or REJECTED
     */
    public record Head(
            String number, boolean complete, int lines, String state, Instant receivedAt) {}

    /** The newest first, at most 100. */
    @Transactional
    public List<Head> all(Caller caller) {
        return caller.supplier().stream()
                .flatMap(
                        supplier ->
                                rows
                                        .ofSupplier(
                                                caller.coop().value(), supplier.value(), LISTS_MAX)
                                        .stream())
                .map(
                        row ->
                                new Head(
                                        row.number(),
                                        row.complete(),
                                        row.lineCount(),
                                        row.state(),
                                        UtcTime.instant(row.receivedAt())))
                .toList();
    }

    /**
     * Reads a list and lets it wait; the same again does nothing.
     *
     * @throws BadInput if the file as a whole cannot be used
     * @throws Refused if the caller acts for no supplier, or the number stands for another list
     */
    @Transactional
    public Outcome take(Caller caller, Upload upload) {
        SupplierId supplier =
                caller.supplier().orElseThrow(() -> new Refused(CatalogReason.SUPPLIER_NOT_FOUND));
        Parsed<CsvRow> parsed =
                new CsvRows(
                                upload.file(),
                                ColumnMap.OURS,
                                ListColumns.REQUIRED,
                                ListColumns.optional())
                        .read(upload.content());
        List<RowProblem> problems = new ArrayList<>(parsed.problems());
        List<PriceList.Line> lines = lines(caller, parsed.rows(), problems);
        if (lines.isEmpty() && problems.isEmpty()) {
            throw new BadInput("file", Sentence.beside(OwnLists.class, "file.no-lines"));
        }
        if (lines.size() > SupplierLists.LINES_MAX) {
            throw new BadInput(
                    "file", Sentence.beside(OwnLists.class, "file.lines", SupplierLists.LINES_MAX));
        }
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparingLong(RowProblem::line));
            return new Outcome(0, problems);
        }
        keep(caller, supplier, upload, lines);
        return new Outcome(lines.size(), List.of());
    }

    private static List<PriceList.Line> lines(
            Caller caller, List<CsvRow> rows, List<RowProblem> problems) {
        List<PriceList.Line> lines = new ArrayList<>();
        Map<String, Long> first = new HashMap<>();
        for (CsvRow row : rows) {
            PriceList.@Nullable Line line = ListColumns.line(row, caller.currency(), problems);
            if (line != null) {
                Long before = first.putIfAbsent(line.sku(), row.line());
                if (before != null) {
                    problems.add(
                            row.problem(
                                    "sku", Sentence.beside(OwnLists.class, "repeated", before)));
                }
                lines.add(line);
            }
        }
        return lines;
    }

    private void keep(
            Caller caller, SupplierId supplier, Upload upload, List<PriceList.Line> lines) {
        boolean isNew =
                rows.find(
                                caller.coop().value(),
                                SupplierLists.id(
                                        caller.coop().value(), supplier.value(), upload.number()))
                        .isEmpty();
        int parts = (lines.size() + LINES_OF_PART - 1) / LINES_OF_PART;
        for (int part = 1; part <= parts; part++) {
            int from = (part - 1) * LINES_OF_PART;
            PriceList sent =
                    new PriceList(
                            caller.coop().value(),
                            supplier.value(),
                            upload.number(),
                            part,
                            parts,
                            upload.complete(),
                            caller.currency().getCurrencyCode(),
                            null,
                            null,
                            lines.subList(from, Math.min(lines.size(), from + LINES_OF_PART)),
                            clock.instant().toString());
            if (lists.take(sent).isPresent()) {
                throw new Refused(CatalogReason.LIST_NUMBER_TAKEN);
            }
        }
        if (isNew) {
            audit.record(
                    caller,
                    "price-list.sent",
                    "supplier/" + supplier,
                    upload.number() + ": " + lines.size() + " lines");
        }
    }
}
