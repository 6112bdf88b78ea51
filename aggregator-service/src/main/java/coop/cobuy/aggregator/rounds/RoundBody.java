package coop.cobuy.aggregator.rounds;

import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A planned round as a request gives it.
 *
 * @param suppliers all of whose active offers are in it when it opens
 * @param offers that are in it as well
 * @param opening an instant, ISO 8601 in UTC
 * @param cutOff likewise, after the opening
 * @param completionEnd likewise, after the cut-off: until then, changes are taken that help to fill
 *     open cases; they count if they still help when it ends. Left out: nothing is taken after the
 *     cut-off
 * @param priorities members who are served before or after the others where there is not enough;
 *     who is not named is of class 0
 * @param deliveryDate wished, {@code 2026-12-01}
 */
public record RoundBody(
        @Nullable String name,
        @Nullable List<UUID> suppliers,
        @Nullable List<UUID> offers,
        @Nullable String opening,
        @Nullable String cutOff,
        @Nullable String completionEnd,
        @Nullable String deliveryDate,
        @Nullable FeesBody fees,
        @Nullable RulesBody rules,
        @Nullable List<PriorityBody> priorities) {

    /** The class of a member: smaller ones are served first. */
    public record PriorityBody(@Nullable UUID member, @Nullable Integer priorityClass) {

        static PriorityBody of(MemberId member, int of) {
            return new PriorityBody(member.value(), of);
        }
    }

    private static final int CLASS_MAX = 1000;
    private static final int NAME_MAX = 200;
    private static final int OFFERS_MAX = 10_000;
    private static final long FEE_MAX = 100_000_000;
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /** What the co-op takes for itself; what is absent is zero. */
    public record FeesBody(@Nullable Money perOrder, @Nullable Money perMember) {}

    /**
     * How the round fills, shares and splits; what is absent is the standard.
     *
     * @param allotment EQUAL_AWARDS, which is the standard, PROPORTIONAL, EQUAL_LOSSES, TALMUD,
     *     FIRST_COME or LOTTERY
     * @param cost EQUAL_PRICE, which is the standard, PROPORTIONAL_SAVINGS, SHAPLEY or SERIAL. A
     *     line of an invoice goes by EQUAL_PRICE all the same, and says so, if more than 2,000
     *     share it by SHAPLEY or more than 100,000 by another rule, and by SHAPLEY if the invoice's
     *     lines have more than 20,000 shares together. Holds then do not count on a line's maximum
     *     unit price.
     * @param freight PER_HEAD, which is the standard, BY_VALUE, BY_WEIGHT, BY_UNITS; TWO_PART: the
     *     supplier's charge for a delivery by heads, and what it bills above that by weight; or
     *     VEHICLE_CLASSES: by the supplier's classes of vehicles, each step from one to the next is
     *     shared by those whose goods need at least that (the airport rule)
     * @param missedMinimum CANCEL, which is the standard; CARRY_OVER: the lines are placed in the
     *     supplier's next round once that is open, beside what the member has there; or ASK_BUYER:
     *     no draft of the round is approved until a buyer has decided about each minimum that was
     *     missed
     * @param noOneWorseOff whether nobody pays more for a line of goods than the quantity would
     *     have cost alone, by the supplier's list or the reference price; the co-op bears what
     *     exceeds that. Left out: no
     * @param vatModel AGENT, which is the standard: the supplier's tax is split; or RESALE: each
     *     member's tax is computed on what they pay, and the co-op bears the difference
     * @param rounding BY_LOT, which is the standard, or CARRIED: what rounding took or gave is
     *     remembered from invoice to invoice, so that nobody is the unlucky one over the years; for
     *     goods at equal prices and freight by heads
     * @param surplus of what is delivered beyond the plan, once firm quantities are met:
     *     TO_TOLERANCES, which is the standard: open tolerances, then stock; or TO_STOCK
     */
    public record RulesBody(
            @Nullable String allotment,
            @Nullable String cost,
            @Nullable String freight,
            @Nullable String missedMinimum,
            @Nullable Boolean noOneWorseOff,
            @Nullable String vatModel,
            @Nullable String rounding,
            @Nullable String surplus) {}

    static RoundBody of(RoundPlan plan) {
        RoundRules rules = plan.rules();
        LocalDate wished = plan.deliveryDateOrNull();
        Instant completed = plan.completionEndOrNull();
        return new RoundBody(
                plan.name(),
                plan.suppliers().stream().map(SupplierId::value).sorted().toList(),
                plan.offers().stream().map(OfferId::value).sorted().toList(),
                plan.opening().toString(),
                plan.cutOff().toString(),
                completed == null ? null : completed.toString(),
                wished == null ? null : wished.toString(),
                new FeesBody(plan.fees().perOrder(), plan.fees().perMember()),
                new RulesBody(
                        rules.allotment().name(),
                        rules.cost().name(),
                        rules.freight().name(),
                        rules.missedMinimum().name(),
                        rules.noOneWorseOff(),
                        rules.vatModel().name(),
                        rules.rounding().name(),
                        rules.surplus().name()),
                plan.priorities().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey(Comparator.comparing(MemberId::value)))
                        .map(each -> PriorityBody.of(each.getKey(), each.getValue()))
                        .toList());
    }

    /**
     * @throws BadInput naming all that is wrong
     */
    RoundPlan check(Currency currency) {
        BadInput.Gatherer problems = new BadInput.Gatherer();
        String checkedName = problems.text("/name", name, NAME_MAX);
        Set<SupplierId> checkedSuppliers = ids(problems, "/suppliers", suppliers, SupplierId::new);
        Set<OfferId> checkedOffers = ids(problems, "/offers", offers, OfferId::new);
        problems.require(
                !checkedSuppliers.isEmpty() || !checkedOffers.isEmpty(),
                "/suppliers",
                "none, and no offers either; expected: at least one of both");
        Instant opens = instant(problems, "/opening", opening);
        Instant cuts = instant(problems, "/cutOff", cutOff);
        if (opens != null && cuts != null) {
            problems.require(
                    cuts.isAfter(opens),
                    "/cutOff",
                    cuts + "; expected: after the opening, " + opens);
        }
        Instant completed =
                completionEnd == null ? null : instant(problems, "/completionEnd", completionEnd);
        if (completed != null && cuts != null) {
            problems.require(
                    completed.isAfter(cuts),
                    "/completionEnd",
                    completed + "; expected: after the cut-off, " + cuts);
        }
        LocalDate wished = deliveryDate(problems);
        RoundFees checkedFees = fees(problems, currency);
        RoundRules checkedRules = rules(problems);
        Map<MemberId, Integer> checkedPriorities = priorities(problems);
        problems.throwIfAny();
        return new RoundPlan(
                Objects.requireNonNull(checkedName),
                checkedSuppliers,
                checkedOffers,
                Objects.requireNonNull(opens),
                Objects.requireNonNull(cuts),
                completed,
                wished,
                Objects.requireNonNull(checkedFees),
                checkedRules,
                checkedPriorities);
    }

    private Map<MemberId, Integer> priorities(BadInput.Gatherer problems) {
        List<PriorityBody> all = priorities == null ? List.of() : priorities;
        problems.require(
                all.size() <= OFFERS_MAX,
                "/priorities",
                all.size() + "; expected: up to " + OFFERS_MAX);
        Map<MemberId, Integer> checked = new HashMap<>();
        for (int i = 0; i < Math.min(all.size(), OFFERS_MAX); i++) {
            PriorityBody body = all.get(i);
            UUID member = body == null ? null : body.member();
            Integer of = body == null ? null : body.priorityClass();
            if (member == null || of == null || Math.abs(of.longValue()) > CLASS_MAX) {
                problems.add(
                        "/priorities/" + i,
                        "expected: a member, and a class of -" + CLASS_MAX + " to " + CLASS_MAX);
                continue;
            }
            boolean isNew = checked.put(new MemberId(member), of) == null;
            problems.require(isNew, "/priorities/" + i + "/member", "is named twice");
        }
        return checked;
    }

    private static <T> Set<T> ids(
            BadInput.Gatherer problems,
            String pointer,
            @Nullable List<UUID> values,
            Function<UUID, T> id) {
        Set<T> checked = new HashSet<>();
        List<UUID> all = values == null ? List.of() : values;
        problems.require(
                all.size() <= OFFERS_MAX, pointer, all.size() + "; expected: up to " + OFFERS_MAX);
        for (int i = 0; i < Math.min(all.size(), OFFERS_MAX); i++) {
            UUID value = all.get(i);
            boolean isNew = value != null && checked.add(id.apply(value));
            problems.require(isNew, pointer + "/" + i, "null, or given twice");
        }
        return checked;
    }

    private static @Nullable Instant instant(
            BadInput.Gatherer problems, String pointer, @Nullable String text) {
        Instant instant =
                problems.parse(
                        pointer,
                        text,
                        "an instant such as 2026-12-01T18:00:00Z",
                        written -> readable(() -> Instant.parse(written)));
        if (instant == null) {
            return null;
        }
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            problems.add(pointer, instant + "; expected: " + EARLIEST + " to " + LATEST);
            return null;
        }
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    private @Nullable LocalDate deliveryDate(BadInput.Gatherer problems) {
        if (deliveryDate == null) {
            return null;
        }
        LocalDate date =
                problems.parse(
                        "/deliveryDate",
                        deliveryDate,
                        "a day such as 2026-12-01",
                        written -> readable(() -> LocalDate.parse(written)));
        boolean sane = date == null || (date.getYear() >= 2000 && date.getYear() < 2200);
        problems.require(sane, "/deliveryDate", date + "; expected: a day from 2000 to 2199");
        return date;
    }

    private static <T> T readable(java.util.function.Supplier<T> parser) {
        try {
            return parser.get();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private @Nullable RoundFees fees(BadInput.Gatherer problems, Currency currency) {
        Money perOrder = fees == null ? null : fees.perOrder();
        Money perMember = fees == null ? null : fees.perMember();
        Money order = fee(problems, "/fees/perOrder", perOrder, currency);
        Money member = fee(problems, "/fees/perMember", perMember, currency);
        return order == null || member == null ? null : new RoundFees(order, member);
    }

    private static @Nullable Money fee(
            BadInput.Gatherer problems, String pointer, @Nullable Money fee, Currency currency) {
        return fee == null
                ? Money.zero(currency)
                : problems.money(pointer, fee, currency, 0, FEE_MAX);
    }

    private RoundRules rules(BadInput.Gatherer problems) {
        RoundRules standard = RoundRules.STANDARD;
        if (rules == null) {
            return standard;
        }
        return new RoundRules(
                rule(problems, "/rules/allotment", rules.allotment(), standard.allotment()),
                rule(problems, "/rules/cost", rules.cost(), standard.cost()),
                rule(problems, "/rules/freight", rules.freight(), standard.freight()),
                rule(
                        problems,
                        "/rules/missedMinimum",
                        rules.missedMinimum(),
                        standard.missedMinimum()),
                Boolean.TRUE.equals(rules.noOneWorseOff()),
                rule(problems, "/rules/vatModel", rules.vatModel(), standard.vatModel()),
                rule(problems, "/rules/rounding", rules.rounding(), standard.rounding()),
                rule(problems, "/rules/surplus", rules.surplus(), standard.surplus()));
    }

    private static <E extends Enum<E>> E rule(
            BadInput.Gatherer problems, String pointer, @Nullable String text, E standard) {
        if (text == null) {
            return standard;
        }
        E[] all = standard.getDeclaringClass().getEnumConstants();
        for (E known : all) {
            if (known.name().equals(text)) {
                return known;
            }
        }
        String names = Arrays.stream(all).map(Enum::name).collect(Collectors.joining(", "));
        problems.add(pointer, text + "; expected: " + names);
        return standard;
    }
}
