package coop.cobuy.aggregator.catalog;

import coop.cobuy.id.OfferId;
import coop.cobuy.problem.FieldProblem;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Where a supplier's price list and the catalogue differ in one product.
 *
 * @param line of the list, 0 for the first; null: the list does not name the product
 * @param offer null: there is none yet
 * @param fields what would change; of a new offer all that it would have
 * @param problems why it cannot be taken over, each with its place in the list; such a line stays
 */
public record ListDifference(
        Kind kind,
        @Nullable Integer line,
        String sku,
        @Nullable String name,
        @Nullable OfferId offer,
        List<Field> fields,
        List<FieldProblem> problems) {

    public ListDifference {
        fields = List.copyOf(fields);
        problems = List.copyOf(problems);
    }

    /** What taking it over does. */
    public enum Kind {
        /** Makes an offer. */
        NEW,
        /** Changes an offer, or brings one back. */
        CHANGED,
        /** Ends an offer that the supplier withdrew, or that a complete list does not name. */
        WITHDRAWN
    }

    /** One field of an offer; absent where it has or will have no value. */
    public record Field(String name, @Nullable String before, @Nullable String after) {}

    public boolean canBeTaken() {
        return problems.isEmpty();
    }
}
