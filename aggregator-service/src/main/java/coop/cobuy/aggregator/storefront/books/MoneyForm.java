package coop.cobuy.aggregator.storefront.books;

import coop.cobuy.aggregator.ledger.PaymentDay;
import coop.cobuy.aggregator.ledger.Transfer;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.WrittenAmount;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/** Reads amounts, days and texts out of forms; what is wrong is noted beside the field. */
final class MoneyForm {

    private MoneyForm() {}

    /**
     * @param min in minor units
     */
    static @Nullable Money amount(Visit visit, Form form, String field, long min) {
        try {
            Money read = WrittenAmount.parse(form.value(field), visit.caller().currency());
            if (read.minor() >= min && read.minor() <= Transfer.AMOUNT_MAX) {
                return read;
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            // told as below
        }
        String example = visit.money(new Money(1250, visit.caller().currency()));
        form.wrong(
                field,
                visit.t(min > 0 ? "books.wrong.amount" : "books.wrong.amount-or-zero", example));
        return null;
    }

    static @Nullable LocalDate day(Visit visit, Form form, String field) {
        try {
            return PaymentDay.parse(form.value(field).strip());
        } catch (IllegalArgumentException e) {
            form.wrong(field, visit.t("books.wrong.day"));
            return null;
        }
    }

    static @Nullable String text(Visit visit, Form form, String field, int lengthMax) {
        BadInput.Gatherer errors = new BadInput.Gatherer();
        String read = errors.text("/" + field, form.value(field), lengthMax);
        if (read == null) {
            form.wrong(field, visit.t("books.wrong.text", lengthMax));
        }
        return read;
    }
}
