package coop.cobuy.aggregator.storefront.supplier;

import coop.cobuy.aggregator.invoicing.InvoiceBody;
import coop.cobuy.aggregator.invoicing.LineKind;
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

    private static final String DEPOSIT = "deposit.";
    private static final String DEPOSIT_UNITS = "depositUnits.";
    private static final String DEPOSIT_VAT = "depositVat.";

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
            form.with(DEPOSIT_VAT + line.lineNo(), plain(line.vat()));
        }
    }

    /** Whether any deposit is typed in, or wrong, so that their fields are to be seen at once. */
    public static boolean hasDeposits(Form form) {
        return form.errors().keySet().stream().anyMatch(name -> name.startsWith("deposit"))
                || form.names().stream()
                        .filter(name -> name.startsWith(DEPOSIT) || name.startsWith(DEPOSIT_UNITS))
                        .anyMatch(name -> form.text(name).isPresent());
    }

    private static String plain(Percent percent) {
        return new BigDecimal(percent.decimal()).stripTrailingZeros().toPlainString();
    }

    /**
     * What was typed; of use only if the form is good afterwards.
     *
     * @param credit whether it is a credit note, which names the invoice that it corrects
     */
    public static InvoiceBody read(Visit visit, Form form, OrderContent order, boolean credit) {
        String number = TypedFields.text(visit, form, "number", InvoiceBody.NUMBER_MAX);
        String credited =
                credit ? TypedFields.text(visit, form, "credited", InvoiceBody.NUMBER_MAX) : null;
        LocalDate issued = TypedFields.day(visit, form, "issued");
        LocalDate due = form.text("due").isEmpty() ? null : TypedFields.day(visit, form, "due");
        if (issued != null && due != null && due.isBefore(issued)) {
            form.wrong("due", visit.t("supplier.invoice.due.before"));
        }
        Money payable = TypedFields.amount(visit, form, "payable", 1);
        List<InvoiceBody.Line> lines = new ArrayList<>();
        List<OrderLine> ordered = order.ordered().toList();
        ordered.forEach(line -> add(lines, line(visit, form, order, line)));
        ordered.forEach(line -> add(lines, deposit(visit, form, order, line)));
        if (form.isGood() && lines.isEmpty()) {
            form.wrong(visit.t("supplier.invoice.nothing"));
        }
        return new InvoiceBody(
                order.supplier().toString(),
                number,
                order.number(),
                credit,
                credited,
                order.currency().getCurrencyCode(),
                issued == null ? null : issued.toString(),
                due == null ? null : due.toString(),
                lines,
                List.of(),
                freight(visit, form),
                null,
                payable == null ? null : payable.decimal());
    }

    private static void add(List<InvoiceBody.Line> lines, InvoiceBody.@Nullable Line line) {
        if (line != null) {
            lines.add(line);
        }
    }

    private static InvoiceBody.@Nullable Line line(
            Visit visit, Form form, OrderContent order, OrderLine line) {
        Units units = TypedFields.units(visit, form, "units." + line.lineNo());
        UnitPrice price =
                TypedFields.price(visit, form, "price." + line.lineNo(), order.currency());
        Percent vat = percent(visit, form, "vat." + line.lineNo());
        String unit = line.catchWeight().isPresent() ? UnitCode.KILOGRAM.code() : null;
        return billed(line, units, price, vat, null, unit);
    }

    private static InvoiceBody.@Nullable Line billed(
            OrderLine line,
            @Nullable Units units,
            @Nullable UnitPrice price,
            @Nullable Percent vat,
            @Nullable String kind,
            @Nullable String unit) {
        if (units == null || price == null || vat == null || units.isZero()) {
            return null;
        }
        return new InvoiceBody.Line(
                line.sku(),
                units.toString(),
                price.toString(),
                price.times(units).decimal(),
                vat.decimal(),
                kind,
                unit);
    }

    /** What is billed as a deposit beside the goods of a line, if anything. */
    private static InvoiceBody.@Nullable Line deposit(
            Visit visit, Form form, OrderContent order, OrderLine line) {
        int no = line.lineNo();
        boolean isTyped =
                form.text(DEPOSIT_UNITS + no).isPresent() || form.text(DEPOSIT + no).isPresent();
        Percent vat =
                isTyped || form.text(DEPOSIT_VAT + no).isPresent()
                        ? percent(visit, form, DEPOSIT_VAT + no)
                        : null;
        if (!isTyped) {
            return null;
        }
        Units units = TypedFields.units(visit, form, DEPOSIT_UNITS + no);
        UnitPrice price = TypedFields.price(visit, form, DEPOSIT + no, order.currency());
        return billed(line, units, price, vat, LineKind.DEPOSIT.name(), null);
    }

    /** What is charged for the delivery, if anything. */
    private static List<InvoiceBody.Amount> freight(Visit visit, Form form) {
        boolean isTyped = form.text("freight").isPresent();
        Percent vat =
                isTyped || form.text("freightVat").isPresent()
                        ? percent(visit, form, "freightVat")
                        : null;
        if (!isTyped) {
            return List.of();
        }
        Money freight = TypedFields.amount(visit, form, "freight", 0);
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
