package coop.cobuy.adapter.format.ubl;

import coop.cobuy.adapter.canonical.DespatchLine;
import coop.cobuy.adapter.canonical.InboundDocument.DespatchAdvice;
import coop.cobuy.adapter.canonical.InboundDocument.OrderResponse;
import coop.cobuy.adapter.canonical.ItemReference;
import coop.cobuy.adapter.canonical.ResponseLine;
import coop.cobuy.adapter.format.xml.XmlElement;
import coop.cobuy.adapter.format.xml.XmlFields;
import coop.cobuy.contract.supplier.v1.OrderResponse.Verdict;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads order responses, plain ones too, and despatch advices. */
final class UblResponses {

    private static final Map<String, Verdict> VERDICTS =
            Map.of(
                    "AP", Verdict.ACCEPTED,
                    "29", Verdict.ACCEPTED,
                    "CA", Verdict.CHANGED,
                    "30", Verdict.CHANGED,
                    "RE", Verdict.REJECTED,
                    "27", Verdict.REJECTED);

    /** Accepted as it was ordered: says no more about the line than that. */
    private static final String AS_ORDERED = "5";

    private static final String REJECTED = "7";

    private UblResponses() {}

    static OrderResponse response(XmlFields fields) {
        Verdict verdict =
                fields.needed(
                        "cbc:OrderResponseCode",
                        Verdict.REJECTED,
                        "AP, CA or RE (AB says that it came, and is no answer)",
                        text -> Objects.requireNonNull(verdict(text)));
        List<ResponseLine> lines = new ArrayList<>();
        for (XmlFields line : fields.each("cac:OrderLine")) {
            line(line).ifPresent(lines::add);
        }
        return new OrderResponse(
                fields.text("cbc:ID", UblValues.NUMBER_MAX),
                fields.optionalText(UblValues.NUMBER_MAX, "cac:OrderReference/cbc:ID"),
                verdict,
                fields.note("cbc:Note", UblValues.NOTE_MAX),
                fields.optionalDay(
                        "cac:Delivery/cac:PromisedDeliveryPeriod/cbc:StartDate",
                        "cac:Delivery/cac:PromisedDeliveryPeriod/cbc:EndDate"),
                lines);
    }

    private static Verdict verdict(String code) {
        Verdict verdict = VERDICTS.get(code);
        if (verdict == null) {
            throw new IllegalArgumentException(code);
        }
        return verdict;
    }

    /** A yes or no without lines. */
    static OrderResponse simple(XmlFields fields) {
        boolean accepted =
                fields.needed(
                        "cbc:AcceptedIndicator",
                        false,
                        "true or false",
                        text -> {
                            if (!Set.of("true", "false", "1", "0").contains(text)) {
                                throw new IllegalArgumentException(text);
                            }
                            return text.equals("true") || text.equals("1");
                        });
        String note = fields.note("cbc:RejectionNote", UblValues.NOTE_MAX);
        return new OrderResponse(
                fields.text("cbc:ID", UblValues.NUMBER_MAX),
                fields.optionalText(UblValues.NUMBER_MAX, "cac:OrderReference/cbc:ID"),
                accepted ? Verdict.ACCEPTED : Verdict.REJECTED,
                note == null ? fields.note("cbc:Note", UblValues.NOTE_MAX) : note,
                null,
                List.of());
    }

    private static Optional<ResponseLine> line(XmlFields line) {
        Optional<XmlFields> item = line.at("cac:LineItem");
        if (item.isEmpty()) {
            line.problem(line.element(), "cac:LineItem is missing");
            return Optional.empty();
        }
        XmlFields said = item.get();
        String status = said.optionalText(10, "cbc:LineStatusCode");
        boolean counted = said.has("cbc:Quantity");
        if (!counted && AS_ORDERED.equals(status)) {
            return Optional.empty();
        }
        Optional<ItemReference> meant = meant(line, said);
        if (meant.isEmpty()) {
            line.problem(line.element(), "names neither SKU, GTIN nor order line");
            return Optional.empty();
        }
        String units =
                counted
                        ? UblValues.units(said, "cbc:Quantity")
                        : REJECTED.equals(status) ? "0" : null;
        String unit = UblValues.unit(said, "cbc:Quantity");
        Optional<XmlFields> priced = said.at("cac:Price");
        priced.filter(one -> UblValues.isForAnotherUnit(one, unit))
                .ifPresent(
                        one -> one.problem(one.element(), "is for another unit than the line's"));
        String price = priced.map(UblValues::price).orElse(null);
        return Optional.of(
                new ResponseLine(
                        meant.get(), REJECTED.equals(status) ? "0" : units, price, note(line)));
    }

    private static Optional<ItemReference> meant(XmlFields line, XmlFields said) {
        String number = "cac:OrderLineReference/cbc:LineID";
        Optional<ItemReference> item = UblValues.item(said, "cbc:Quantity", "cbc:none");
        Integer orderLine =
                line.element()
                        .first(number)
                        .map(XmlElement::text)
                        .filter(text -> text.matches("[1-9][0-9]{0,8}"))
                        .map(Integer::valueOf)
                        .orElse(null);
        if (item.isEmpty() && orderLine == null) {
            return Optional.empty();
        }
        return Optional.of(
                new ItemReference(
                        item.map(ItemReference::sku).orElse(null),
                        item.map(ItemReference::gtin).orElse(null),
                        orderLine,
                        UblValues.unit(said, "cbc:Quantity")));
    }

    /** What is offered instead, and what else is said of the line. */
    private static @Nullable String note(XmlFields line) {
        List<String> notes = new ArrayList<>();
        String own = line.note("cac:LineItem/cbc:Note", UblValues.NOTE_MAX);
        if (own != null) {
            notes.add(own);
        }
        line.at("cac:SellerSubstitutedLineItem/cac:Item")
                .ifPresent(
                        item ->
                                notes.add(
                                        "instead: "
                                                + item.note("cbc:Name", 200)
                                                + " "
                                                + item.optionalText(
                                                        200,
                                                        "cac:SellersItemIdentification/cbc:ID")));
        String day =
                line.optionalText(
                        40, "cac:LineItem/cac:Delivery/cac:PromisedDeliveryPeriod/cbc:StartDate");
        if (day != null) {
            notes.add("comes on " + day);
        }
        String all = String.join("; ", notes);
        return all.isEmpty() ? null : all.substring(0, Math.min(all.length(), UblValues.NOTE_MAX));
    }

    /** One document for each order that it covers. */
    static List<DespatchAdvice> advices(XmlFields fields) {
        String number = fields.text("cbc:ID", UblValues.NUMBER_MAX);
        String order = fields.optionalText(UblValues.NUMBER_MAX, "cac:OrderReference/cbc:ID");
        List<XmlFields> lines = fields.each("cac:DespatchLine");
        if (lines.isEmpty()) {
            fields.problem(fields.element(), "at least one cac:DespatchLine is expected");
        }
        Set<@Nullable String> orders = new LinkedHashSet<>();
        for (XmlFields line : lines) {
            orders.add(order(line, order));
        }
        List<DespatchAdvice> advices = new ArrayList<>();
        for (String one : orders) {
            String own = orders.size() == 1 ? number : number + "/" + one;
            if (own.length() > UblValues.NUMBER_MAX) {
                fields.problem(fields.element(), "the numbers of advice and order are too long");
            }
            List<DespatchLine> of = new ArrayList<>();
            lines.stream()
                    .filter(line -> Objects.equals(order(line, order), one))
                    .forEach(line -> of.addAll(goods(line)));
            advices.add(advice(fields, own, one, of));
        }
        return advices;
    }

    private static @Nullable String order(XmlFields line, @Nullable String otherwise) {
        String own =
                line.optionalText(
                        UblValues.NUMBER_MAX, "cac:OrderLineReference/cac:OrderReference/cbc:ID");
        return own == null ? otherwise : own;
    }

    private static DespatchAdvice advice(
            XmlFields fields, String number, @Nullable String order, List<DespatchLine> lines) {
        return new DespatchAdvice(
                number,
                order,
                fields.optionalDay(
                        "cac:Shipment/cac:Delivery/cac:Despatch/cbc:ActualDespatchDate",
                        "cbc:IssueDate"),
                fields.optionalDay(
                        "cac:Shipment/cac:Delivery/cac:EstimatedDeliveryPeriod/cbc:StartDate",
                        "cac:Shipment/cac:Delivery/cac:EstimatedDeliveryPeriod/cbc:EndDate"),
                fields.note("cbc:Note", UblValues.NOTE_MAX),
                lines);
    }

    private static List<DespatchLine> goods(XmlFields line) {
        String quantity = "cbc:DeliveredQuantity";
        Optional<ItemReference> item =
                UblValues.item(line, quantity, "cac:OrderLineReference/cbc:LineID");
        if (item.isEmpty()) {
            line.problem(line.element(), "names neither SKU, GTIN nor order line");
            return List.of();
        }
        String units = UblValues.units(line, quantity);
        List<XmlFields> lots = line.each("cac:Item/cac:ItemInstance");
        String note = line.note("cbc:Note", UblValues.NOTE_MAX);
        String weight = weight(line);
        if (lots.size() <= 1) {
            return List.of(
                    new DespatchLine(
                            item.get(),
                            units,
                            lots.isEmpty() ? null : lot(lots.getFirst()),
                            lots.isEmpty() ? null : bestBefore(lots.getFirst()),
                            weight,
                            note));
        }
        return severalLots(line, item.get(), units, lots);
    }

    /** How many units are of which lot is not said, so that stands in the note alone. */
    private static List<DespatchLine> severalLots(
            XmlFields line, ItemReference item, String units, List<XmlFields> lots) {
        List<String> said = new ArrayList<>();
        for (XmlFields lot : lots) {
            String day = bestBefore(lot);
            said.add("lot " + lot(lot) + (day == null ? "" : " best before " + day));
        }
        String all = String.join("; ", said);
        return List.of(
                new DespatchLine(
                        item,
                        units,
                        null,
                        null,
                        weight(line),
                        all.substring(0, Math.min(all.length(), UblValues.NOTE_MAX))));
    }

    private static @Nullable String lot(XmlFields instance) {
        return instance.optionalText(UblValues.NUMBER_MAX, "cac:LotIdentification/cbc:LotNumberID");
    }

    private static @Nullable String bestBefore(XmlFields instance) {
        return instance.optionalDay("cbc:BestBeforeDate", "cac:LotIdentification/cbc:ExpiryDate");
    }

    /** Net weight, which UBL has as a property or a dimension of the item. */
    private static @Nullable String weight(XmlFields line) {
        for (XmlFields measure : line.each("cac:Item/cac:Dimension")) {
            String kind = measure.optionalText(20, "cbc:AttributeID");
            if ("AAF".equals(kind) && "KGM".equals(UblValues.unit(measure, "cbc:Measure"))) {
                return measure.needed(
                        "cbc:Measure",
                        "0",
                        "a weight in kilograms",
                        text ->
                                Units.parse(
                                                new BigDecimal(text)
                                                        .stripTrailingZeros()
                                                        .toPlainString())
                                        .toString());
            }
        }
        return null;
    }
}
