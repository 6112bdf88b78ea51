package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.contract.supplier.v1.OrderResponse.Verdict;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A supplier's answer as a buyer types it in. */
public record AnswerBody(
        @Nullable String documentNumber,
        @Nullable String verdict,
        @Nullable String note,
        @Nullable String deliveryDate,
        @Nullable List<Line> lines) {

    private static final int LINES_MAX = 5000;

    /** One article, by the supplier's number. */
    public record Line(
            @Nullable String sku,
            @Nullable String units,
            @Nullable String unitPrice,
            @Nullable String note) {}

    /**
     * @throws BadInput naming all that is wrong, articles that were not ordered included
     */
    SupplierAnswer answer(OrderContent content, Clock clock) {
        BadInput.Gatherer errors = new BadInput.Gatherer();
        String number = errors.text("/documentNumber", documentNumber, Answering.NUMBER_MAX);
        Verdict stated =
                errors.parse(
                        "/verdict", verdict, "ACCEPTED, CHANGED or REJECTED", Verdict::valueOf);
        String words = errors.optionalText("/note", note, Answering.NOTE_MAX);
        LocalDate date = date(errors);
        List<SupplierAnswer.Line> read = lines(content, errors);
        errors.throwIfAny();
        return new SupplierAnswer(
                content.revision(),
                Objects.requireNonNull(number),
                Objects.requireNonNull(stated),
                words,
                date,
                read,
                clock.instant());
    }

    private @Nullable LocalDate date(BadInput.Gatherer errors) {
        if (deliveryDate == null) {
            return null;
        }
        return errors.parse("/deliveryDate", deliveryDate, "a day as 2026-01-31", AnswerBody::day);
    }

    static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private List<SupplierAnswer.Line> lines(OrderContent content, BadInput.Gatherer errors) {
        List<SupplierAnswer.Line> read = new ArrayList<>();
        List<Line> given = lines == null ? List.of() : lines;
        if (given.size() > LINES_MAX) {
            errors.add("/lines", given.size() + " lines; expected: at most " + LINES_MAX);
            return read;
        }
        for (int i = 0; i < given.size(); i++) {
            SupplierAnswer.Line line = line(content, errors, "/lines/" + i, given.get(i));
            if (line != null) {
                read.add(line);
            }
        }
        return read;
    }

    private static SupplierAnswer.@Nullable Line line(
            OrderContent content, BadInput.Gatherer errors, String at, Line given) {
        String sku = errors.text(at + "/sku", given.sku(), OrderLineRow.SKU_MAX);
        Units units =
                errors.parse(at + "/units", given.units(), "member units such as 12", Units::parse);
        UnitPrice price =
                given.unitPrice() == null
                        ? null
                        : errors.parse(
                                at + "/unitPrice",
                                given.unitPrice(),
                                "a net price such as 1.25",
                                text -> UnitPrice.parse(text, content.currency()));
        String note = errors.optionalText(at + "/note", given.note(), Answering.LINE_NOTE_MAX);
        if (sku == null || units == null) {
            return null;
        }
        var offer = Answering.offer(content, sku);
        errors.require(offer != null, at + "/sku", sku + " is not in this purchase order");
        return new SupplierAnswer.Line(sku, offer, units, price, note);
    }
}
