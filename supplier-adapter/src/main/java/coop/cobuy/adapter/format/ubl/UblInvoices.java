package coop.cobuy.adapter.format.ubl;

import coop.cobuy.adapter.canonical.InboundDocument.Invoice;
import coop.cobuy.adapter.canonical.InvoiceLine;
import coop.cobuy.adapter.canonical.ItemReference;
import coop.cobuy.adapter.format.xml.XmlElement;
import coop.cobuy.adapter.format.xml.XmlFields;
import coop.cobuy.contract.supplier.v1.SupplierInvoice.Amount;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.problem.FieldProblem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * Reads invoices and credit notes. What the contract has no place for but money depends on becomes
 * an allowance: a line with a quantity below zero, and what was paid before.
 */
final class UblInvoices {

    private final XmlFields fields;
    private final boolean credit;
    private final Currency currency;
    private final List<FieldProblem> remarks = new ArrayList<>();
    private final List<Amount> allowances = new ArrayList<>();
    private final List<Amount> charges = new ArrayList<>();

    private UblInvoices(XmlFields fields, boolean credit) {
        this.fields = fields;
        this.credit = credit;
        this.currency = fields.currency("cbc:DocumentCurrencyCode");
    }

    /**
     * @param remarks what a person should know although money and quantities are clear
     */
    record Bill(Invoice invoice, List<FieldProblem> remarks) {

        Bill {
            remarks = List.copyOf(remarks);
        }
    }

    static Bill read(XmlFields fields) {
        boolean credit =
                fields.element().name().equals("CreditNote")
                        || "381".equals(fields.optionalText(10, "cbc:InvoiceTypeCode"));
        return new UblInvoices(fields, credit).bill();
    }

    private Bill bill() {
        List<InvoiceLine> lines = new ArrayList<>();
        List<XmlFields> read = fields.each(credit ? "cac:CreditNoteLine" : "cac:InvoiceLine");
        if (read.isEmpty()) {
            read = fields.each("cac:InvoiceLine");
        }
        if (read.isEmpty()) {
            fields.problem(fields.element(), "at least one line is expected");
        }
        for (XmlFields line : read) {
            line(line).ifPresent(lines::add);
        }
        fields.each("cac:AllowanceCharge").forEach(this::amount);
        prepaid();
        String total = "cac:LegalMonetaryTotal/";
        Invoice invoice =
                new Invoice(
                        fields.text("cbc:ID", UblValues.NUMBER_MAX),
                        fields.optionalText(UblValues.NUMBER_MAX, "cac:OrderReference/cbc:ID"),
                        credited(),
                        currency.getCurrencyCode(),
                        fields.day("cbc:IssueDate"),
                        fields.optionalDay("cbc:DueDate", "cac:PaymentMeans/cbc:PaymentDueDate"),
                        lines,
                        allowances,
                        charges,
                        fields.optionalMoney(total + "cbc:PayableRoundingAmount", currency)
                                .decimal(),
                        fields.money(total + "cbc:PayableAmount", currency).decimal());
        return new Bill(invoice, remarks);
    }

    private @Nullable String credited() {
        if (!credit) {
            return null;
        }
        String path = "cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID";
        String number = fields.optionalText(UblValues.NUMBER_MAX, path);
        if (number == null) {
            remark(fields.element(), "the credit note does not name the invoice that it corrects");
        }
        return number == null ? "" : number;
    }

    private void remark(XmlElement at, String reason) {
        remarks.add(new FieldProblem(at.path(), reason + " (line " + at.line() + ")"));
    }

    private Optional<InvoiceLine> line(XmlFields line) {
        String quantity =
                line.has("cbc:CreditedQuantity") ? "cbc:CreditedQuantity" : "cbc:InvoicedQuantity";
        Money net = line.money("cbc:LineExtensionAmount", currency);
        String vat = vat(line, "cac:Item/cac:ClassifiedTaxCategory");
        if (isBelowZero(line, quantity)) {
            String name = line.note("cac:Item/cbc:Name", 200);
            remark(line.element(), "a quantity below zero was taken for an allowance");
            allowances.add(new Amount(name == null ? "credited" : name, net.decimal(), vat));
            return Optional.empty();
        }
        String units = UblValues.units(line, quantity);
        String unit = UblValues.unit(line, quantity);
        Optional<XmlFields> priced = line.at("cac:Price");
        priced.filter(one -> UblValues.isForAnotherUnit(one, unit))
                .ifPresent(
                        one ->
                                remark(
                                        one.element(),
                                        "the price is for another unit than the line's; the line's"
                                                + " amount counts"));
        String price = priced.map(UblValues::price).orElse(null);
        if (price == null) {
            line.problem(line.element(), "cac:Price is missing");
            price = "0";
        }
        return Optional.of(
                new InvoiceLine(item(line, quantity), units, price, net.decimal(), vat, null));
    }

    private ItemReference item(XmlFields line, String quantity) {
        return UblValues.item(line, quantity, "cac:OrderLineReference/cbc:LineID")
                .orElseGet(
                        () -> {
                            String name = line.note("cac:Item/cbc:Name", UblValues.NUMBER_MAX);
                            remark(
                                    line.element(),
                                    "names neither SKU, GTIN nor order line; its name stands for"
                                            + " the SKU");
                            return new ItemReference(
                                    name == null ? "?" : name,
                                    null,
                                    null,
                                    UblValues.unit(line, quantity));
                        });
    }

    private static boolean isBelowZero(XmlFields line, String quantity) {
        return line.element()
                .first(quantity)
                .map(XmlElement::text)
                .filter(text -> text.startsWith("-"))
                .isPresent();
    }

    /** Not subject to VAT is no VAT. */
    private static String vat(XmlFields line, String category) {
        return line.has(category + "/cbc:Percent")
                ? line.percent(category + "/cbc:Percent").decimal()
                : Percent.ZERO.decimal();
    }

    private void amount(XmlFields of) {
        boolean charge =
                of.needed(
                        "cbc:ChargeIndicator",
                        false,
                        "true or false",
                        text -> {
                            if (!text.matches("true|false|1|0")) {
                                throw new IllegalArgumentException(text);
                            }
                            return text.equals("true") || text.equals("1");
                        });
        Money net = of.money("cbc:Amount", currency);
        String reason = of.note("cbc:AllowanceChargeReason", 200);
        String code = of.optionalText(20, "cbc:AllowanceChargeReasonCode");
        String text =
                reason != null ? reason : code != null ? code : charge ? "charge" : "allowance";
        String vat = vat(of, "cac:TaxCategory");
        if (charge) {
            charges.add(new Amount(text, net.decimal(), vat));
        } else {
            allowances.add(new Amount(text, net.negated().decimal(), vat));
        }
    }

    private void prepaid() {
        String path = "cac:LegalMonetaryTotal/cbc:PrepaidAmount";
        Money paid = fields.optionalMoney(path, currency);
        if (!paid.isZero()) {
            fields.element().first(path).ifPresent(at -> remark(at, "paid before, so deducted"));
            allowances.add(
                    new Amount("paid before", paid.negated().decimal(), Percent.ZERO.decimal()));
        }
    }
}
