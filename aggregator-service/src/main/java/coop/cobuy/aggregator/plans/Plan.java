package coop.cobuy.aggregator.plans;

import coop.cobuy.aggregator.batching.OfferDecision;
import coop.cobuy.aggregator.batching.Reason;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.sharing.CoreCheck;
import coop.cobuy.aggregator.sharing.CostShares;
import coop.cobuy.aggregator.sharing.Effort;
import coop.cobuy.aggregator.sharing.Method;
import coop.cobuy.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A round from orders to charges: fill and price, allot, share what arrived, split what is billed.
 * Pure; the same request gives the same answer.
 */
final class Plan {

    private final PlanRequest request;
    private final PlanFilling filling;
    private final List<@Nullable PlanShares> shares = new ArrayList<>();
    private final PlanBilling billing;

    private Plan(PlanRequest request) {
        this.request = request;
        this.filling = PlanFilling.of(request);
        int ordered =
                (int) filling.outcomes().stream().filter(o -> o.decision().isOrdered()).count();
        Effort effort = Effort.WHOLE.among(Math.max(1, ordered));
        for (int i = 0; i < request.offers().size(); i++) {
            OfferOutcome outcome = filling.outcome(i);
            shares.add(outcome == null ? null : PlanShares.of(outcome, request.rules(), effort));
        }
        this.billing = PlanBilling.of(request, filling, shares);
    }

    /**
     * Decides all of it.
     *
     * @throws BadInput if receipts or invoices do not fit what is ordered
     */
    static PlanAnswer answer(PlanRequest request) {
        return new Plan(request).answer();
    }

    PlanRequest request() {
        return request;
    }

    PlanFilling filling() {
        return filling;
    }

    PlanBilling billing() {
        return billing;
    }

    /** Of an offer that somebody asked for. */
    PlanShares shares(int offer) {
        return Objects.requireNonNull(shares.get(offer));
    }

    private PlanAnswer answer() {
        return new PlanAnswer(
                orders(),
                allotments(),
                charges(),
                coop(),
                exactShares(),
                core(),
                new Notices(this).all());
    }

    private List<PlanAnswer.Order> orders() {
        List<List<PlanAnswer.OrderLine>> lines = new ArrayList<>();
        request.suppliers().forEach(each -> lines.add(new ArrayList<>()));
        long[] nets = new long[lines.size()];
        for (OfferOutcome outcome : filling.outcomes()) {
            if (outcome.decision().isOrdered()) {
                int supplier = outcome.offer().supplier();
                nets[supplier] += outcome.decision().net().minor();
                lines.get(supplier).add(orderLine(outcome));
            }
        }
        List<PlanAnswer.Order> orders = new ArrayList<>();
        for (int i = 0; i < nets.length; i++) {
            if (!lines.get(i).isEmpty()) {
                String name = request.suppliers().get(i).name();
                orders.add(new PlanAnswer.Order(name, lines.get(i), decimal(nets[i])));
            }
        }
        return orders;
    }

    private static PlanAnswer.OrderLine orderLine(OfferOutcome outcome) {
        OfferDecision decision = outcome.decision();
        return new PlanAnswer.OrderLine(
                outcome.offer().name(),
                decision.cases().count(),
                Format.units(decision.units().milli(), outcome.offer().decimals()),
                decision.unitPrice().orElseThrow().toString(),
                decision.net().decimal());
    }

    private List<PlanAnswer.Allotment> allotments() {
        int[] next = new int[request.offers().size()];
        List<PlanAnswer.Allotment> rows = new ArrayList<>(request.lines().size());
        for (PlanLine line : request.lines()) {
            OfferOutcome outcome = Objects.requireNonNull(filling.outcome(line.offer()));
            rows.add(allotment(line, outcome, next[line.offer()]++));
        }
        return rows;
    }

    private PlanAnswer.Allotment allotment(PlanLine line, OfferOutcome outcome, int at) {
        Reason reason = outcome.reason(at);
        int decimals = outcome.offer().decimals();
        return new PlanAnswer.Allotment(
                request.members().get(line.member()),
                outcome.offer().name(),
                Format.units(line.quantityMilli(), decimals),
                Format.units(line.toleranceMilli(), decimals),
                Format.units(outcome.gotMilli(at), decimals),
                new PlanAnswer.Why(reason.code().name(), reason.rule().name(), reason.text()));
    }

    private List<PlanAnswer.Charge> charges() {
        List<PlanAnswer.Charge> rows = new ArrayList<>();
        for (int i = 0; i < request.members().size(); i++) {
            rows.add(charge(request.members().get(i), billing.member(i)));
        }
        return rows;
    }

    private PlanAnswer.Charge charge(String member, MemberBill bill) {
        long reference = Format.nearest(bill.reference());
        return new PlanAnswer.Charge(
                member,
                bill.cells().entrySet().stream().map(this::part).toList(),
                decimal(bill.total()),
                decimal(Format.nearest(bill.standAlone())),
                decimal(reference),
                decimal(Math.subtractExact(reference, bill.goods())));
    }

    private PlanAnswer.Part part(Map.Entry<MemberBill.Position, long[]> cell) {
        int offer = cell.getKey().offer();
        return new PlanAnswer.Part(
                cell.getKey().component().name(),
                offer == MemberBill.NO_OFFER ? null : request.offers().get(offer).name(),
                decimal(cell.getValue()[0]),
                decimal(cell.getValue()[1]));
    }

    private PlanAnswer.Coop coop() {
        List<PlanAnswer.Stock> stock = new ArrayList<>();
        for (OfferOutcome outcome : filling.outcomes()) {
            if (outcome.stockMilli() > 0) {
                stock.add(
                        new PlanAnswer.Stock(
                                outcome.offer().name(),
                                Format.units(outcome.stockMilli(), outcome.offer().decimals())));
            }
        }
        return new PlanAnswer.Coop(decimal(billing.coop().total()), stock);
    }

    private List<PlanAnswer.Share> exactShares() {
        List<PlanAnswer.Share> rows = new ArrayList<>();
        for (OfferOutcome outcome : filling.outcomes()) {
            CostShares ordered = shares(outcome.index()).ordered();
            for (int i = 0; ordered != null && i < outcome.count(); i++) {
                rows.add(
                        new PlanAnswer.Share(
                                outcome.offer().name(),
                                request.members().get(outcome.lines()[i].member()),
                                Format.share(ordered.shares().get(i), ordered.method()),
                                Format.method(ordered.method()),
                                ordered.method() instanceof Method.Exact
                                        ? null
                                        : Format.error(ordered.method()).toPlainString()));
            }
        }
        return rows;
    }

    private List<PlanAnswer.Core> core() {
        List<PlanAnswer.Core> rows = new ArrayList<>();
        for (OfferOutcome outcome : filling.outcomes()) {
            CoreCheck core = shares(outcome.index()).core();
            if (core != null) {
                rows.add(
                        new PlanAnswer.Core(
                                outcome.offer().name(),
                                core.verdict() == CoreCheck.Verdict.BLOCKED,
                                names(outcome, core.coalition()),
                                Format.ratio(core.excess()),
                                core.verdict() == CoreCheck.Verdict.UNDECIDED ? true : null));
            }
        }
        return rows;
    }

    private List<String> names(OfferOutcome outcome, int[] lines) {
        return Arrays.stream(lines)
                .mapToObj(line -> request.members().get(outcome.lines()[line].member()))
                .toList();
    }

    private String decimal(long minor) {
        return new Money(minor, request.currency()).decimal();
    }
}
