package coop.cobuy.aggregator.plans;

import coop.cobuy.aggregator.plans.RawPlan.RawAmount;
import coop.cobuy.money.Percent;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes invoices of what a request says of them. */
final class InvoiceReading {

    private final Checking checking;
    private final List<@Nullable PlanOffer> offers;
    private final Set<List<Object>> numbers = new HashSet<>();

    InvoiceReading(Checking checking, List<@Nullable PlanOffer> offers) {
        this.checking = checking;
        this.offers = offers;
    }

    List<PlanInvoice> invoices(List<RawInvoice> raw) {
        List<PlanInvoice> invoices = new ArrayList<>();
        for (int i = 0; i < raw.size(); i++) {
            PlanInvoice invoice = invoice("/invoices/" + i, raw.get(i));
            if (invoice != null) {
                invoices.add(invoice);
            }
        }
        return invoices;
    }

    private @Nullable PlanInvoice invoice(String at, RawInvoice raw) {
        Integer supplier = checking.known(at + "/supplier", checking.suppliers, raw.supplier);
        if (supplier != null && raw.number != null && !numbers.add(List.of(supplier, raw.number))) {
            checking.findings.add(at + "/number", "is given twice for this supplier");
        }
        List<PlanAmount> allowances = amounts(at + "/allowances/", raw.allowances);
        List<PlanAmount> charges = amounts(at + "/charges/", raw.charges);
        long rounding = checking.billed(at + "/rounding", raw.rounding);
        if (supplier == null) {
            return null;
        }
        List<PlanInvoice.Line> lines = lines(at + "/lines/", supplier, raw.lines);
        return new PlanInvoice(supplier, at + "/lines/", lines, allowances, charges, rounding);
    }

    private List<PlanAmount> amounts(String at, List<RawAmount> raw) {
        List<PlanAmount> amounts = new ArrayList<>(raw.size());
        for (int i = 0; i < raw.size(); i++) {
            amounts.add(amount(at + i, raw.get(i)));
        }
        return amounts;
    }

    /** A term of the supplier's, which unlike a charge on a credit note is not below zero. */
    PlanAmount freight(String at, RawAmount raw) {
        checking.isBelowZero(at + "/net", raw.net);
        return amount(at, raw);
    }

    private PlanAmount amount(String at, RawAmount raw) {
        long net = checking.billed(at + "/net", raw.net);
        Percent vat = checking.percent(at + "/vatPercent", raw.vatPercent);
        return new PlanAmount(net, vat, raw.rule);
    }

    private List<PlanInvoice.Line> lines(
            String at, int supplier, List<RawInvoice.RawBilled> given) {
        Set<Integer> named = new HashSet<>();
        List<PlanInvoice.Line> lines = new ArrayList<>(given.size());
        for (int j = 0; j < given.size(); j++) {
            RawInvoice.RawBilled raw = given.get(j);
            Integer offer = checking.known(at + j + "/offer", checking.offers, raw.offer);
            PlanOffer terms = offer == null ? null : offers.get(offer);
            if (terms == null || offer == null) {
                continue;
            }
            if (terms.supplier() != supplier) {
                checking.findings.add(at + j + "/offer", "is another supplier's offer");
            } else if (!named.add(offer)) {
                checking.findings.add(at + j + "/offer", "is named twice");
            } else {
                lines.add(line(at + j, offer, terms, raw));
            }
        }
        return lines;
    }

    private PlanInvoice.Line line(String at, int offer, PlanOffer terms, RawInvoice.RawBilled raw) {
        return new PlanInvoice.Line(
                offer,
                checking.milli(at + "/units", raw.units, terms.terms().unit()),
                checking.billed(at + "/net", raw.net),
                checking.percent(at + "/vatPercent", raw.vatPercent),
                checking.billed(at + "/deposit", raw.deposit));
    }
}
