package coop.cobuy.aggregator.storefront.desk;

import com.fasterxml.jackson.databind.ObjectMapper;

import coop.cobuy.aggregator.catalog.Supplier;
import coop.cobuy.aggregator.members.Member;
import coop.cobuy.aggregator.members.Members;
import coop.cobuy.aggregator.ordering.FrozenBook;
import coop.cobuy.aggregator.plans.PlanAnswer;
import coop.cobuy.aggregator.plans.Reckoning;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.rounds.RoundRules;
import coop.cobuy.aggregator.rounds.RoundSnapshot;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.money.Money;
import coop.cobuy.text.Sentence;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reckons a round twice by the plans module: as it stands, and with a change. */
@Singleton
class WhatIf {

    private static final int MEMBERS_SHOWN = 20;

    /** The most of one plan. */
    private static final int LINES_MAX = 100_000;

    private final FrozenBook book;
    private final Reckoning reckoning;
    private final Members members;
    private final ObjectMapper json;

    WhatIf(FrozenBook book, Reckoning reckoning, Members members, ObjectMapper json) {
        this.book = book;
        this.reckoning = reckoning;
        this.members = members;
        this.json = json;
    }

    /**
     * @throws BadInput if the round is larger than a plan may be
     */
    WhatIfPage.Outcome reckon(Caller caller, RoundSnapshot snapshot, RoundAsPlan.Variant variant) {
        PlanAnswer now = answer(caller, snapshot, RoundAsPlan.Variant.none(snapshot.rules()));
        PlanAnswer then = answer(caller, snapshot, variant);
        List<WhatIfPage.MemberChange> changes = changes(caller, snapshot, now, then);
        int leftOut =
                (int)
                        snapshot.offers().values().stream()
                                .filter(offer -> !RoundAsPlan.isPlannable(offer))
                                .count();
        return new WhatIfPage.Outcome(
                side(snapshot, now),
                side(snapshot, then),
                bySupplier(snapshot, now, then),
                changes.subList(0, Math.min(MEMBERS_SHOWN, changes.size())),
                changes.size(),
                leftOut,
                variant.allotment() == RoundRules.Allotment.FIRST_COME
                        || snapshot.rules().allotment() == RoundRules.Allotment.FIRST_COME);
    }

    private PlanAnswer answer(Caller caller, RoundSnapshot snapshot, RoundAsPlan.Variant variant) {
        RoundAsPlan plan = new RoundAsPlan(snapshot, variant);
        byte[] request = plan.request(book, json);
        if (plan.lines() > LINES_MAX) {
            throw new BadInput("/orders", plan.lines() + " lines; expected: at most " + LINES_MAX);
        }
        try {
            return reckoning.reckon(caller.account(), request);
        } catch (BadInput bad) {
            throw new IllegalStateException("a round is no plan: " + bad.errors(), bad);
        }
    }

    private static WhatIfPage.Side side(RoundSnapshot snapshot, PlanAnswer answer) {
        Currency currency = snapshot.currency();
        Money ordered = Money.zero(currency);
        for (PlanAnswer.Order order : answer.purchaseOrders()) {
            ordered = ordered.plus(Money.parse(order.net(), currency));
        }
        Money paid = Money.zero(currency);
        Money coop = Money.parse(answer.coop().total(), currency);
        for (PlanAnswer.Charge charge : answer.charges()) {
            Money total = Money.parse(charge.total(), currency);
            boolean ofCoop = charge.member().equals(RoundAsPlan.COOP);
            coop = ofCoop ? coop.plus(total) : coop;
            paid = ofCoop ? paid : paid.plus(total);
        }
        return new WhatIfPage.Side(
                ordered, paid, coop, answer.coop().stock().size(), missed(snapshot, answer));
    }

    private static List<WhatIfPage.Missed> missed(RoundSnapshot snapshot, PlanAnswer answer) {
        Map<String, String> names = names(snapshot);
        List<WhatIfPage.Missed> missed = new ArrayList<>();
        for (PlanAnswer.Notice notice : answer.notices()) {
            Sentence said = notice.said();
            if (notice.code().equals("MINIMUM_MISSED") && said != null) {
                String supplier = notice.supplier() == null ? "" : notice.supplier();
                String offer = notice.offer();
                missed.add(
                        new WhatIfPage.Missed(
                                names.getOrDefault(supplier, supplier),
                                offer == null ? "" : product(snapshot, offer),
                                said));
            }
        }
        return missed;
    }

    private static String product(RoundSnapshot snapshot, String offer) {
        return snapshot.offer(OfferId.parse(offer)).map(o -> o.terms().name()).orElse(offer);
    }

    /** Suppliers' names by their codes. */
    private static Map<String, String> names(RoundSnapshot snapshot) {
        Map<String, String> names = new HashMap<>();
        for (Supplier supplier : snapshot.suppliers().values()) {
            names.put(supplier.terms().code(), supplier.terms().name());
        }
        return names;
    }

    private static List<WhatIfPage.SupplierChange> bySupplier(
            RoundSnapshot snapshot, PlanAnswer now, PlanAnswer then) {
        Map<String, Money> before = nets(snapshot, now);
        Map<String, Money> after = nets(snapshot, then);
        TreeSet<String> codes = new TreeSet<>(before.keySet());
        codes.addAll(after.keySet());
        Money none = Money.zero(snapshot.currency());
        Map<String, String> names = names(snapshot);
        return codes.stream()
                .map(
                        code ->
                                new WhatIfPage.SupplierChange(
                                        names.getOrDefault(code, code),
                                        before.getOrDefault(code, none),
                                        after.getOrDefault(code, none)))
                .toList();
    }

    private static Map<String, Money> nets(RoundSnapshot snapshot, PlanAnswer answer) {
        Map<String, Money> nets = new TreeMap<>();
        for (PlanAnswer.Order order : answer.purchaseOrders()) {
            nets.put(order.supplier(), Money.parse(order.net(), snapshot.currency()));
        }
        return nets;
    }

    /** Of members whose bill would be another, the largest change first. */
    private List<WhatIfPage.MemberChange> changes(
            Caller caller, RoundSnapshot snapshot, PlanAnswer now, PlanAnswer then) {
        Map<String, Money> before = totals(snapshot, now);
        Map<String, Money> after = totals(snapshot, then);
        TreeSet<String> ids = new TreeSet<>(before.keySet());
        ids.addAll(after.keySet());
        Money none = Money.zero(snapshot.currency());
        List<WhatIfPage.MemberChange> changes = new ArrayList<>();
        for (String id : ids) {
            Money was = before.getOrDefault(id, none);
            Money would = after.getOrDefault(id, none);
            if (!was.equals(would)) {
                changes.add(new WhatIfPage.MemberChange(id, was, would));
            }
        }
        changes.sort(
                Comparator.comparingLong(
                        (WhatIfPage.MemberChange each) -> -Math.abs(each.by().minor())));
        return named(caller.coop(), changes);
    }

    private List<WhatIfPage.MemberChange> named(
            CoopId coop, List<WhatIfPage.MemberChange> changes) {
        int shown = Math.min(MEMBERS_SHOWN, changes.size());
        Map<MemberId, Member> known =
                members.byIds(
                        coop,
                        changes.subList(0, shown).stream()
                                .map(each -> MemberId.parse(each.name()))
                                .toList());
        List<WhatIfPage.MemberChange> named = new ArrayList<>(changes);
        for (int i = 0; i < shown; i++) {
            WhatIfPage.MemberChange each = changes.get(i);
            named.set(
                    i,
                    new WhatIfPage.MemberChange(
                            name(known.get(MemberId.parse(each.name())), each.name()),
                            each.now(),
                            each.then()));
        }
        return named;
    }

    private static String name(@Nullable Member member, String id) {
        return member == null ? id : member.number() + " " + member.name();
    }

    private static Map<String, Money> totals(RoundSnapshot snapshot, PlanAnswer answer) {
        Map<String, Money> totals = new HashMap<>();
        for (PlanAnswer.Charge charge : answer.charges()) {
            if (!charge.member().equals(RoundAsPlan.COOP)) {
                totals.put(charge.member(), Money.parse(charge.total(), snapshot.currency()));
            }
        }
        return totals;
    }
}
