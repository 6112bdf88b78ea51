package coop.cobuy.aggregator.invoicing;

import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * The content of a supplier's invoice or credit note, exactly as stated: it may be wrong in its
 * sums, see {@link InvoiceTotals} and {@link ThreeWayMatch}. All amounts are of one currency.
 *
 * @param number the supplier's own
 * @param orderNumber the purchase order that it bills
 * @param credit a credit note: its amounts count against
 * @param creditedNumberOrNull see {@link #creditedNumber()}
 * @param rounding added to the total (BT-114), any sign
 * @param payable what the supplier wants (BT-115)
 */
public record Bill(
        SupplierId supplier,
        String number,
        String orderNumber,
        boolean credit,
        @Nullable String creditedNumberOrNull,
        Currency currency,
        LocalDate issuedOn,
        @Nullable LocalDate dueOnOrNull,
        List<BilledLine> lines,
        List<BilledAmount> allowances,
        List<BilledAmount> charges,
        Money rounding,
        Money payable) {

    public Bill {
        lines = List.copyOf(lines);
        allowances = List.copyOf(allowances);
        charges = List.copyOf(charges);
    }

    /** The invoice that this credit note corrects; absent for an invoice. */
    public Optional<String> creditedNumber() {
        return Optional.ofNullable(creditedNumberOrNull);
    }

    public Optional<LocalDate> dueOn() {
        return Optional.ofNullable(dueOnOrNull);
    }
}
