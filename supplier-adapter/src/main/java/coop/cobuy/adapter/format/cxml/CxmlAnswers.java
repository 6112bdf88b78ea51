package coop.cobuy.adapter.format.cxml;

import coop.cobuy.adapter.canonical.DespatchLine;
import coop.cobuy.adapter.canonical.InboundDocument;
import coop.cobuy.adapter.canonical.InboundDocument.DespatchAdvice;
import coop.cobuy.adapter.canonical.InboundDocument.OrderResponse;
import coop.cobuy.adapter.canonical.ItemReference;
import coop.cobuy.adapter.canonical.ResponseLine;
import coop.cobuy.adapter.format.xml.XmlFields;
import coop.cobuy.contract.supplier.v1.OrderResponse.Verdict;
import coop.cobuy.quantity.Decimals;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads confirmations and ship notices. */
final class CxmlAnswers {

    static final int NUMBER_MAX = 64;

    private static final int NOTE_MAX = 1000;
    private static final Map<String, Verdict> VERDICTS =
            Map.of(
                    "accept", Verdict.ACCEPTED,
                    "allDetail", Verdict.CHANGED,
                    "detail", Verdict.CHANGED,
                    "except", Verdict.CHANGED,
                    "backordered", Verdict.CHANGED,
                    "replace", Verdict.CHANGED,
                    "reject", Verdict.REJECTED);

    private final XmlFields root;

    CxmlAnswers(XmlFields root) {
        this.root = root;
    }

    /** A number that the document bears itself, else that of its envelope. */
    String number(XmlFields header, String attribute) {
        String own = attribute(header, attribute);
        String number = own.isEmpty() ? attribute(root, "payloadID") : own;
        if (number.isEmpty() || number.length() > NUMBER_MAX) {
            header.problem(
                    header.element(),
                    "%s or payloadID of 1 to %d characters is expected"
                            .formatted(attribute, NUMBER_MAX));
        }
        return number;
    }

    static String attribute(XmlFields of, String name) {
        return of.element().attribute(name).map(String::strip).orElse("");
    }

    static @Nullable String order(XmlFields of) {
        String number =
                of.element()
                        .first("OrderReference", "OrderIDInfo")
                        .flatMap(reference -> reference.attribute("orderID"))
                        .orElse("");
        return number.isEmpty() || number.length() > NUMBER_MAX ? null : number;
    }

    /** The day of a moment, in the moment's own zone. */
    static @Nullable String day(XmlFields of, String name) {
        String text = attribute(of, name);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(text.substring(0, Math.min(10, text.length()))).toString();
        } catch (DateTimeParseException e) {
            of.problem(of.element(), name + " is no day: " + text);
            return null;
        }
    }

    /** In an attribute; zero or more with at most three decimals. */
    static String units(XmlFields of, String name) {
        String text = attribute(of, name);
        try {
            Units units = Units.parse(Decimals.parse(text).stripTrailingZeros().toPlainString());
            if (units.compareTo(Units.MAX) > 0) {
                throw new IllegalArgumentException("too large");
            }
            return units.toString();
        } catch (IllegalArgumentException | ArithmeticException e) {
            of.problem(
                    of.element(),
                    name + " is no quantity of zero or more with at most three decimals: " + text);
            return "0";
        }
    }

    static String price(XmlFields of, String path) {
        return of.needed(
                path,
                "0",
                "a price of zero or more",
                text -> {
                    BigDecimal price = Decimals.parse(text);
                    if (price.signum() < 0 || price.precision() - price.scale() > 12) {
                        throw new IllegalArgumentException(text);
                    }
                    BigDecimal plain = price.setScale(6, RoundingMode.HALF_UP).stripTrailingZeros();
                    return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
                });
    }

    static Optional<ItemReference> item(XmlFields line, @Nullable String sku, String numbered) {
        String number = attribute(line, numbered);
        boolean isNumber = number.matches("[1-9][0-9]{0,8}");
        if (sku == null && !isNumber) {
            line.problem(line.element(), "names neither a SupplierPartID nor a line");
            return Optional.empty();
        }
        return Optional.of(
                new ItemReference(
                        sku,
                        null,
                        isNumber ? Integer.valueOf(number) : null,
                        line.optionalText(3, "UnitOfMeasure")));
    }

    InboundDocument confirmation(XmlFields request) {
        Optional<XmlFields> header = request.at("ConfirmationHeader");
        if (header.isEmpty()) {
            request.problem(request.element(), "ConfirmationHeader is missing");
        }
        XmlFields head = header.orElse(request);
        String type = attribute(head, "type");
        Verdict verdict = VERDICTS.get(type);
        if (verdict == null) {
            head.problem(head.element(), "type " + type + " is no answer to an order");
            verdict = Verdict.REJECTED;
        }
        List<ResponseLine> lines = new ArrayList<>();
        String arrives = null;
        for (XmlFields item : request.each("ConfirmationItem")) {
            line(item).ifPresent(lines::add);
            for (XmlFields status : item.each("ConfirmationStatus")) {
                String day = day(status, "deliveryDate");
                arrives =
                        arrives == null || (day != null && day.compareTo(arrives) > 0)
                                ? day
                                : arrives;
            }
        }
        return new OrderResponse(
                number(head, "confirmID"),
                order(request),
                verdict,
                head.note("Comments", NOTE_MAX),
                arrives,
                lines);
    }

    /** What comes is what is accepted or comes with other details; the rest is told in the note. */
    private static Optional<ResponseLine> line(XmlFields item) {
        BigDecimal coming = BigDecimal.ZERO;
        String price = null;
        String sku = null;
        List<String> notes = new ArrayList<>();
        for (XmlFields status : item.each("ConfirmationStatus")) {
            String type = attribute(status, "type");
            String units = units(status, "quantity");
            switch (type) {
                case "accept", "allDetail", "detail" -> coming = coming.add(new BigDecimal(units));
                default -> notes.add(units + " " + type);
            }
            if (status.has("UnitPrice/Money")) {
                price = price(status, "UnitPrice/Money");
            } else if (status.has("ItemIn/ItemDetail/UnitPrice/Money")) {
                price = price(status, "ItemIn/ItemDetail/UnitPrice/Money");
            }
            String named = status.optionalText(NUMBER_MAX, "ItemIn/ItemID/SupplierPartID");
            sku = named == null ? sku : named;
            String comment = status.note("Comments", 300);
            if (comment != null) {
                notes.add(comment);
            }
        }
        String note = String.join("; ", notes);
        String shown = note.substring(0, Math.min(note.length(), NOTE_MAX));
        String units = coming.stripTrailingZeros().toPlainString();
        String confirmed = price;
        return item(item, sku, "lineNumber")
                .map(
                        one ->
                                new ResponseLine(
                                        one, units, confirmed, shown.isEmpty() ? null : shown));
    }

    /** One advice for each order that the notice covers. */
    List<DespatchAdvice> notices(XmlFields request) {
        Optional<XmlFields> header = request.at("ShipNoticeHeader");
        List<XmlFields> portions = request.each("ShipNoticePortion");
        if (header.isEmpty() || portions.isEmpty()) {
            request.problem(request.element(), "ShipNoticeHeader or ShipNoticePortion is missing");
            return List.of();
        }
        XmlFields head = header.get();
        String number = number(head, "shipmentID");
        List<DespatchAdvice> advices = new ArrayList<>();
        for (XmlFields portion : portions) {
            String order = order(portion);
            String own = portions.size() == 1 ? number : number + "/" + order;
            if (own.length() > NUMBER_MAX) {
                portion.problem(portion.element(), "the numbers of notice and order are too long");
            }
            List<DespatchLine> lines = new ArrayList<>();
            portion.each("ShipNoticeItem").forEach(item -> shipped(item).ifPresent(lines::add));
            if (lines.isEmpty()) {
                portion.problem(portion.element(), "ShipNoticeItem is missing");
            }
            advices.add(
                    new DespatchAdvice(
                            own,
                            order,
                            day(head, "shipmentDate"),
                            day(head, "deliveryDate"),
                            head.note("Comments", NOTE_MAX),
                            lines));
        }
        return advices;
    }

    private static Optional<DespatchLine> shipped(XmlFields item) {
        String sku = item.optionalText(NUMBER_MAX, "ItemID/SupplierPartID");
        String units = units(item, "quantity");
        Optional<XmlFields> batch = item.at("Batch", "ShipNoticeItemDetail/Batch");
        return item(item, sku, "lineNumber")
                .map(
                        one ->
                                new DespatchLine(
                                        one,
                                        units,
                                        batch.map(CxmlAnswers::lot).orElse(null),
                                        batch.map(of -> day(of, "expirationDate")).orElse(null),
                                        null,
                                        item.note("Comments", NOTE_MAX)));
    }

    private static @Nullable String lot(XmlFields batch) {
        return batch.optionalText(NUMBER_MAX, "SupplierBatchID", "BuyerBatchID");
    }
}
