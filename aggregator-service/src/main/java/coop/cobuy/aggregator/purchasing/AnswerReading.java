package coop.cobuy.aggregator.purchasing;

import coop.cobuy.contract.supplier.v1.OrderResponse.Verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares what a supplier answers with what was ordered. Pure. */
final class AnswerReading {

    private AnswerReading() {}

    /**
     * What the answer comes to: an acceptance that changes a line is a change, whatever it calls
     * itself.
     */
    static Verdict verdict(OrderContent content, Verdict stated, List<SupplierAnswer.Line> lines) {
        return switch (stated) {
            case REJECTED, CHANGED -> stated;
            case ACCEPTED ->
                    differences(content, lines).isEmpty() ? Verdict.ACCEPTED : Verdict.CHANGED;
        };
    }

    /** A sentence for each line that is not as ordered. */
    static List<String> differences(OrderContent content, List<SupplierAnswer.Line> lines) {
        List<String> differences = new ArrayList<>();
        for (SupplierAnswer.Line line : lines) {
            Optional<OrderLine> ordered =
                    line.offer().flatMap(content::line).filter(OrderLine::isOrdered);
            if (ordered.isEmpty()) {
                if (line.offer().isPresent() && line.units().isZero()) {
                    continue; // a line that was taken out, and does not come
                }
                differences.add(line.sku() + ": was not ordered, " + line.units() + " announced");
                continue;
            }
            addDifferences(differences, ordered.get(), line);
        }
        return differences;
    }

    private static void addDifferences(
            List<String> differences, OrderLine ordered, SupplierAnswer.Line line) {
        if (!ordered.units().equals(line.units())) {
            differences.add(
                    "%s: %s ordered, %s announced"
                            .formatted(line.sku(), ordered.units(), line.units()));
        }
        line.unitPrice()
                .filter(price -> price.compareTo(ordered.unitPrice()) != 0)
                .ifPresent(
                        price ->
                                differences.add(
                                        "%s: price %s ordered, %s announced"
                                                .formatted(
                                                        line.sku(), ordered.unitPrice(), price)));
    }
}
