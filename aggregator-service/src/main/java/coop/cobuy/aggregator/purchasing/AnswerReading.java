package coop.cobuy.aggregator.purchasing;

import coop.cobuy.contract.supplier.v1.OrderResponse.Verdict;
import coop.cobuy.text.Sentence;

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
    static List<Sentence> differences(OrderContent content, List<SupplierAnswer.Line> lines) {
        List<Sentence> differences = new ArrayList<>();
        for (SupplierAnswer.Line line : lines) {
            Optional<OrderLine> ordered =
                    line.offer().flatMap(content::line).filter(OrderLine::isOrdered);
            if (ordered.isEmpty()) {
                if (line.offer().isPresent() && line.units().isZero()) {
                    continue; // a line that was taken out, and does not come
                }
                differences.add(say("not-ordered", line.sku(), line.units()));
                continue;
            }
            addDifferences(differences, ordered.get(), line);
        }
        return differences;
    }

    private static void addDifferences(
            List<Sentence> differences, OrderLine ordered, SupplierAnswer.Line line) {
        if (!ordered.units().equals(line.units())) {
            differences.add(say("units", line.sku(), ordered.units(), line.units()));
        }
        line.unitPrice()
                .filter(price -> price.compareTo(ordered.unitPrice()) != 0)
                .ifPresent(
                        price ->
                                differences.add(
                                        say("price", line.sku(), ordered.unitPrice(), price)));
    }

    private static Sentence say(String what, Object... arguments) {
        return Sentence.beside(AnswerReading.class, "difference." + what, arguments);
    }
}
