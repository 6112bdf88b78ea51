package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.catalog.Offers;
import coop.cobuy.aggregator.catalog.Supplier;
import coop.cobuy.aggregator.catalog.Suppliers;
import coop.cobuy.aggregator.members.Member;
import coop.cobuy.aggregator.members.Members;
import coop.cobuy.aggregator.rounds.RoundBody;
import coop.cobuy.aggregator.rounds.RoundPlan;
import coop.cobuy.aggregator.rounds.RoundRules;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.TypedFields;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** A round's plan as a form: preset from a plan, read as it was typed. */
@Singleton
class RoundForms {

    private static final int NAME_MAX = 200;
    private static final int SUPPLIERS_MAX = 2000;
    private static final long FEE_MAX = 100_000_000;
    private static final int CLASS_MAX = 1000;
    private static final UUID LOWEST = new UUID(0, 0);

    private final Suppliers suppliers;
    private final Offers offers;
    private final Members members;

    RoundForms(Suppliers suppliers, Offers offers, Members members) {
        this.suppliers = suppliers;
        this.offers = offers;
        this.members = members;
    }

    /** Suppliers to choose from, by id: active ones and those of the plan; by name. */
    Map<String, String> choices(CoopId coop, Form form) {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Supplier supplier : suppliers.after(coop, LOWEST, SUPPLIERS_MAX)) {
            String id = supplier.id().toString();
            if (supplier.active() || form.has("supplier", id)) {
                byName.put(supplier.terms().name() + " (" + supplier.terms().code() + ")", id);
            }
        }
        Map<String, String> choices = new LinkedHashMap<>();
        byName.forEach((name, id) -> choices.put(id, name));
        return choices;
    }

    /** For a round of which nothing is known yet: opens now, closes in a week. */
    Form fresh(Visit visit, Instant now) {
        ZonedDateTime evening = now.atZone(visit.zone()).plusWeeks(1).withHour(20).withMinute(0);
        return standard(Form.empty())
                .with("opening", Typed.local(visit, now))
                .with("cutOff", Typed.local(visit, evening.toInstant()));
    }

    private static Form standard(Form form) {
        return rules(form, RoundRules.STANDARD);
    }

    private static Form rules(Form form, RoundRules rules) {
        return form.with("allotment", rules.allotment())
                .with("cost", rules.cost())
                .with("freight", rules.freight())
                .with("missedMinimum", rules.missedMinimum())
                .with("surplus", rules.surplus())
                .with("rounding", rules.rounding())
                .with("vatModel", rules.vatModel())
                .with("noOneWorseOff", rules.noOneWorseOff() ? "yes" : "");
    }

    /** As a plan stands. */
    Form of(Visit visit, RoundPlan plan) {
        return content(visit, plan)
                .with("opening", Typed.local(visit, plan.opening()))
                .with("cutOff", Typed.local(visit, plan.cutOff()))
                .with(
                        "completionEnd",
                        plan.completionEnd().map(end -> Typed.local(visit, end)).orElse(""))
                .with("deliveryDate", plan.deliveryDate().map(LocalDate::toString).orElse(""));
    }

    /** A plan once more: all its times by so many whole weeks later that it can still open. */
    Form again(Visit visit, RoundPlan plan, Instant now) {
        long weeks = 1;
        while (!later(visit, plan.cutOff(), weeks).isAfter(now)) {
            weeks++;
        }
        long by = weeks;
        return content(visit, plan)
                .with("opening", Typed.local(visit, later(visit, plan.opening(), by)))
                .with("cutOff", Typed.local(visit, later(visit, plan.cutOff(), by)))
                .with(
                        "completionEnd",
                        plan.completionEnd()
                                .map(end -> Typed.local(visit, later(visit, end, by)))
                                .orElse(""))
                .with(
                        "deliveryDate",
                        plan.deliveryDate().map(day -> day.plusWeeks(by).toString()).orElse(""));
    }

    private static Instant later(Visit visit, Instant instant, long weeks) {
        return instant.atZone(visit.zone()).plusWeeks(weeks).toInstant();
    }

    private Form content(Visit visit, RoundPlan plan) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        values.put("supplier", plan.suppliers().stream().map(SupplierId::toString).toList());
        CoopId coop = visit.caller().coop();
        Form form =
                Form.of(values)
                        .with("name", plan.name())
                        .with("offers", offerLines(coop, plan))
                        .with("priorities", priorityLines(coop, plan))
                        .with("perOrder", typed(plan.fees().perOrder()))
                        .with("perMember", typed(plan.fees().perMember()));
        return rules(form, plan.rules());
    }

    private static String typed(Money money) {
        return money.isZero() ? "" : money.decimal();
    }

    private String offerLines(CoopId coop, RoundPlan plan) {
        return offers.find(coop, plan.offers()).stream()
                .map(offer -> code(coop, offer) + " " + offer.terms().sku())
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private String code(CoopId coop, Offer offer) {
        return suppliers
                .find(coop, offer.supplier())
                .map(supplier -> supplier.terms().code())
                .orElse("?");
    }

    private String priorityLines(CoopId coop, RoundPlan plan) {
        return members.byIds(coop, plan.priorities().keySet()).values().stream()
                .map(member -> member.number() + " " + plan.priorities().get(member.id()))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    /** What was typed; where it cannot be taken, the form says so and the result is of no use. */
    RoundBody read(Visit visit, Form form) {
        String name = Typed.text(visit, form, "name", NAME_MAX);
        List<UUID> chosen = chosen(visit, form);
        List<UUID> single = single(visit, form);
        if (chosen.isEmpty() && single.isEmpty()) {
            form.wrong("supplier", visit.t("desk.wrong.suppliers"));
        }
        Instant opening = Typed.moment(visit, form, "opening");
        Instant cutOff = Typed.moment(visit, form, "cutOff");
        if (opening != null && cutOff != null && !cutOff.isAfter(opening)) {
            form.wrong("cutOff", visit.t("desk.wrong.cut-off"));
        }
        Instant completed = Typed.optionalMoment(visit, form, "completionEnd");
        if (cutOff != null && completed != null && !completed.isAfter(cutOff)) {
            form.wrong("completionEnd", visit.t("desk.wrong.completion"));
        }
        LocalDate wished = Typed.day(visit, form, "deliveryDate");
        return new RoundBody(
                name,
                chosen,
                single,
                text(opening),
                text(cutOff),
                text(completed),
                text(wished),
                new RoundBody.FeesBody(
                        Typed.amount(visit, form, "perOrder", FEE_MAX),
                        Typed.amount(visit, form, "perMember", FEE_MAX)),
                rules(visit, form),
                priorities(visit, form));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** A rule that is not asked for is the usual one. */
    private static <T extends Enum<T>> void rule(
            Visit visit, Form form, String field, Class<T> of) {
        if (form.text(field).isPresent()) {
            TypedFields.choice(visit, form, field, of);
        }
    }

    private static RoundBody.RulesBody rules(Visit visit, Form form) {
        rule(visit, form, "allotment", RoundRules.Allotment.class);
        rule(visit, form, "cost", RoundRules.Cost.class);
        rule(visit, form, "freight", RoundRules.Freight.class);
        rule(visit, form, "missedMinimum", RoundRules.MissedMinimum.class);
        rule(visit, form, "vatModel", RoundRules.VatModel.class);
        rule(visit, form, "rounding", RoundRules.Rounding.class);
        rule(visit, form, "surplus", RoundRules.Surplus.class);
        return new RoundBody.RulesBody(
                form.text("allotment").orElse(null),
                form.text("cost").orElse(null),
                form.text("freight").orElse(null),
                form.text("missedMinimum").orElse(null),
                form.has("noOneWorseOff", "yes"),
                form.text("vatModel").orElse(null),
                form.text("rounding").orElse(null),
                form.text("surplus").orElse(null));
    }

    private List<UUID> chosen(Visit visit, Form form) {
        List<UUID> chosen = new ArrayList<>();
        for (String text : form.all("supplier")) {
            Optional<UUID> id = uuid(text);
            if (id.isEmpty()) {
                form.wrong("supplier", visit.t("desk.wrong.supplier", text));
            } else if (!chosen.contains(id.get())) {
                chosen.add(id.get());
            }
        }
        return chosen;
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A supplier's code and the number of one of its articles, line by line. */
    private List<UUID> single(Visit visit, Form form) {
        CoopId coop = visit.caller().coop();
        List<UUID> single = new ArrayList<>();
        for (String line : lines(form, "offers")) {
            String[] parts = line.split("\\s+", 2);
            Optional<Offer> offer =
                    parts.length < 2
                            ? Optional.empty()
                            : suppliers
                                    .byCode(coop, parts[0])
                                    .flatMap(s -> offers.bySku(coop, s.id(), parts[1].strip()));
            if (offer.isEmpty()) {
                form.wrong("offers", visit.t("desk.wrong.offer", line));
            } else if (!single.contains(offer.get().id().value())) {
                single.add(offer.get().id().value());
            }
        }
        return single;
    }

    /** A member's number and its class, line by line. */
    private List<RoundBody.PriorityBody> priorities(Visit visit, Form form) {
        CoopId coop = visit.caller().coop();
        Map<UUID, Integer> classes = new LinkedHashMap<>();
        for (String line : lines(form, "priorities")) {
            int blank = line.lastIndexOf(' ');
            String number = blank < 0 ? line : line.substring(0, blank).strip();
            String of = blank < 0 ? "" : line.substring(blank + 1);
            Optional<Member> member =
                    of.matches("-?[0-9]{1,4}") && Math.abs(Integer.parseInt(of)) <= CLASS_MAX
                            ? members.byNumber(coop, number)
                            : Optional.empty();
            if (member.isEmpty()
                    || classes.put(member.get().id().value(), Integer.valueOf(of)) != null) {
                form.wrong("priorities", visit.t("desk.wrong.priority", line));
            }
        }
        return classes.entrySet().stream()
                .map(each -> new RoundBody.PriorityBody(each.getKey(), each.getValue()))
                .sorted(Comparator.comparing(RoundBody.PriorityBody::member))
                .toList();
    }

    private static List<String> lines(Form form, String name) {
        return form.value(name).lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    }
}
