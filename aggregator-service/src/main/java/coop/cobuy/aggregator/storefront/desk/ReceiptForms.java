package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.purchasing.OrderContent;
import coop.cobuy.aggregator.purchasing.OrderLine;
import coop.cobuy.aggregator.receiving.ReceiptBody;
import coop.cobuy.aggregator.receiving.ReceivingView;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.TypedFields;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.id.OfferId;
import coop.cobuy.problem.FieldProblem;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A goods receipt as a form: fields bear the numbers of the order's lines. */
final class ReceiptForms {

    private static final int NOTE_MAX = 500;

    private ReceiptForms() {}

    /** Filled in with what should come. */
    static Form expected(
            OrderContent order,
            Map<OfferId, Units> expected,
            Map<OfferId, Units> kilograms,
            String key,
            String note) {
        Form form = Form.empty().with("key", key).with("note", note);
        for (OrderLine line : order.ordered().toList()) {
            Units units = expected.getOrDefault(line.offer(), Units.ZERO);
            Units weight = kilograms.getOrDefault(line.offer(), Units.ZERO);
            form.with("units." + line.lineNo(), units);
            form.with("damaged." + line.lineNo(), "");
            form.with("weight." + line.lineNo(), weight.isZero() ? "" : weight);
        }
        return form;
    }

    /** Filled in with a receipt that is to be corrected. */
    static Form of(OrderContent order, ReceivingView.ReceiptView receipt, String key) {
        String said = receipt.note();
        Form form = Form.empty().with("key", key).with("note", said == null ? "" : said);
        for (ReceivingView.ReceiptLineView booked : receipt.lines()) {
            order.line(booked.offer())
                    .ifPresent(
                            line -> {
                                Units weight = booked.weightKg();
                                form.with("units." + line.lineNo(), booked.units());
                                form.with(
                                        "damaged." + line.lineNo(),
                                        booked.damaged().isZero() ? "" : booked.damaged());
                                form.with("weight." + line.lineNo(), weight == null ? "" : weight);
                            });
        }
        return form;
    }

    /**
     * What was typed; a line without anything is not booked.
     *
     * @param fields is filled with the number of the order's line that each line of the body is for
     */
    static ReceiptBody read(Visit visit, Form form, OrderContent order, List<Integer> fields) {
        List<ReceiptBody.Line> lines = new ArrayList<>();
        for (OrderLine line : order.ordered().toList()) {
            int n = line.lineNo();
            Units units = Typed.units(visit, form, "units." + n);
            Units damaged = Typed.units(visit, form, "damaged." + n);
            Units weight = Typed.units(visit, form, "weight." + n);
            boolean typed = form.text("units." + n).isPresent();
            if (typed || !damaged.isZero() || !weight.isZero()) {
                fields.add(n);
                lines.add(
                        new ReceiptBody.Line(
                                line.offer().value(),
                                typed || weight.isZero() ? units.toString() : null,
                                null,
                                damaged.isZero() ? null : damaged.toString(),
                                null,
                                weight.isZero() ? null : weight.toString()));
            }
        }
        String note = form.text("note").orElse(null);
        if (note != null && note.length() > NOTE_MAX) {
            form.wrong("note", visit.t("desk.wrong.long", NOTE_MAX));
        }
        UUID corrects = id(form.value("corrects"));
        if (corrects == null && !form.value("corrects").isEmpty()) {
            form.wrong(visit.t("frame.wrong.form"));
        }
        TypedFields.key(visit, form);
        return new ReceiptBody(lines, note, form.has("final", "yes"), corrects);
    }

    private static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Puts what the use case found to the field that it is about. */
    static void place(Visit visit, Form form, FieldProblem problem, List<Integer> fields) {
        String[] parts = problem.pointer().split("/");
        boolean ofLine =
                parts.length == 4 && parts[1].equals("lines") && parts[2].matches("[0-9]{1,5}");
        if (!ofLine || Integer.parseInt(parts[2]) >= fields.size()) {
            form.wrong(visit.why(problem));
            return;
        }
        int n = fields.get(Integer.parseInt(parts[2]));
        String field =
                switch (parts[3]) {
                    case "damaged" -> "damaged.";
                    case "weightKg" -> "weight.";
                    default -> "units.";
                };
        form.wrong(field + n, visit.t("desk.wrong.count"));
    }
}
