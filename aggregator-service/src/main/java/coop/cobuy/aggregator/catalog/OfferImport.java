package coop.cobuy.aggregator.catalog;

import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.ColumnMap;
import coop.cobuy.aggregator.platform.CsvRow;
import coop.cobuy.aggregator.platform.CsvRows;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;
import coop.cobuy.problem.FieldProblem;
import coop.cobuy.problem.Parsed;
import coop.cobuy.problem.RowProblem;
import coop.cobuy.text.Sentence;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a supplier's price list: the good rows, in one transaction, each as a new or a changed
 * offer.
 */
@Singleton
public class OfferImport {

    private final Offers offers;
    private final Suppliers suppliers;
    private final IdSource ids;
    private final Audit audit;

    OfferImport(Offers offers, Suppliers suppliers, IdSource ids, Audit audit) {
        this.offers = offers;
        this.suppliers = suppliers;
        this.ids = ids;
        this.audit = audit;
    }

    /**
     * What became of a file.
     *
     * @param unchanged offers that stood as the file has them
     * @param suppliersCreated their codes
     * @param problems one or more for each row that was not taken, in order of line
     */
    public record Outcome(
            int created,
            int changed,
            int unchanged,
            List<String> suppliersCreated,
            List<RowProblem> problems) {

        public Outcome {
            suppliersCreated = List.copyOf(suppliersCreated);
            problems = List.copyOf(problems);
        }
    }

    /** A row that can be an offer, of a supplier by its code. */
    private record Good(
            PriceListRow row, String supplier, WholesaleTerms terms, Optional<Boolean> active) {}

    /** What has been done so far. */
    private static final class Progress {
        private final Map<String, SupplierId> suppliers = new HashMap<>();
        private final List<String> suppliersCreated = new ArrayList<>();
        private final List<RowProblem> problems = new ArrayList<>();
        private int created;
        private int changed;
        private int unchanged;
    }

    /**
     * How a file is to be read.
     *
     * @param file its name, for the problems
     * @param constants values that no column holds, by field
     * @param createSuppliers whether a code that no supplier has makes a new one; else its rows are
     *     problems
     */
    public record PriceList(
            String file, ColumnMap columns, ColumnMap constants, boolean createSuppliers) {}

    /**
     * @throws BadInput if the file as a whole cannot be used
     */
    @Transactional
    public Outcome take(Caller caller, PriceList list, byte[] content) {
        Parsed<CsvRow> parsed = rows(list).read(content);
        Progress progress = new Progress();
        progress.problems.addAll(parsed.problems());
        Map<String, Long> lines = new HashMap<>();
        for (CsvRow row : parsed.rows()) {
            PriceListRow priced = new PriceListRow(row, list.constants().columns());
            Good good = check(caller, priced, progress.problems);
            if (good == null || isRepeated(good, lines, progress.problems)) {
                continue;
            }
            SupplierId supplier = supplier(caller, good, list.createSuppliers(), progress);
            if (supplier != null) {
                keep(caller, supplier, good, progress);
            }
        }
        progress.problems.sort(Comparator.comparingLong(RowProblem::line));
        Outcome outcome =
                new Outcome(
                        progress.created,
                        progress.changed,
                        progress.unchanged,
                        progress.suppliersCreated,
                        progress.problems);
        audit.record(caller, "offers.imported", "file/" + list.file(), summary(outcome));
        return outcome;
    }

    /**
     * Takes a file whose header has our own names.
     *
     * @throws BadInput if the file as a whole cannot be used
     */
    @Transactional
    public Outcome take(Caller caller, String file, boolean createSuppliers, byte[] content) {
        return take(
                caller,
                new PriceList(
                        file,
                        ColumnMap.parse(null, OfferColumns.all()),
                        ColumnMap.parse(null, OfferColumns.all()),
                        createSuppliers),
                content);
    }

    private static CsvRows rows(PriceList list) {
        List<String> required = new ArrayList<>(OfferColumns.REQUIRED);
        required.removeAll(list.constants().columns().keySet());
        return new CsvRows(list.file(), list.columns(), required, OfferColumns.optional());
    }

    private static String summary(Outcome outcome) {
        return "created %d, changed %d, unchanged %d, problems %d"
                .formatted(
                        outcome.created(),
                        outcome.changed(),
                        outcome.unchanged(),
                        outcome.problems().size());
    }

    private static Sentence say(String what, Object... arguments) {
        return Sentence.beside(OfferImport.class, "import." + what, arguments);
    }

    private static @Nullable Good check(
            Caller caller, PriceListRow row, List<RowProblem> problems) {
        BadInput.Gatherer fields = new BadInput.Gatherer();
        Optional<WholesaleTerms> terms =
                TermsCheck.check(OfferColumns.raw(row), caller.currency(), fields);
        List<RowProblem> found = new ArrayList<>();
        for (FieldProblem problem : fields.errors()) {
            found.add(row.problem(OfferColumns.field(problem.pointer()), problem));
        }
        BadInput.Gatherer codes = new BadInput.Gatherer();
        String code = SupplierBody.checkCode(codes, "", row.value(OfferColumns.SUPPLIER));
        codes.errors().forEach(p -> found.add(row.problem(OfferColumns.SUPPLIER, p)));
        String active = row.value(OfferColumns.ACTIVE);
        if (active != null && !active.matches("true|false")) {
            found.add(row.problem(OfferColumns.ACTIVE, say("true-or-false")));
        }
        problems.addAll(found);
        return found.isEmpty() && code != null && terms.isPresent()
                ? new Good(
                        row, code, terms.get(), Optional.ofNullable(active).map(Boolean::valueOf))
                : null;
    }

    private static boolean isRepeated(
            Good good, Map<String, Long> lines, List<RowProblem> problems) {
        Long first =
                lines.putIfAbsent(good.supplier() + "/" + good.terms().sku(), good.row().line());
        if (first != null) {
            problems.add(good.row().problem(OfferColumns.SKU, say("twice", first)));
        }
        return first != null;
    }

    private @Nullable SupplierId supplier(
            Caller caller, Good good, boolean createSuppliers, Progress progress) {
        String code = good.supplier();
        SupplierId known = progress.suppliers.get(code);
        if (known != null) {
            return known;
        }
        Optional<Supplier> found = suppliers.byCode(caller.coop(), code);
        if (found.isEmpty() && !createSuppliers) {
            progress.problems.add(good.row().problem(OfferColumns.SUPPLIER, say("no-supplier")));
            return null;
        }
        SupplierId id = found.map(Supplier::id).orElseGet(() -> create(caller, code, progress));
        progress.suppliers.put(code, id);
        return id;
    }

    /** All that the file says of it is its code. */
    private SupplierId create(Caller caller, String code, Progress progress) {
        Money nothing = Money.zero(caller.currency());
        SupplierTerms terms = new SupplierTerms(code, code, null, null, nothing, nothing);
        SupplierId id = new SupplierId(ids.next());
        suppliers.add(caller.coop(), id, terms, true);
        audit.record(caller, "supplier.added", "supplier/" + id, code);
        progress.suppliersCreated.add(code);
        return id;
    }

    private void keep(Caller caller, SupplierId supplier, Good good, Progress progress) {
        WholesaleTerms terms = good.terms();
        Offer before = offers.lock(caller.coop(), supplier, terms.sku()).orElse(null);
        if (before == null) {
            OfferId id = new OfferId(ids.next());
            offers.add(caller.coop(), id, supplier, terms, good.active().orElse(true));
            progress.created++;
            return;
        }
        boolean active = good.active().orElse(before.active());
        if (terms.category().isEmpty()) {
            // A supplier's file knows nothing of the co-op's categories.
            terms = terms.in(before.terms().categoryOrNull());
        }
        if (before.terms().equals(terms) && before.active() == active) {
            progress.unchanged++;
            return;
        }
        offers.change(caller.coop(), before, terms, active);
        progress.changed++;
    }
}
