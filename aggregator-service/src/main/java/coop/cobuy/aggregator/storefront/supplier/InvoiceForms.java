package coop.cobuy.aggregator.storefront.supplier;

import coop.cobuy.aggregator.invoicing.InvoiceBody;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.purchasing.OrderContent;
import coop.cobuy.aggregator.purchasing.OrderLine;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.TypedFields;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.id.OfferId;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The form by which an invoice for a purchase order is typed in, whoever does so: filled in
 * beforehand, read, and refusals told beside their fields.
 */
public final class InvoiceForms {

    private static final int NUMBER_MAX = 100;

    private InvoiceForms() {}

    /**
     * Proposes what is not typed yet: units as they are given, prices and tax of the order.
     *
     * @param units by offer; in kilograms where pieces are billed by weight
     */
    public static void fill(Form form, OrderContent order, Map<OfferId, Units> units) {
        for (OrderLine line : order.ordered().toList()) {
            form.with("units." + line.lineNo(), units.getOrDefault(line.offer(), Units.ZERO));
            form.with(
                    "price." + line.lineNo(),
                    line.catchWeight().isPresent()
                            ? line.kilogramPrice().orElseThrow()
                            : line.unitPrice());
            form.with("vat." + line.lineNo(), plain(line.vat()));
        }
    }

    private static String plain(Percent percent) {
        return new BigDecimal(percent.decimal()).stripTrailingZeros().toPlainString();
    }

    /** What was typed; of use only if the form is good afterwards. */
    public static InvoiceBody read(Visit visit, Form form, OrderContent order) {
        String number = TypedFields.text(visit, form, "number", NUMBER_MAX);
        LocalDate issued = TypedFields.day(visit, form, "issued");
        LocalDate due = form.text("due").isEmpty() ? null : TypedFields.day(visit, form, "due");
        if (issued != null && due != null && due.isBefore(issued)) {
            form.wrong("due", visit.t("supplier.invoice.due.before"));
        }
        Money payable = TypedFields.amount(visit, form, "payable", 1);
        List<InvoiceBody.Line> lines = new ArrayList<>();
        for (OrderLine line : order.ordered().toList()) {
            InvoiceBody.Line read = line(visit, form, order, line);
            if (read != null) {
                lines.add(read);
            }
        }
        if (form.isGood() && lines.isEmpty()) {
            form.wrong(visit.t("supplier.invoice.nothing"));
        }
        return new InvoiceBody(
                order.supplier().toString(),
                number,
                order.number(),
                false,
                null,
                order.currency().getCurrencyCode(),
                issued == null ? null : issued.toString(),
                due == null ? null : due.toString(),
                lines,
                List.of(),
                freight(visit, form),
                null,
                payable == null ? null : payable.decimal());
    }

    private static InvoiceBody.@Nullable Line line(
            Visit visit, Form form, OrderContent order, OrderLine line) {
        Units units = TypedFields.units(visit, form, "units." + line.lineNo());
        UnitPrice price =
                TypedFields.price(visit, form, "price." + line.lineNo(), order.currency());
        Percent vat = percent(visit, form, "vat." + line.lineNo());
        if (units == null || price == null || vat == null || units.isZero()) {
            return null;
        }
        return new InvoiceBody.Line(
                line.sku(),
                units.toString(),
                price.toString(),
                price.times(units).decimal(),
                vat.decimal(),
                null,
                line.catchWeight().isPresent() ? UnitCode.KILOGRAM.code() : null);
    }

    /** What is charged for the delivery, if anything. */
    private static List<InvoiceBody.Amount> freight(Visit visit, Form form) {
        if (form.text("freight").isEmpty()) {
            return List.of();
        }
        Money freight = TypedFields.amount(visit, form, "freight", 0);
        Percent vat = percent(visit, form, "freightVat");
        return freight == null || vat == null || freight.isZero()
                ? List.of()
                : List.of(new InvoiceBody.Amount("Freight", freight.decimal(), vat.decimal()));
    }

    private static @Nullable Percent percent(Visit visit, Form form, String field) {
        try {
            return Percent.parse(form.value(field).strip().replace(',', '.'));
        } catch (IllegalArgumentException | ArithmeticException e) {
            form.wrong(field, visit.t("supplier.invoice.vat.wrong"));
            return null;
        }
    }

    /**
     * Notes a refusal beside its field.
     *
     * @param taken what to say if the number stands for another invoice
     * @throws Refused again, if it is of no field
     */
    public static void take(Visit visit, Form form, Refused refused, String taken) {
        switch (refused.reason().name()) {
            case "SUM_DIFFERS" -> {
                Money right =
                        Money.parse(
                                refused.errors().getFirst().reason(), visit.caller().currency());
                form.wrong("payable", visit.t("supplier.invoice.sum", visit.money(right)));
            }
            case "INVOICE_CONFLICT" -> form.wrong("number", taken);
            default -> throw refused;
        }
    }
}
