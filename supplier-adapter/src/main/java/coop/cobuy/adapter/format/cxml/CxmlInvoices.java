package coop.cobuy.adapter.format.cxml;

import coop.cobuy.adapter.canonical.InboundDocument.Invoice;
import coop.cobuy.adapter.canonical.InvoiceLine;
import coop.cobuy.adapter.canonical.ItemReference;
import coop.cobuy.adapter.format.xml.XmlElement;
import coop.cobuy.adapter.format.xml.XmlFields;
import coop.cobuy.contract.supplier.v1.SupplierInvoice.Amount;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads an InvoiceDetailRequest that bills one purchase order. */
final class CxmlInvoices {

    private static final String SUMMARY = "InvoiceDetailSummary/";

    private final CxmlAnswers answers;
    private final XmlFields request;
    private final Currency currency;

    CxmlInvoices(XmlFields root, XmlFields request) {
        this.answers = new CxmlAnswers(root);
        this.request = request;
        this.currency = currency(request);
    }

    private static Currency currency(XmlFields request) {
        Optional<XmlElement> money =
                request.element()
                        .first(
                                SUMMARY + "DueAmount/Money",
                                SUMMARY + "NetAmount/Money",
                                SUMMARY + "SubtotalAmount/Money");
        try {
            return money.flatMap(one -> one.attribute("currency"))
                    .map(Currency::getInstance)
                    .orElseThrow(() -> new IllegalArgumentException("none"));
        } catch (IllegalArgumentException e) {
            request.problem(money.orElse(request.element()), "an ISO 4217 currency is expected");
            return Currency.getInstance("EUR");
        }
    }

    Invoice read() {
        XmlFields head = request.at("InvoiceDetailRequestHeader").orElse(request);
        String purpose = CxmlAnswers.attribute(head, "purpose");
        boolean credit = purpose.contains("reditMemo");
        String issued = CxmlAnswers.day(head, "invoiceDate");
        if (issued == null) {
            head.problem(head.element(), "invoiceDate is missing");
        }
        List<InvoiceLine> lines = lines();
        return new Invoice(
                answers.number(head, "invoiceID"),
                order(),
                credit ? credited(head) : null,
                currency.getCurrencyCode(),
                Objects.requireNonNullElse(issued, ""),
                null,
                lines,
                allowances(),
                charges(),
                Money.zero(currency).decimal(),
                payable().decimal());
    }

    private static String credited(XmlFields head) {
        return head.element()
                .first("InvoiceIDInfo")
                .flatMap(one -> one.attribute("invoiceID"))
                .orElse("");
    }

    /** One bill for several orders cannot be told apart by what it sums up. */
    private @Nullable String order() {
        Set<String> orders = new LinkedHashSet<>();
        for (XmlFields info : request.each("InvoiceDetailOrder/InvoiceDetailOrderInfo")) {
            String order = CxmlAnswers.order(info);
            if (order != null) {
                orders.add(order);
            }
        }
        if (orders.size() > 1) {
            request.problem(request.element(), "bills several orders at once: " + orders);
        }
        return orders.stream().findFirst().orElse(null);
    }

    private List<InvoiceLine> lines() {
        List<InvoiceLine> lines = new ArrayList<>();
        List<XmlFields> items = request.each("InvoiceDetailOrder/InvoiceDetailItem");
        if (items.isEmpty()) {
            request.problem(request.element(), "InvoiceDetailItem is missing");
        }
        for (XmlFields item : items) {
            line(item).ifPresent(lines::add);
        }
        return lines;
    }

    private Optional<InvoiceLine> line(XmlFields item) {
        Optional<XmlFields> reference = item.at("InvoiceDetailItemReference");
        if (reference.isEmpty()) {
            item.problem(item.element(), "InvoiceDetailItemReference is missing");
            return Optional.empty();
        }
        String sku = reference.get().optionalText(CxmlAnswers.NUMBER_MAX, "ItemID/SupplierPartID");
        String unit = item.optionalText(3, "UnitOfMeasure");
        String units = CxmlAnswers.units(item, "quantity");
        String price = CxmlAnswers.price(item, "UnitPrice/Money");
        Money net = item.money("SubtotalAmount/Money", currency);
        String vat = vat(item);
        return CxmlAnswers.item(reference.get(), sku, "lineNumber")
                .map(
                        one ->
                                new InvoiceLine(
                                        new ItemReference(one.sku(), null, one.orderLine(), unit),
                                        units,
                                        price,
                                        net.decimal(),
                                        vat,
                                        null));
    }

    /** The line's own rate, else the one that the whole bill has; no tax is no rate. */
    private String vat(XmlFields item) {
        Set<String> own = rates(item, "Tax/TaxDetail");
        Set<String> rates = own.isEmpty() ? rates(request, SUMMARY + "Tax/TaxDetail") : own;
        Money tax = request.optionalMoney(SUMMARY + "Tax/Money", currency);
        if (rates.size() == 1) {
            return rates.iterator().next();
        }
        if (rates.isEmpty() && tax.isZero()) {
            return Percent.ZERO.decimal();
        }
        item.problem(item.element(), "the rate of its tax is not said, or there are several");
        return Percent.ZERO.decimal();
    }

    private static Set<String> rates(XmlFields of, String path) {
        Set<String> rates = new LinkedHashSet<>();
        for (XmlFields detail : of.each(path)) {
            String text = CxmlAnswers.attribute(detail, "percentageRate");
            if (text.isEmpty()) {
                continue;
            }
            try {
                rates.add(Percent.parse(text).decimal());
            } catch (IllegalArgumentException | ArithmeticException e) {
                detail.problem(detail.element(), "percentageRate is no percentage: " + text);
            }
        }
        return rates;
    }

    private List<Amount> charges() {
        List<Amount> charges = new ArrayList<>();
        for (String name : List.of("ShippingAmount", "SpecialHandlingAmount")) {
            Money money = request.optionalMoney(SUMMARY + name + "/Money", currency);
            if (!money.isZero()) {
                charges.add(new Amount(name, money.decimal(), vat(request)));
            }
        }
        return charges;
    }

    private List<Amount> allowances() {
        List<Amount> allowances = new ArrayList<>();
        String discount = "InvoiceDetailDiscount";
        Money money = request.optionalMoney(SUMMARY + discount + "/Money", currency);
        if (!money.isZero()) {
            allowances.add(new Amount(discount, money.negated().decimal(), vat(request)));
        }
        Money deposit = request.optionalMoney(SUMMARY + "DepositAmount/Money", currency);
        if (!deposit.isZero()) {
            allowances.add(
                    new Amount("paid before", deposit.negated().decimal(), Percent.ZERO.decimal()));
        }
        return allowances;
    }

    private Money payable() {
        return request.has(SUMMARY + "DueAmount/Money")
                ? request.money(SUMMARY + "DueAmount/Money", currency)
                : request.money(SUMMARY + "NetAmount/Money", currency);
    }
}
