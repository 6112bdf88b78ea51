package coop.cobuy.aggregator.invoicing;

import coop.cobuy.id.OfferId;
import coop.cobuy.money.Money;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A bill beside its purchase order and receipts.
 *
 * @param lines one for each billed line, in their order
 * @param totals what the bill adds up to
 */
public record Match(List<Line> lines, List<Difference> differences, InvoiceTotals totals) {

    public Match {
        lines = List.copyOf(lines);
        differences = List.copyOf(differences);
    }

    /**
     * One billed line beside what was ordered and received; null where it was not ordered.
     *
     * @param lineNo the invoice's
     * @param unit of all its quantities and prices; null where neither order nor bill says
     */
    public record Line(
            int lineNo,
            @Nullable OfferId offer,
            String sku,
            @Nullable UnitCode unit,
            @Nullable Units ordered,
            @Nullable Units received,
            Units billed,
            @Nullable UnitPrice orderedPrice,
            UnitPrice billedPrice,
            Money billedNet) {}

    /** Whether nothing stands in the way of accepting it. */
    public boolean agrees() {
        return differences.stream().noneMatch(difference -> difference.kind().blocks());
    }
}
