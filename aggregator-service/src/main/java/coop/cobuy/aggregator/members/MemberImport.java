package coop.cobuy.aggregator.members;

import coop.cobuy.aggregator.ledger.Transfer;
import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.ColumnMap;
import coop.cobuy.aggregator.platform.CsvRow;
import coop.cobuy.aggregator.platform.CsvRows;
import coop.cobuy.money.Money;
import coop.cobuy.problem.FieldProblem;
import coop.cobuy.problem.Parsed;
import coop.cobuy.problem.RowProblem;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Takes members from a file. Each good row becomes a member with its opening balance and credit
 * limit in a transaction of its own; each bad one becomes a problem; the same row again does
 * nothing.
 */
@Singleton
class MemberImport {

    static final List<String> REQUIRED = List.of("number", "name");
    static final List<String> OPTIONAL = List.of("email", "opening_balance", "credit_limit");

    private final MemberImportRow row;
    private final Audit audit;

    MemberImport(MemberImportRow row, Audit audit) {
        this.row = row;
        this.audit = audit;
    }

    /** What became of a file's rows. */
    record Result(int created, int unchanged, List<RowProblem> problems) {
        Result {
            problems = List.copyOf(problems);
        }
    }

    /**
     * @param constants values of fields that no column holds, by field
     */
    Result take(Caller caller, CsvRows reader, ColumnMap constants, byte[] content) {
        Parsed<CsvRow> parsed = reader.read(content);
        List<RowProblem> problems = new ArrayList<>(parsed.problems());
        Set<String> seen = new HashSet<>();
        int created = 0;
        int unchanged = 0;
        for (CsvRow csv : parsed.rows()) {
            BadInput.Gatherer errors = new BadInput.Gatherer();
            Wanted wanted = read(new Cells(csv, constants), caller.currency(), errors);
            if (wanted == null) {
                FieldProblem first = errors.errors().getFirst();
                problems.add(csv.problem(first.pointer(), first));
                continue;
            }
            if (!seen.add(wanted.content())) {
                // A file of orders names its members again and again: no need to ask each time.
                unchanged++;
                continue;
            }
            switch (row.take(caller, wanted)) {
                case CREATED -> created++;
                case UNCHANGED -> unchanged++;
                case TAKEN ->
                        problems.add(
                                csv.problem(
                                        "number",
                                        "a member with this number is there already, and not from"
                                                + " the same row"));
            }
        }
        problems.sort(Comparator.comparingLong(RowProblem::line));
        audit.record(
                caller,
                "members.imported",
                "coop/" + caller.coop(),
                created + " created, " + unchanged + " unchanged, " + problems.size() + " refused");
        return new Result(created, unchanged, problems);
    }

    /** A row's cells, and what stands for cells that the file does not have. */
    private record Cells(CsvRow row, ColumnMap constants) {
        String get(String field) {
            return constants.columns().getOrDefault(field, row.get(field));
        }
    }

    /** A good row. */
    record Wanted(NewMember member, Money opening, @Nullable Money creditLimit, String content) {}

    private static @Nullable Wanted read(Cells csv, Currency currency, BadInput.Gatherer errors) {
        String number = errors.text("number", csv.get("number"), MemberController.NUMBER_MAX);
        String name = errors.text("name", csv.get("name"), MemberController.NAME_MAX);
        String email = errors.mail("email", csv.get("email"));
        Money opening =
                Optional.ofNullable(amount(csv, "opening_balance", currency, errors))
                        .orElse(Money.zero(currency));
        Money limit = amount(csv, "credit_limit", currency, errors);
        if (limit != null && limit.isNegative()) {
            errors.add("credit_limit", "is below zero");
        }
        if (!errors.isEmpty()) {
            return null;
        }
        NewMember member =
                new NewMember(Objects.requireNonNull(number), Objects.requireNonNull(name), email);
        return new Wanted(member, opening, limit, member + " " + opening + " " + limit);
    }

    private static @Nullable Money amount(
            Cells csv, String field, Currency currency, BadInput.Gatherer errors) {
        if (csv.get(field).isEmpty()) {
            return null;
        }
        Money read =
                errors.parse(
                        field,
                        csv.get(field),
                        "an amount such as 12.50, with the decimals of " + currency,
                        text -> Money.parse(text, currency));
        return read == null
                ? null
                : errors.money(field, read, currency, -Transfer.AMOUNT_MAX, Transfer.AMOUNT_MAX);
    }
}
