package coop.cobuy.adapter.format.edifact;

import coop.cobuy.adapter.canonical.InboundDocument.Invoice;
import coop.cobuy.adapter.canonical.InvoiceLine;
import coop.cobuy.adapter.format.segment.Findings;
import coop.cobuy.adapter.format.segment.Findings.Fault;
import coop.cobuy.adapter.format.segment.Quantities.Content;
import coop.cobuy.adapter.format.segment.Segment;
import coop.cobuy.contract.supplier.v1.SupplierInvoice.Amount;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;

/**
 * Reads invoices and credit notes (INVOIC). A line's net amount is MOA+203 or 66; what is to be
 * paid is the amount due, or else the invoice's total.
 */
final class InvoiceReading {

    private static final int NUMBER_MAX = 64;
    private static final int TEXT_MAX = 80;
    private static final Set<String> CREDITS = Set.of("381", "83", "396");

    private final EdifactOptions options;
    private final Findings findings;
    private final List<Amount> allowances = new ArrayList<>();
    private final List<Amount> charges = new ArrayList<>();
    private Currency currency = Currency.getInstance("EUR");
    private String percentOfAll = Percent.ZERO.decimal();

    InvoiceReading(EdifactOptions options, Findings findings) {
        this.options = options;
        this.findings = findings;
    }

    /** What it says, with stand-ins where the findings say so. */
    Invoice read(Envelopes.Message message) {
        Parts parts = Parts.of(message.body());
        Segment bgm = Parts.first(parts.head(), "BGM").orElse(message.head());
        currency = currency(bgm, parts);
        percentOfAll = percentOfAll(parts);
        List<InvoiceLine> lines = parts.lines().stream().map(this::line).toList();
        if (lines.isEmpty()) {
            findings.add(bgm, 0, Fault.MISSING, "the invoice has no lines");
        }
        charges(parts.head());
        charges(parts.summary());
        parts.checkCount(findings);
        Segment order = order(parts);
        Segment issued = Parts.first(parts.head(), "DTM", "3", "137").orElse(null);
        if (issued == null) {
            findings.add(bgm, 0, Fault.MISSING, "DTM+137 with the invoice's day");
        }
        String day = Parts.day(findings, issued, "the invoice's day");
        Segment due = Parts.first(parts.head(), "DTM", "13", "140").orElse(null);
        return new Invoice(
                findings.text(bgm, 2, 1, NUMBER_MAX, "the invoice's number"),
                order == null
                        ? null
                        : findings.text(order, 1, 2, NUMBER_MAX, "the purchase order's number"),
                credited(bgm, parts.head()),
                currency.getCurrencyCode(),
                day == null ? "" : day,
                Parts.day(findings, due, "the day of payment"),
                lines,
                allowances,
                charges,
                rounding(parts.summary()).decimal(),
                payable(bgm, parts.summary()).decimal());
    }

    /** The head's order, or the one that the lines name. */
    private @Nullable Segment order(Parts parts) {
        Segment order = Parts.first(parts.head(), "RFF", "ON").orElse(null);
        if (order != null) {
            return order;
        }
        for (List<Segment> line : parts.lines()) {
            Segment named = Parts.first(line, "RFF", "ON").orElse(null);
            if (named != null && order != null && !named.at(1, 2).equals(order.at(1, 2))) {
                findings.add(
                        named,
                        1,
                        2,
                        Fault.BAD_VALUE,
                        "the invoice bills several purchase orders; one is expected");
                return order;
            }
            order = order == null ? named : order;
        }
        return order != null && order.at(1, 2).isBlank() ? null : order;
    }

    private Currency currency(Segment bgm, Parts parts) {
        Segment cux = Parts.first(parts.head(), "CUX", "2", "3", "1").orElse(null);
        if (cux != null) {
            return findings.currency(cux, 1, 2);
        }
        for (Segment moa : Parts.all(parts.summary(), "MOA")) {
            if (moa.at(1, 3).length() == 3) {
                return findings.currency(moa, 1, 3);
            }
        }
        findings.add(bgm, 0, Fault.MISSING, "CUX with the invoice's currency");
        return currency;
    }

    private @Nullable String credited(Segment bgm, List<Segment> head) {
        if (!CREDITS.contains(bgm.at(1).strip())) {
            return null;
        }
        Segment rff = Parts.first(head, "RFF", "IV", "OI").orElse(null);
        if (rff == null) {
            findings.add(
                    bgm,
                    1,
                    Fault.MISSING,
                    "a credit note names the invoice that it corrects (RFF+IV)");
            return "?";
        }
        return findings.text(rff, 1, 2, NUMBER_MAX, "the credited invoice's number");
    }

    private InvoiceLine line(List<Segment> segments) {
        Segment lin = segments.getFirst();
        Content content = Parts.content(findings, segments, options);
        Segment qty = Parts.first(segments, "QTY", "47", "46", "12").orElse(null);
        Units units = Units.ZERO;
        if (qty == null) {
            findings.add(lin, 0, Fault.MISSING, "the line has no quantity (QTY+47)");
        } else {
            units = options.quantities().units(findings, Parts.place(qty), content);
        }
        Segment pri = Parts.first(segments, "PRI", "AAA", "INV", "NTP", "CAL").orElse(null);
        if (pri == null) {
            findings.add(lin, 0, Fault.MISSING, "the line has no net price (PRI+AAA)");
        }
        Segment moa = Parts.first(segments, "MOA", "203", "66").orElse(null);
        if (moa == null) {
            findings.add(lin, 0, Fault.MISSING, "the line has no net amount (MOA+203)");
        }
        return new InvoiceLine(
                Parts.item(findings, segments, Parts.unit(qty, content, options)),
                units.toString(),
                pri == null ? "0" : Parts.unitPrice(findings, pri, qty, options, content),
                moa == null
                        ? Money.zero(currency).decimal()
                        : findings.money(moa, 1, 2, currency, "the line's amount").decimal(),
                percent(segments),
                null);
    }

    private String percent(List<Segment> segments) {
        for (Segment tax : Parts.all(segments, "TAX")) {
            if (!tax.at(5, 4).isBlank()) {
                return findings.percent(tax, 5, 4, "the rate of VAT");
            }
        }
        boolean named = Parts.first(segments, "TAX").isPresent();
        return named ? Percent.ZERO.decimal() : percentOfAll;
    }

    /** The one rate of head or summary stands for lines that name none. */
    private String percentOfAll(Parts parts) {
        List<Segment> taxes = new ArrayList<>(ownTaxes(parts.head()));
        taxes.addAll(Parts.all(parts.summary(), "TAX"));
        List<Segment> rates = taxes.stream().filter(tax -> !tax.at(5, 4).isBlank()).toList();
        long different = rates.stream().map(tax -> tax.at(5, 4)).distinct().count();
        return different == 1
                ? findings.percent(rates.getFirst(), 5, 4, "the rate of VAT")
                : Percent.ZERO.decimal();
    }

    /** Those of allowances and charges come behind ALC. */
    private static List<Segment> ownTaxes(List<Segment> head) {
        return head.stream()
                .takeWhile(segment -> !segment.is("ALC"))
                .filter(segment -> segment.is("TAX"))
                .toList();
    }

    /** ALC with the amount and the rate that follow it. */
    private void charges(List<Segment> segments) {
        for (int i = 0; i < segments.size(); i++) {
            Segment alc = segments.get(i);
            if (alc.is("ALC")) {
                List<Segment> group =
                        segments.subList(i + 1, segments.size()).stream()
                                .takeWhile(
                                        one -> !one.is("ALC") && !one.is("UNS") && !one.is("CNT"))
                                .toList();
                charge(alc, group);
            }
        }
    }

    private void charge(Segment alc, List<Segment> group) {
        Segment moa = Parts.first(group, "MOA", "8", "23", "204", "131").orElse(null);
        boolean allowance = alc.at(1).strip().equals("A");
        if (moa == null || (!allowance && !alc.at(1).strip().equals("C"))) {
            return;
        }
        Money amount = findings.money(moa, 1, 2, currency, "the amount");
        String percent = Percent.ZERO.decimal();
        Segment tax = Parts.first(group, "TAX").orElse(null);
        if (tax != null && !tax.at(5, 4).isBlank()) {
            percent = findings.percent(tax, 5, 4, "the rate of VAT");
        }
        String name = alc.at(5, 4).isBlank() ? alc.at(2) : alc.at(5, 4);
        String text = name.isBlank() ? (allowance ? "Allowance" : "Charge") : name.strip();
        Amount read =
                new Amount(
                        text.substring(0, Math.min(TEXT_MAX, text.length())),
                        (allowance ? amount.negated() : amount).decimal(),
                        percent);
        (allowance ? allowances : charges).add(read);
    }

    private Money rounding(List<Segment> summary) {
        Segment moa = Parts.first(summary, "MOA", "366").orElse(null);
        return moa == null
                ? Money.zero(currency)
                : findings.money(moa, 1, 2, currency, "the rounding");
    }

    private Money payable(Segment bgm, List<Segment> summary) {
        Segment moa = Parts.first(summary, "MOA", "9", "77", "388", "39", "86", "128").orElse(null);
        if (moa == null) {
            findings.add(bgm, 0, Fault.MISSING, "MOA+9 or 77 with what is to be paid");
            return Money.zero(currency);
        }
        return findings.money(moa, 1, 2, currency, "the total");
    }
}
