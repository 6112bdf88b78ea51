package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.catalog.Supplier;
import coop.cobuy.aggregator.platform.CsvRow;
import coop.cobuy.aggregator.rounds.RoundSnapshot;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.problem.RowProblem;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/**
 * Makes whole orders of a file's rows: one order for each member, one line for each offer, the
 * quantities of its rows added up. Pure; a row that cannot be taken is located and left out.
 */
final class OrderFile {

    static final String DATE = "date";
    static final String MEMBER = "member";
    static final String SKU = "sku";
    static final String QUANTITY = "quantity";
    static final String TOLERANCE = "tolerance";
    static final String SUPPLIER = "supplier";
    static final List<String> REQUIRED = List.of(MEMBER, SKU, QUANTITY);
    static final List<String> OPTIONAL = List.of(DATE, TOLERANCE, SUPPLIER);

    private final Map<String, List<Offer>> offersBySku = new HashMap<>();
    private final Map<SupplierId, String> supplierCodes = new HashMap<>();
    private final Function<String, Optional<MemberId>> members;

    private final Map<MemberId, Map<UUID, Sum>> orders = new LinkedHashMap<>();
    private final List<RowProblem> problems = new ArrayList<>();
    private long taken;

    /** What a member's rows of one offer come to. */
    private record Sum(Units quantity, Units tolerance) {
        Sum plus(Sum other) {
            return new Sum(quantity.plus(other.quantity), tolerance.plus(other.tolerance));
        }
    }

    /**
     * What the file holds.
     *
     * @param orders each member's lines, offers in the order of their ids
     * @param taken how many rows are in them
     */
    record Result(Map<MemberId, List<OrderLine>> orders, List<RowProblem> problems, long taken) {}

    /**
     * @param members finds a member by the text in the file
     */
    OrderFile(RoundSnapshot snapshot, Function<String, Optional<MemberId>> members) {
        this.members = members;
        for (Offer offer : snapshot.offers().values()) {
            offersBySku.computeIfAbsent(offer.terms().sku(), s -> new ArrayList<>()).add(offer);
        }
        for (Supplier supplier : snapshot.suppliers().values()) {
            supplierCodes.put(supplier.id(), supplier.terms().code());
        }
    }

    Result read(List<CsvRow> rows, List<RowProblem> before) {
        problems.addAll(before);
        rows.forEach(this::take);
        Map<MemberId, List<OrderLine>> result = new LinkedHashMap<>();
        orders.forEach((member, sums) -> result.put(member, lines(sums)));
        problems.sort(java.util.Comparator.comparingLong(RowProblem::line));
        return new Result(result, List.copyOf(problems), taken);
    }

    private void take(CsvRow row) {
        int before = problems.size();
        MemberId member = member(row);
        Offer offer = offer(row);
        Units quantity = quantity(row, QUANTITY, offer);
        Units tolerance = row.has(TOLERANCE) ? quantity(row, TOLERANCE, offer) : Units.ZERO;
        checkDate(row);
        if (quantity != null && quantity.isZero()) {
            problems.add(row.problem(QUANTITY, "must be above zero"));
        }
        if (problems.size() > before
                || member == null
                || offer == null
                || quantity == null
                || tolerance == null) {
            return;
        }
        Map<UUID, Sum> sums =
                orders.computeIfAbsent(member, m -> new TreeMap<>(OrderLine.BY_BYTES));
        Sum sum = new Sum(quantity, tolerance);
        Sum old = sums.get(offer.id().value());
        Sum together = old == null ? sum : old.plus(sum);
        if (together.quantity().compareTo(Units.MAX) > 0) {
            problems.add(row.problem(QUANTITY, "comes to more than " + Units.MAX + " in all"));
            return;
        }
        sums.put(offer.id().value(), together);
        taken++;
    }

    private @Nullable MemberId member(CsvRow row) {
        if (!row.has(MEMBER)) {
            problems.add(row.problem(MEMBER, "is missing: whose order is this?"));
            return null;
        }
        Optional<MemberId> found = members.apply(row.get(MEMBER));
        if (found.isEmpty()) {
            problems.add(row.problem(MEMBER, "there is no member with this number"));
        }
        return found.orElse(null);
    }

    private @Nullable Offer offer(CsvRow row) {
        List<Offer> found =
                offersBySku.getOrDefault(row.get(SKU), List.of()).stream()
                        .filter(offer -> matchesSupplier(row, offer))
                        .toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        problems.add(
                row.problem(
                        SKU,
                        found.isEmpty()
                                ? "there is no such offer in this round"
                                : "several suppliers have it: name one in the column supplier"));
        return null;
    }

    private boolean matchesSupplier(CsvRow row, Offer offer) {
        return !row.has(SUPPLIER)
                || row.get(SUPPLIER).equals(supplierCodes.getOrDefault(offer.supplier(), ""));
    }

    private @Nullable Units quantity(CsvRow row, String field, @Nullable Offer offer) {
        try {
            Units units = Units.parse(row.get(field));
            if (units.compareTo(Units.MAX) > 0) {
                problems.add(row.problem(field, "is more than " + Units.MAX));
                return null;
            }
            if (offer != null && offer.terms().unit().decimals() == 0 && !units.isWhole()) {
                problems.add(row.problem(field, "is a part of a piece"));
                return null;
            }
            return units;
        } catch (IllegalArgumentException | ArithmeticException e) {
            problems.add(row.problem(field, "is no quantity above zero"));
            return null;
        }
    }

    private void checkDate(CsvRow row) {
        if (!row.has(DATE)) {
            return;
        }
        try {
            LocalDate.parse(row.get(DATE).split("[T ]", 2)[0]);
        } catch (DateTimeParseException e) {
            problems.add(row.problem(DATE, "is no day; expected: 2026-01-31"));
        }
    }

    private static List<OrderLine> lines(Map<UUID, Sum> sums) {
        List<OrderLine> lines = new ArrayList<>();
        sums.forEach(
                (offer, sum) ->
                        lines.add(
                                new OrderLine(
                                        offer,
                                        sum.quantity().milli(),
                                        sum.tolerance().milli(),
                                        OrderLine.NO_LIMIT)));
        return lines;
    }
}
