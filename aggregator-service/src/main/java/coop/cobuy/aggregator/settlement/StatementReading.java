package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.catalog.PriceList;
import coop.cobuy.aggregator.invoicing.Invoice;
import coop.cobuy.aggregator.invoicing.Invoices;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.aggregator.purchasing.OrderContent;
import coop.cobuy.aggregator.purchasing.PurchaseOrder;
import coop.cobuy.aggregator.purchasing.PurchaseOrders;
import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.rounds.RoundSnapshot;
import coop.cobuy.aggregator.rounds.RoundSnapshots;
import coop.cobuy.aggregator.rounds.Rounds;
import coop.cobuy.aggregator.sharing.Baseline;
import coop.cobuy.aggregator.sharing.Component;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.InvoiceId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Puts together a member's statement from the rows that settling wrote. */
@Singleton
public class StatementReading {

    private static final int INVOICES_MAX = 500;

    private final MemberSettlementRows totals;
    private final MemberChargeRows charges;
    private final SettlementRows settlements;
    private final SettledComponentRows components;
    private final Invoices invoices;
    private final PurchaseOrders orders;
    private final Rounds rounds;
    private final RoundSnapshots snapshots;
    private final WhyAllotted why;
    private final MemberBooks books;
    private final Clock clock;

    StatementReading(
            MemberSettlementRows totals,
            MemberChargeRows charges,
            SettlementRows settlements,
            SettledComponentRows components,
            Invoices invoices,
            PurchaseOrders orders,
            Rounds rounds,
            RoundSnapshots snapshots,
            WhyAllotted why,
            MemberBooks books,
            Clock clock) {
        this.totals = totals;
        this.charges = charges;
        this.settlements = settlements;
        this.components = components;
        this.invoices = invoices;
        this.orders = orders;
        this.rounds = rounds;
        this.snapshots = snapshots;
        this.why = why;
        this.books = books;
        this.clock = clock;
    }

    /**
     * Of a round, from its opening to now.
     *
     * @param language of the reasons
     * @throws Refused if there is no such round
     */
    @Transactional
    public StatementView ofRound(
            CoopId coop, Currency currency, MemberId member, RoundId round, Locale language) {
        Round known =
                rounds.find(coop, round)
                        .orElseThrow(() -> new Refused(SettlementReason.ROUND_UNKNOWN));
        List<MemberSettlementRow> rows =
                totals.ofRound(coop.value(), member.value(), round.value(), INVOICES_MAX + 1);
        Instant opened = known.plan().opening();
        return statement(coop, currency, member, round, opened, clock.instant(), rows, language);
    }

    /**
     * Of what was settled from one moment to before another.
     *
     * @param language of the reasons
     */
    @Transactional
    public StatementView between(
            CoopId coop,
            Currency currency,
            MemberId member,
            Instant from,
            Instant to,
            Locale language) {
        List<MemberSettlementRow> rows =
                totals.between(
                        coop.value(),
                        member.value(),
                        UtcTime.of(from),
                        UtcTime.of(to),
                        INVOICES_MAX + 1);
        return statement(coop, currency, member, null, from, to, rows, language);
    }

    private StatementView statement(
            CoopId coop,
            Currency currency,
            MemberId member,
            @Nullable RoundId round,
            Instant from,
            Instant to,
            List<MemberSettlementRow> rows,
            Locale language) {
        if (rows.size() > INVOICES_MAX) {
            throw new Refused(SettlementReason.TOO_MUCH);
        }
        StatementSums sums = new StatementSums(currency);
        List<StatementView.InvoicePart> parts = new ArrayList<>();
        for (MemberSettlementRow row : rows) {
            parts.add(part(currency, row, sums, language));
        }
        List<InvoiceId> settled = rows.stream().map(row -> new InvoiceId(row.invoiceId())).toList();
        MemberBooks.Read read = books.read(coop, currency, member, from, to, settled);
        return new StatementView(
                member,
                round,
                from,
                to,
                parts,
                sums.totals(read.charged()),
                read.movements(),
                books.balance(coop, currency, member),
                sums.agree(read.charged()));
    }

    private StatementView.InvoicePart part(
            Currency currency, MemberSettlementRow row, StatementSums sums, Locale language) {
        CoopId coop = new CoopId(row.coopId());
        SettlementRow settlement = settlements.find(row.coopId(), row.invoiceId()).orElseThrow();
        PurchaseOrderId orderId = new PurchaseOrderId(settlement.purchaseOrderId());
        PurchaseOrder found = orders.find(coop, orderId).orElseThrow();
        OrderContent order = found.content();
        Invoice invoice = invoices.find(coop, new InvoiceId(row.invoiceId())).orElseThrow();
        List<MemberChargeRow> own = charges.ofMember(row.coopId(), row.invoiceId(), row.memberId());
        LineMaking making = lineMaking(coop, currency, row, found, language);
        sums.add(row, own, making.baselines());
        return new StatementView.InvoicePart(
                invoice.id(),
                invoice.bill().number(),
                settlement.credit(),
                new RoundId(row.roundId()),
                new SupplierId(settlement.supplierId()),
                order.supplierName(),
                orderId,
                order.number(),
                UtcTime.instant(Objects.requireNonNull(settlement.settledAt())),
                own.stream().map(making::line).toList(),
                new Money(Math.addExact(row.supplierMinor(), row.feesMinor()), currency));
    }

    private LineMaking lineMaking(
            CoopId coop,
            Currency currency,
            MemberSettlementRow row,
            PurchaseOrder order,
            Locale language) {
        Map<ComponentKey, SettledComponentRow> byKey = new HashMap<>();
        for (SettledComponentRow each : components.ofInvoice(row.coopId(), row.invoiceId())) {
            byKey.put(new ComponentKey(each.component(), each.componentNo()), each);
        }
        Map<OfferId, String> reasons = why.of(order, new MemberId(row.memberId()), language);
        RoundSnapshot snapshot =
                rounds.find(coop, order.content().round())
                        .flatMap(Round::snapshot)
                        .flatMap(
                                name ->
                                        snapshots.find(
                                                coop, order.content().round(), name.version()))
                        .orElseThrow();
        return new LineMaking(currency, order.content(), snapshot, byKey, reasons, language);
    }

    private record ComponentKey(int component, int no) {}

    /** Makes a statement's lines out of one invoice's charges. */
    private record LineMaking(
            Currency currency,
            OrderContent order,
            RoundSnapshot snapshot,
            Map<ComponentKey, SettledComponentRow> byKey,
            Map<OfferId, String> reasons,
            Locale language) {

        StatementView.Line line(MemberChargeRow charge) {
            // A mark-up has the number of the goods' line that it is on.
            int component =
                    charge.kind() == Component.MARK_UP
                            ? Component.GOODS.code()
                            : charge.component();
            SettledComponentRow settled =
                    byKey.get(new ComponentKey(component, charge.componentNo()));
            UUID offerId = settled == null ? null : settled.offerId();
            OfferId offer = offerId == null ? null : new OfferId(offerId);
            boolean goods = charge.kind() == Component.GOODS;
            Money net = new Money(charge.netMinor(), currency);
            Money reference = goods ? new Money(charge.referenceMinor(), currency) : null;
            return new StatementView.Line(
                    charge.kind(),
                    offer,
                    settled == null ? "" : settled.text(),
                    charge.unitsMilli() == 0 ? null : new Units(charge.unitsMilli()),
                    charge.grams() == null ? null : new Units(charge.grams()),
                    net,
                    rate(charge, settled),
                    new Money(charge.vatMinor(), currency),
                    reference,
                    reference == null ? null : reference.minus(net),
                    goods && settled != null ? savingKind(settled) : null,
                    goods && settled != null ? baseline(settled) : null,
                    reason(charge, settled, offer));
        }

        private static @Nullable String savingKind(SettledComponentRow settled) {
            String kind = settled.baselineKind();
            if (kind == null) {
                return null;
            }
            return Baseline.Kind.valueOf(kind).isHard() ? "HARD" : "AVOIDED";
        }

        /** By number of the goods' line. */
        Map<Integer, String> baselines() {
            Map<Integer, String> kinds = new HashMap<>();
            for (SettledComponentRow row : byKey.values()) {
                String kind = row.baselineKind();
                if (kind != null) {
                    kinds.put(row.componentNo(), kind);
                }
            }
            return kinds;
        }

        /** Absent for the co-op's fees, which are taxed by a rate of their own. */
        private static @Nullable Percent rate(
                MemberChargeRow charge, @Nullable SettledComponentRow settled) {
            return settled == null || charge.kind().isFee()
                    ? null
                    : new Percent(settled.vatHundredths());
        }

        private String reason(
                MemberChargeRow charge,
                @Nullable SettledComponentRow settled,
                @Nullable OfferId offer) {
            PriceList prices =
                    offer == null
                            ? null
                            : snapshot.offer(offer).map(each -> each.terms().prices()).orElse(null);
            return new ChargeReasons(currency, snapshot.rules(), language)
                    .of(
                            charge,
                            settled,
                            offer == null ? null : order.line(offer).orElse(null),
                            prices,
                            offer == null ? "" : reasons.getOrDefault(offer, ""));
        }

        private StatementView.@Nullable BaselineView baseline(SettledComponentRow settled) {
            if (settled.baselineKind() == null
                    || settled.baselineSource() == null
                    || settled.baselineOn() == null) {
                return null;
            }
            BigDecimal price = settled.baselinePrice();
            BigDecimal plain = price == null ? null : price.stripTrailingZeros();
            return new StatementView.BaselineView(
                    settled.baselineKind(),
                    settled.baselineSource(),
                    settled.baselineOn(),
                    plain == null
                            ? null
                            : new UnitPrice(
                                    plain.scale() < 0 ? plain.setScale(0) : plain, currency));
        }
    }
}
