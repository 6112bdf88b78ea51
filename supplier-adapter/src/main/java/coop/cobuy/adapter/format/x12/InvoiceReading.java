package coop.cobuy.adapter.format.x12;

import coop.cobuy.adapter.canonical.InboundDocument.Invoice;
import coop.cobuy.adapter.canonical.InvoiceLine;
import coop.cobuy.adapter.canonical.ItemReference;
import coop.cobuy.adapter.format.segment.Decimal;
import coop.cobuy.adapter.format.segment.Findings;
import coop.cobuy.adapter.format.segment.Findings.Fault;
import coop.cobuy.adapter.format.segment.Quantities.Content;
import coop.cobuy.adapter.format.segment.Quantities.Place;
import coop.cobuy.adapter.format.segment.Segment;
import coop.cobuy.contract.supplier.v1.SupplierInvoice.Amount;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Reads invoices and credit memos (810). A line's net amount is the one of PAM, or else quantity
 * times price; TDS says what is to be paid, in hundredths.
 */
final class InvoiceReading {

    private static final int NUMBER_MAX = 64;
    private static final int TEXT_MAX = 80;
    private static final Set<String> CREDITS = Set.of("CN", "CR", "CA");
    private static final Map<String, String> CODES =
            Map.of(
                    "D240", "Freight",
                    "C310", "Discount",
                    "D340", "Goods and services charge",
                    "H750", "Tax",
                    "I170", "Trade discount",
                    "G830", "Shipping and handling",
                    "D500", "Handling",
                    "F050", "Other",
                    "H850", "Tax");

    private final X12Options options;
    private final Findings findings;
    private final List<Amount> allowances = new ArrayList<>();
    private final List<Amount> charges = new ArrayList<>();
    private Currency currency = Currency.getInstance("USD");
    private String percentOfAll = Percent.ZERO.decimal();

    InvoiceReading(X12Options options, Findings findings) {
        this.options = options;
        this.findings = findings;
    }

    /** What it says, with stand-ins where the findings say so. */
    Invoice read(Envelopes.Transaction transaction) {
        Lines lines = Lines.of(transaction.body(), "IT1", Set.of("TDS", "CTT"));
        Segment big = Lines.first(lines.head(), "BIG").orElse(transaction.head());
        if (!big.is("BIG")) {
            findings.add(big, 0, Fault.MISSING, "an 810 has a BIG segment");
        }
        Lines.first(lines.head(), "CUR").ifPresent(cur -> currency = findings.currency(cur, 2, 0));
        percentOfAll = percentOfAll(lines.summary());
        List<InvoiceLine> read = lines.lines().stream().map(this::line).toList();
        if (read.isEmpty()) {
            findings.add(big, 0, Fault.MISSING, "the invoice has no lines");
        }
        lines.head().forEach(this::charge);
        lines.summary().forEach(this::charge);
        lines.summary().forEach(this::tax);
        new Totals(findings).check(lines);
        Money payable = payable(lines, transaction);
        String issued = findings.day(big, 1, 0, "yyyyMMdd", "the invoice's day");
        return new Invoice(
                findings.text(big, 2, 0, NUMBER_MAX, "the invoice's number"),
                findings.optionalText(big, 4, 0, NUMBER_MAX, "the purchase order's number"),
                credited(big, lines.head()),
                currency.getCurrencyCode(),
                issued,
                due(lines.head()),
                read,
                allowances,
                charges,
                Money.zero(currency).decimal(),
                payable.decimal());
    }

    private @Nullable String credited(Segment big, List<Segment> head) {
        if (!CREDITS.contains(big.at(7).strip())) {
            return null;
        }
        Segment ref = Lines.first(head, "REF", Set.of("IV", "OI", "I5")).orElse(null);
        if (ref == null) {
            findings.add(
                    big,
                    7,
                    Fault.MISSING,
                    "a credit memo names the invoice that it corrects (REF with IV)");
            return "?";
        }
        return findings.text(ref, 2, 0, NUMBER_MAX, "the credited invoice's number");
    }

    private @Nullable String due(List<Segment> head) {
        for (Segment itd : Lines.all(head, "ITD")) {
            if (itd.has(6)) {
                return day(itd, 6);
            }
        }
        return Lines.first(head, "DTM", Set.of("814", "446")).map(dtm -> day(dtm, 2)).orElse(null);
    }

    private @Nullable String day(Segment segment, int element) {
        String day = findings.day(segment, element, 0, "yyyyMMdd", "the day of payment");
        return day.isEmpty() ? null : day;
    }

    private InvoiceLine line(List<Segment> segments) {
        Segment it1 = segments.getFirst();
        Content content = Items.content(findings, segments, options);
        Place billed = new Place(it1, 2, 0, 3, 0);
        String unit = options.quantities().unit(billed, content);
        ItemReference item = Items.item(findings, it1, 6, it1.at(1), unit);
        Units units = options.quantities().units(findings, billed, content);
        String price = findings.price(it1, 4, 0, "the price");
        segments.forEach(this::charge);
        return new InvoiceLine(
                item,
                units.toString(),
                options.quantities().unitPrice(findings, billed, price, content),
                net(segments, price),
                percent(segments),
                null);
    }

    /** Quantity and price are of the same unit, so their product needs no conversion. */
    private String net(List<Segment> segments, String price) {
        for (Segment pam : Lines.all(segments, "PAM")) {
            if (pam.at(4).equals("1")) {
                return findings.money(pam, 5, 0, currency, "the line's amount").decimal();
            }
        }
        Units billed = findings.units(segments.getFirst(), 2, 0, "the quantity");
        return UnitPrice.parse(price, currency).times(billed).decimal();
    }

    private String percent(List<Segment> segments) {
        Segment txi =
                segments.stream()
                        .filter(one -> one.is("TXI") && one.has(3))
                        .findFirst()
                        .orElse(null);
        return txi == null ? percentOfAll : findings.percent(txi, 3, 0, "the rate of tax");
    }

    /** The one rate of the summary stands for lines that name none. */
    private String percentOfAll(List<Segment> summary) {
        List<Segment> rates = summary.stream().filter(one -> one.is("TXI") && one.has(3)).toList();
        return rates.size() == 1
                ? findings.percent(rates.getFirst(), 3, 0, "the rate of tax")
                : Percent.ZERO.decimal();
    }

    /** SAC: an allowance or a charge with its amount in hundredths. */
    private void charge(Segment sac) {
        if (!sac.is("SAC") || !sac.has(5)) {
            return;
        }
        String kind = sac.at(1).strip();
        if (!kind.equals("A") && !kind.equals("C")) {
            return;
        }
        String amount = hundredths(sac, 5, "the amount").decimal();
        String code = sac.at(2).strip();
        String text = sac.has(15) ? sac.at(15) : CODES.getOrDefault(code, code);
        Amount read = new Amount(shown(text, kind), amount, Percent.ZERO.decimal());
        if (kind.equals("A")) {
            allowances.add(new Amount(read.text(), negated(amount), read.vatPercent()));
        } else {
            charges.add(read);
        }
    }

    private String negated(String amount) {
        return Money.parse(amount, currency).negated().decimal();
    }

    private static String shown(String text, String kind) {
        String stripped = text.strip();
        String known = stripped.isEmpty() ? (kind.equals("A") ? "Allowance" : "Charge") : stripped;
        return known.substring(0, Math.min(TEXT_MAX, known.length()));
    }

    /** A tax that is given as an amount alone is a charge; one with a rate belongs to the lines. */
    private void tax(Segment txi) {
        if (txi.is("TXI") && txi.has(2) && !txi.has(3)) {
            Money amount = findings.money(txi, 2, 0, currency, "the tax");
            charges.add(new Amount("Tax " + txi.at(1), amount.decimal(), Percent.ZERO.decimal()));
        }
    }

    private Money payable(Lines lines, Envelopes.Transaction transaction) {
        Segment tds = Lines.first(lines.summary(), "TDS").orElse(null);
        if (tds == null) {
            findings.add(
                    transaction.head(),
                    0,
                    Fault.MISSING,
                    "an 810 says with TDS what is to be paid");
            return Money.zero(currency);
        }
        return hundredths(tds, 1, "the total");
    }

    private Money hundredths(Segment segment, int element, String what) {
        String digits = Objects.requireNonNull(segment.at(element)).strip();
        if (!digits.matches("-?[0-9]{1,15}")) {
            findings.add(
                    segment,
                    element,
                    digits.isEmpty() ? Fault.MISSING : Fault.BAD_VALUE,
                    what + ": whole hundredths without a point are expected");
            return Money.zero(currency);
        }
        try {
            String decimal = new BigDecimal(digits).movePointLeft(2).toPlainString();
            return Money.parse(
                    Decimal.scaled(decimal, currency.getDefaultFractionDigits()), currency);
        } catch (ArithmeticException e) {
            findings.add(
                    segment,
                    element,
                    Fault.BAD_VALUE,
                    what + ": " + currency + " has no such parts");
            return Money.zero(currency);
        }
    }
}
