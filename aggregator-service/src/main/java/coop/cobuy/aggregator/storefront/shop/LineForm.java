package coop.cobuy.aggregator.storefront.shop;

import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.ordering.OwnOrders.Wanted;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.problem.FieldProblem;
import coop.cobuy.quantity.Units;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Reads the fields of one line as people type them: with a comma too, and with nothing for zero.
 */
public final class LineForm {

    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,6})?");
    private static final String NONE = "0";

    private LineForm() {}

    /** What is wanted; what cannot be taken is noted with the form. */
    static Wanted read(Visit visit, Form form, Offer offer) {
        return read(visit, form, offer, "");
    }

    /**
     * @param suffix of the fields' names, where a form has several lines
     */
    public static Wanted read(Visit visit, Form form, Offer offer, String suffix) {
        if (form.has("remove" + suffix, "yes")) {
            return new Wanted(offer.id(), NONE, NONE, null, false);
        }
        boolean whole = offer.terms().unit().decimals() < Units.DECIMALS;
        String quantity = decimal(visit, form, "quantity" + suffix, whole ? 0 : Units.DECIMALS);
        String tolerance = decimal(visit, form, "tolerance" + suffix, whole ? 0 : Units.DECIMALS);
        String limit = decimal(visit, form, "maxUnitPrice" + suffix, 6);
        if (!form.value("tolerance" + suffix).isBlank() && isZero(quantity)) {
            form.wrong("quantity" + suffix, visit.t("shop.wrong.quantity-first"));
        }
        return new Wanted(
                offer.id(),
                isZero(quantity) ? NONE : quantity,
                tolerance,
                form.value("maxUnitPrice" + suffix).isBlank() ? null : limit,
                form.has("allOrNothing" + suffix, "yes"));
    }

    private static boolean isZero(String decimal) {
        return new BigDecimal(decimal).signum() == 0;
    }

    private static String decimal(Visit visit, Form form, String field, int decimals) {
        String typed = form.value(field).replaceAll("[\\s\u00a0]", "").replace(',', '.');
        if (typed.isEmpty()) {
            return NONE;
        }
        if (!DECIMAL.matcher(typed).matches()) {
            form.wrong(field, visit.t("shop.wrong.number"));
            return NONE;
        }
        if (new BigDecimal(typed).stripTrailingZeros().scale() > decimals) {
            form.wrong(
                    field,
                    decimals == 0
                            ? visit.t("shop.wrong.whole")
                            : visit.t("shop.wrong.decimals", decimals));
            return NONE;
        }
        return typed;
    }

    /** Puts a problem that ordering found with a line to the field that it is about. */
    static void place(Visit visit, Form form, FieldProblem problem) {
        String field = problem.pointer().substring(problem.pointer().lastIndexOf('/') + 1);
        if (field.equals("quantity") || field.equals("tolerance")) {
            form.wrong(field, visit.t("shop.wrong.amount"));
        } else if (field.equals("maxUnitPrice")) {
            form.wrong(field, visit.t("shop.wrong.number"));
        } else {
            form.wrong(visit.why(problem));
        }
    }

    /** A number that a page of ours put into a form; anything else is none. */
    public static int number(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
    }
}
