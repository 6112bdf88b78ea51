package coop.cobuy.aggregator.plans;

import coop.cobuy.aggregator.plans.RawPlan.RawReceipt;
import coop.cobuy.aggregator.plans.RawPlan.RawSupplier;
import coop.cobuy.aggregator.sharing.FreightRule;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads a request and checks it as a whole, so that one answer names all that is wrong with it. */
final class PlanReading {

    private final Findings findings = new Findings();
    private final RawPlan raw;
    private final Checking checking;
    private final List<PlanSupplier> suppliers = new ArrayList<>();
    private final List<@Nullable PlanOffer> offers = new ArrayList<>();

    private PlanReading(InputStream body) throws IOException {
        this.raw = JsonInput.read(body, findings, RawPlan.SHAPE, new RawPlan());
        this.checking = new Checking(findings, raw.currency);
    }

    /**
     * Reads a body.
     *
     * @throws coop.cobuy.aggregator.platform.BadInput naming all that is wrong with it
     * @throws IOException if it does not come
     */
    static PlanRequest read(InputStream body) throws IOException {
        return new PlanReading(body).request();
    }

    private PlanRequest request() {
        InvoiceReading bills = new InvoiceReading(checking, offers);
        suppliers(bills);
        offers();
        OrderReading orders = new OrderReading(checking, offers);
        orders.orders(raw.orders);
        checkCost(orders);
        Map<Integer, PlanRequest.Receipt> received = receipts();
        List<PlanInvoice> invoices = bills.invoices(raw.invoices);
        checkWeights(invoices);
        findings.throwIfAny();
        return new PlanRequest(
                Objects.requireNonNull(raw.currency),
                raw.rules.checked(),
                suppliers,
                offers.stream().map(Objects::requireNonNull).toList(),
                orders.names,
                orders.lines,
                orders.claims,
                received,
                invoices);
    }

    private void suppliers(InvoiceReading bills) {
        for (int i = 0; i < raw.suppliers.size(); i++) {
            RawSupplier given = raw.suppliers.get(i);
            String at = "/suppliers/" + i;
            if (given.supplier != null
                    && checking.suppliers.putIfAbsent(given.supplier, i) != null) {
                findings.add(at + "/supplier", "is named twice");
            }
            PlanAmount freight =
                    given.freight == null ? null : bills.freight(at + "/freight", given.freight);
            suppliers.add(
                    new PlanSupplier(
                            given.supplier == null ? "" : given.supplier,
                            checking.minorFromZero(at + "/minOrderValue", given.minOrderValue),
                            freight));
        }
    }

    private void offers() {
        OfferReading reading = new OfferReading(checking);
        for (int i = 0; i < raw.offers.size(); i++) {
            RawOffer given = raw.offers.get(i);
            if (given.offer != null && checking.offers.putIfAbsent(given.offer, i) != null) {
                findings.add("/offers/" + i + "/offer", "is named twice");
            }
            offers.add(reading.offer(i, supplier(given.supplier), given));
        }
    }

    private int supplier(@Nullable String name) {
        if (name == null) {
            return 0;
        }
        return checking.suppliers.computeIfAbsent(
                name,
                unlisted -> {
                    suppliers.add(new PlanSupplier(unlisted, 0, null));
                    return suppliers.size() - 1;
                });
    }

    private Map<Integer, PlanRequest.Receipt> receipts() {
        Map<Integer, PlanRequest.Receipt> received = new HashMap<>();
        for (int i = 0; i < raw.receipts.size(); i++) {
            RawReceipt given = raw.receipts.get(i);
            String at = "/receipts/" + i;
            Integer offer = checking.known(at + "/offer", checking.offers, given.offer);
            PlanOffer terms = offer == null ? null : offers.get(offer);
            if (terms == null || offer == null) {
                continue;
            }
            long milli = checking.milli(at + "/units", given.units, terms.terms().unit());
            if (received.put(offer, new PlanRequest.Receipt(at, milli)) != null) {
                findings.add(at + "/offer", "is named twice");
            }
        }
        return received;
    }

    /** No sum of a plan may leave the range in which amounts are exact. */
    private void checkCost(OrderReading orders) {
        if (raw.currency == null) {
            return;
        }
        BigDecimal most = BigDecimal.ZERO;
        BigDecimal max =
                BigDecimal.valueOf(Checking.MINOR_MAX, raw.currency.getDefaultFractionDigits());
        for (int i = 0; i < offers.size(); i++) {
            PlanOffer offer = offers.get(i);
            if (offer == null) {
                continue;
            }
            most = most.add(dearest(offer).multiply(most(offer, orders.askedMilli(i))));
            if (most.compareTo(max) > 0) {
                findings.add("/offers/" + i, "makes the plan cost more than 10^16 minor units");
                findings.throwIfAny();
            }
        }
    }

    /** Alone, who takes less than the first break pays for as much as that. */
    private static BigDecimal most(PlanOffer offer, long askedMilli) {
        Units first = offer.terms().breaks().breaks().getFirst().from();
        return BigDecimal.valueOf(askedMilli == 0 ? 0 : Math.max(askedMilli, first.milli()), 3);
    }

    private static BigDecimal dearest(PlanOffer offer) {
        BigDecimal dearest = offer.terms().breaks().priceAt(Units.ZERO).amount();
        for (UnitPrice price : new @Nullable UnitPrice[] {offer.reference(), offer.resale()}) {
            dearest = price == null ? dearest : dearest.max(price.amount());
        }
        int decimals = offer.terms().currency().getDefaultFractionDigits();
        return dearest.add(BigDecimal.valueOf(offer.depositMinor(), decimals));
    }

    /** What is shared by weight needs the weight of every offer of that supplier. */
    private void checkWeights(List<PlanInvoice> invoices) {
        boolean[] byWeight = new boolean[suppliers.size()];
        for (int i = 0; i < suppliers.size(); i++) {
            byWeight[i] = isByWeight(suppliers.get(i).freight());
        }
        for (PlanInvoice invoice : invoices) {
            byWeight[invoice.supplier()] |=
                    invoice.charges().stream().anyMatch(PlanReading::isByWeight);
        }
        for (int i = 0; i < offers.size(); i++) {
            PlanOffer offer = offers.get(i);
            if (offer != null
                    && byWeight[offer.supplier()]
                    && offer.unitGrams() == 0
                    && raw.offers.get(i).unitWeightKg == null) {
                findings.add(
                        "/offers/" + i + "/unitWeightKg",
                        "is missing, and freight is shared by weight");
            }
        }
    }

    private static boolean isByWeight(@Nullable PlanAmount amount) {
        return amount != null && amount.rule() == FreightRule.BY_WEIGHT;
    }
}
