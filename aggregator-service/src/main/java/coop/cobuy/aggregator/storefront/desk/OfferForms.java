package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.catalog.OfferBody;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.money.Money;
import coop.cobuy.problem.FieldProblem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** An offer as a form: preset from what stands, read as it was typed. */
final class OfferForms {

    private static final long AMOUNT_MAX = 100_000_000;

    private OfferForms() {}

    static Form of(OfferBody body) {
        List<OfferBody.BreakBody> breaks = body.priceBreaks();
        return Form.empty()
                .with("supplier", body.supplier())
                .with("sku", body.sku())
                .with("name", body.name())
                .with("unit", body.unit())
                .with("unitsPerCase", body.unitsPerCase())
                .with("minimumCases", body.minimumCases())
                .with("minimumUnits", body.minimumUnits())
                .with("breakKind", body.breakKind())
                .with("priceBasis", body.priceBasis())
                .with(
                        "priceBreaks",
                        breaks == null
                                ? ""
                                : breaks.stream()
                                        .map(step -> step.from() + " " + step.price())
                                        .collect(Collectors.joining("\n")))
                .with("vatPercent", body.vatPercent())
                .with("depositPerUnit", typed(body.depositPerUnit()))
                .with("referencePrice", body.referencePrice())
                .with("referenceKind", body.referenceKind())
                .with("referenceSource", body.referenceSource())
                .with("referenceOn", body.referenceOn())
                .with("unitWeightGrams", body.unitWeightGrams())
                .with("markUpPercent", body.markUpPercent())
                .with("feePerUnit", typed(body.feePerUnit()))
                .with("product", body.product())
                .with("catchWeightKg", body.catchWeightKg())
                .with("category", body.category())
                .with("active", Boolean.FALSE.equals(body.active()) ? "" : "yes");
    }

    private static String typed(@Nullable Money money) {
        return money == null || money.isZero() ? "" : money.decimal();
    }

    static OfferBody read(Visit visit, Form form) {
        return new OfferBody(
                supplier(visit, form),
                form.text("sku").orElse(null),
                form.text("name").orElse(null),
                form.text("unit").orElse(null),
                plain(form, "unitsPerCase"),
                whole(visit, form, "minimumCases"),
                plain(form, "minimumUnits"),
                form.text("breakKind").orElse(null),
                form.text("priceBasis").orElse(null),
                breaks(visit, form),
                plain(form, "vatPercent"),
                Typed.amount(visit, form, "depositPerUnit", AMOUNT_MAX),
                plain(form, "referencePrice"),
                whole(visit, form, "unitWeightGrams"),
                plain(form, "markUpPercent"),
                Typed.amount(visit, form, "feePerUnit", AMOUNT_MAX),
                form.text("referenceKind").orElse(null),
                form.text("referenceSource").orElse(null),
                form.text("referenceOn").orElse(null),
                form.text("product").orElse(null),
                plain(form, "catchWeightKg"),
                form.text("category").orElse(null),
                form.has("active", "yes"));
    }

    private static @Nullable UUID supplier(Visit visit, Form form) {
        try {
            return UUID.fromString(form.value("supplier"));
        } catch (IllegalArgumentException e) {
            form.wrong("supplier", visit.t("desk.wrong.missing"));
            return null;
        }
    }

    private static @Nullable String plain(Form form, String name) {
        String text = Typed.plain(form.value(name));
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Long whole(Visit visit, Form form, String name) {
        String text = plain(form, name);
        if (text == null) {
            return null;
        }
        if (!text.matches("[0-9]{1,12}")) {
            form.wrong(name, visit.t("desk.wrong.number"));
            return null;
        }
        return Long.valueOf(text);
    }

    private static List<OfferBody.BreakBody> breaks(Visit visit, Form form) {
        List<OfferBody.BreakBody> breaks = new ArrayList<>();
        for (String line : form.value("priceBreaks").lines().map(String::strip).toList()) {
            String[] parts = line.split("\\s+");
            if (parts.length == 2) {
                breaks.add(new OfferBody.BreakBody(Typed.plain(parts[0]), Typed.plain(parts[1])));
            } else if (!line.isEmpty()) {
                form.wrong("priceBreaks", visit.t("desk.wrong.breaks", line));
            }
        }
        if (breaks.isEmpty()) {
            form.wrong("priceBreaks", visit.t("desk.wrong.missing"));
        }
        return breaks;
    }

    /** Puts what the catalogue found to the field that it is about. */
    static void place(Visit visit, Form form, FieldProblem problem) {
        String[] parts = problem.pointer().split("/");
        String told = visit.t("desk.wrong.terms", visit.why(problem));
        if (parts.length < 2) {
            form.wrong(told);
        } else {
            form.wrong(parts[1], told);
        }
    }
}
