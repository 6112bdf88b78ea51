package coop.cobuy.adapter.format.cii;

import coop.cobuy.adapter.canonical.InboundDocument.Invoice;
import coop.cobuy.adapter.canonical.InvoiceLine;
import coop.cobuy.adapter.canonical.ItemReference;
import coop.cobuy.adapter.format.xml.XmlElement;
import coop.cobuy.adapter.format.xml.XmlFields;
import coop.cobuy.contract.supplier.v1.SupplierInvoice.Amount;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.problem.FieldProblem;
import coop.cobuy.quantity.Decimals;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads Cross Industry Invoices; what is lenient in them is as in UBL's. */
final class CiiInvoices {

    private static final int NUMBER_MAX = 64;
    private static final Set<String> CREDIT = Set.of("381", "261", "262", "296", "308", "420");
    private static final String TRADE = "rsm:SupplyChainTradeTransaction/";
    private static final String SETTLEMENT = TRADE + "ram:ApplicableHeaderTradeSettlement/";
    private static final String SUM =
            SETTLEMENT + "ram:SpecifiedTradeSettlementHeaderMonetarySummation/";

    private final XmlFields fields;
    private final Currency currency;
    private final List<FieldProblem> remarks = new ArrayList<>();
    private final List<Amount> allowances = new ArrayList<>();
    private final List<Amount> charges = new ArrayList<>();

    private CiiInvoices(XmlFields fields) {
        this.fields = fields;
        this.currency = fields.currency(SETTLEMENT + "ram:InvoiceCurrencyCode");
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
        return new CiiInvoices(fields).bill();
    }

    private Bill bill() {
        String type = fields.text("rsm:ExchangedDocument/ram:TypeCode", 10);
        boolean credit = CREDIT.contains(type);
        List<InvoiceLine> lines = new ArrayList<>();
        List<XmlFields> read = fields.each(TRADE + "ram:IncludedSupplyChainTradeLineItem");
        if (read.isEmpty()) {
            fields.problem(fields.element(), "there are no lines (profile " + profile() + ")");
        }
        for (XmlFields line : read) {
            line(line).ifPresent(lines::add);
        }
        fields.each(SETTLEMENT + "ram:SpecifiedTradeAllowanceCharge").forEach(this::amount);
        fields.each(SETTLEMENT + "ram:SpecifiedLogisticsServiceCharge").forEach(this::service);
        prepaid();
        Invoice invoice =
                new Invoice(
                        fields.text("rsm:ExchangedDocument/ram:ID", NUMBER_MAX),
                        fields.optionalText(
                                NUMBER_MAX,
                                TRADE
                                        + "ram:ApplicableHeaderTradeAgreement"
                                        + "/ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID"),
                        credit ? credited() : null,
                        currency.getCurrencyCode(),
                        day("rsm:ExchangedDocument/ram:IssueDateTime/udt:DateTimeString"),
                        optionalDay(
                                SETTLEMENT
                                        + "ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime"
                                        + "/udt:DateTimeString"),
                        lines,
                        allowances,
                        charges,
                        fields.optionalMoney(SUM + "ram:RoundingAmount", currency).decimal(),
                        fields.money(SUM + "ram:DuePayableAmount", currency).decimal());
        return new Bill(invoice, remarks);
    }

    /** The last part of the guideline's name: {@code minimum}, {@code basicwl} … */
    private String profile() {
        String name =
                fields.optionalText(
                        500,
                        "rsm:ExchangedDocumentContext"
                                + "/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID");
        return name == null ? "unknown" : name.substring(name.lastIndexOf(':') + 1);
    }

    private String credited() {
        String number =
                fields.optionalText(
                        NUMBER_MAX,
                        SETTLEMENT + "ram:InvoiceReferencedDocument/ram:IssuerAssignedID");
        if (number == null) {
            remark(fields.element(), "the credit note does not name the invoice that it corrects");
        }
        return number == null ? "" : number;
    }

    private void remark(XmlElement at, String reason) {
        remarks.add(new FieldProblem(at.path(), reason + " (line " + at.line() + ")"));
    }

    private String day(String path) {
        return fields.needed(path, "", "a day as yyyymmdd", CiiInvoices::dayOf);
    }

    private @Nullable String optionalDay(String path) {
        return fields.has(path) ? day(path) : null;
    }

    private static String dayOf(String text) {
        return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE).toString();
    }

    private Optional<InvoiceLine> line(XmlFields line) {
        String status =
                line.optionalText(
                        40, "ram:AssociatedDocumentLineDocument/ram:LineStatusReasonCode");
        if ("GROUP".equals(status) || "INFORMATION".equals(status)) {
            remark(line.element(), "a line of kind " + status + " was left out");
            return Optional.empty();
        }
        String settled = "ram:SpecifiedLineTradeSettlement/";
        Money net =
                line.money(
                        settled
                                + "ram:SpecifiedTradeSettlementLineMonetarySummation"
                                + "/ram:LineTotalAmount",
                        currency);
        String vat = vat(line, settled + "ram:ApplicableTradeTax");
        String quantity = "ram:SpecifiedLineTradeDelivery/ram:BilledQuantity";
        if (line.element().first(quantity).filter(q -> q.text().startsWith("-")).isPresent()) {
            String name = line.note("ram:SpecifiedTradeProduct/ram:Name", 200);
            remark(line.element(), "a quantity below zero was taken for an allowance");
            allowances.add(new Amount(name == null ? "credited" : name, net.decimal(), vat));
            return Optional.empty();
        }
        String units =
                line.needed(
                        quantity,
                        "0",
                        "a quantity of zero or more with at most three decimals",
                        CiiInvoices::unitsOf);
        return Optional.of(
                new InvoiceLine(
                        item(line, quantity), units, price(line), net.decimal(), vat, null));
    }

    private static String unitsOf(String text) {
        BigDecimal number = Decimals.parse(text).stripTrailingZeros();
        Units units = Units.parse(number.toPlainString());
        if (units.compareTo(Units.MAX) > 0) {
            throw new IllegalArgumentException("too large");
        }
        return units.toString();
    }

    private static String price(XmlFields line) {
        String net = "ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice/";
        BigDecimal base =
                line.has(net + "ram:BasisQuantity")
                        ? line.needed(
                                net + "ram:BasisQuantity",
                                BigDecimal.ONE,
                                "a quantity above zero",
                                CiiInvoices::positive)
                        : BigDecimal.ONE;
        return line.needed(
                net + "ram:ChargeAmount",
                "0",
                "a price of zero or more",
                text -> perUnit(text, base));
    }

    private static BigDecimal positive(String text) {
        BigDecimal number = Decimals.parse(text);
        if (number.signum() <= 0) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    private static String perUnit(String amount, BigDecimal base) {
        BigDecimal whole = Decimals.parse(amount);
        if (whole.signum() < 0 || whole.precision() - whole.scale() > 12) {
            throw new IllegalArgumentException(amount);
        }
        BigDecimal plain = whole.divide(base, 6, RoundingMode.HALF_UP).stripTrailingZeros();
        return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
    }

    private ItemReference item(XmlFields line, String quantity) {
        String product = "ram:SpecifiedTradeProduct/";
        String sku = line.optionalText(NUMBER_MAX, product + "ram:SellerAssignedID");
        String gtin = line.optionalText(NUMBER_MAX, product + "ram:GlobalID");
        String number =
                line.optionalText(
                        NUMBER_MAX,
                        "ram:SpecifiedLineTradeAgreement/ram:BuyerOrderReferencedDocument"
                                + "/ram:LineID");
        boolean isGtin = gtin != null && gtin.matches("[0-9]{8,14}");
        boolean isNumber = number != null && number.matches("[1-9][0-9]{0,8}");
        String unit =
                line.element()
                        .first(quantity)
                        .flatMap(one -> one.attribute("unitCode"))
                        .orElse(null);
        if (sku == null && !isGtin && !isNumber) {
            String name = line.note(product + "ram:Name", NUMBER_MAX);
            remark(
                    line.element(),
                    "names neither SKU, GTIN nor order line; its name stands for the SKU");
            sku = name == null ? "?" : name;
        }
        return new ItemReference(
                sku,
                isGtin ? gtin : null,
                isNumber && number != null ? Integer.valueOf(number) : null,
                unit);
    }

    private static String vat(XmlFields of, String tax) {
        String path = tax + "/ram:RateApplicablePercent";
        return of.has(path) ? of.percent(path).decimal() : Percent.ZERO.decimal();
    }

    private void amount(XmlFields of) {
        boolean charge =
                of.needed(
                        "ram:ChargeIndicator/udt:Indicator",
                        false,
                        "true or false",
                        text -> {
                            if (!text.matches("true|false|1|0")) {
                                throw new IllegalArgumentException(text);
                            }
                            return text.equals("true") || text.equals("1");
                        });
        Money net = of.money("ram:ActualAmount", currency);
        String reason = of.note("ram:Reason", 200);
        String text = reason != null ? reason : charge ? "charge" : "allowance";
        String vat = vat(of, "ram:CategoryTradeTax");
        if (charge) {
            charges.add(new Amount(text, net.decimal(), vat));
        } else {
            allowances.add(new Amount(text, net.negated().decimal(), vat));
        }
    }

    private void service(XmlFields of) {
        Money net = of.money("ram:AppliedAmount", currency);
        String text = of.note("ram:Description", 200);
        charges.add(
                new Amount(
                        text == null ? "freight" : text,
                        net.decimal(),
                        vat(of, "ram:AppliedTradeTax")));
    }

    private void prepaid() {
        Money paid = fields.optionalMoney(SUM + "ram:TotalPrepaidAmount", currency);
        if (!paid.isZero()) {
            remark(fields.element(), "paid before, so deducted: " + paid);
            allowances.add(
                    new Amount("paid before", paid.negated().decimal(), Percent.ZERO.decimal()));
        }
    }
}
