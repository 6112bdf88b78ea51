package coop.cobuy.aggregator.storefront;

import coop.cobuy.aggregator.ledger.PaymentDay;
import coop.cobuy.aggregator.ledger.Transfer;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.WrittenAmount;
import coop.cobuy.money.Money;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Currency;
import java.util.regex.Pattern;

/** Reads amounts, days and texts out of forms; what is wrong is noted beside the field. */
public final class TypedFields {

    private static final Pattern KEY = Pattern.compile("[0-9A-Za-z-]{1,64}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,3})?");
    private static final Pattern PRICE = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,6})?");

    private TypedFields() {}

    /**
     * @param min in minor units
     */
    public static @Nullable Money amount(Visit visit, Form form, String field, long min) {
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
                visit.t(min > 0 ? "frame.wrong.amount" : "frame.wrong.amount-or-zero", example));
        return null;
    }

    public static @Nullable LocalDate day(Visit visit, Form form, String field) {
        try {
            return PaymentDay.parse(form.value(field).strip());
        } catch (IllegalArgumentException e) {
            form.wrong(field, visit.t("frame.wrong.day"));
            return null;
        }
    }

    public static @Nullable String text(Visit visit, Form form, String field, int lengthMax) {
        BadInput.Gatherer errors = new BadInput.Gatherer();
        String read = errors.text("/" + field, form.value(field), lengthMax);
        if (read == null) {
            form.wrong(field, visit.t("frame.wrong.text", lengthMax));
        }
        return read;
    }

    /** The key that names a form, so that sending it again does nothing twice. */
    public static String key(Visit visit, Form form) {
        if (!KEY.matcher(form.value("key")).matches()) {
            form.wrong(visit.t("frame.wrong.form"));
        }
        return form.value("key");
    }

    /** What was chosen of a few, by its name; null: nothing that can be, and that is noted. */
    public static <T extends Enum<T>> @Nullable T choice(
            Visit visit, Form form, String field, Class<T> of) {
        for (T each : of.getEnumConstants()) {
            if (each.name().equals(form.value(field))) {
                return each;
            }
        }
        form.wrong(field, visit.t("frame.wrong.choice"));
        return null;
    }

    /** The language that a mail is to be in; null: none of ours, and that is noted. */
    public static @Nullable Language language(Visit visit, Form form, String field) {
        Language language = Language.of(form.value(field)).orElse(null);
        if (language == null) {
            form.wrong(field, visit.t("frame.wrong.choice"));
        }
        return language;
    }

    /** A number of units, zero or more, with a comma too; null: it is none, and that is noted. */
    public static @Nullable Units units(Visit visit, Form form, String field) {
        String typed = form.value(field).replaceAll("[\\s\u00a0]", "").replace(',', '.');
        if (!DECIMAL.matcher(typed).matches()) {
            form.wrong(field, visit.t("frame.wrong.units"));
            return null;
        }
        return Units.parse(typed);
    }

    /** A net price of a unit; null: it is none, and that is noted. */
    public static @Nullable UnitPrice price(
            Visit visit, Form form, String field, Currency currency) {
        String typed = form.value(field).replaceAll("[\\s\u00a0]", "").replace(',', '.');
        if (!PRICE.matcher(typed).matches()) {
            form.wrong(field, visit.t("frame.wrong.price"));
            return null;
        }
        return UnitPrice.parse(typed, currency);
    }
}
