package coop.cobuy.adapter.format.edifact;

import coop.cobuy.adapter.canonical.InboundDocument.PriceList;
import coop.cobuy.adapter.canonical.ItemReference;
import coop.cobuy.adapter.format.segment.Findings;
import coop.cobuy.adapter.format.segment.Findings.Fault;
import coop.cobuy.adapter.format.segment.Quantities.Content;
import coop.cobuy.adapter.format.segment.Segment;
import coop.cobuy.contract.supplier.v1.PriceList.Change;
import coop.cobuy.contract.supplier.v1.PriceList.Line;
import coop.cobuy.quantity.UnitCode;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Reads price lists (PRICAT). BGM's function says whether it is the whole list (9, 5) or changes
 * (4); an article without a unit is counted in pieces, as EANCOM has it.
 */
final class PriceListReading {

    private static final int NUMBER_MAX = 64;
    private static final int NAME_MAX = 200;

    private final EdifactOptions options;
    private final Findings findings;

    PriceListReading(EdifactOptions options, Findings findings) {
        this.options = options;
        this.findings = findings;
    }

    /** What it says, with stand-ins where the findings say so. */
    PriceList read(Envelopes.Message message) {
        Parts parts = Parts.of(message.body());
        Segment bgm = Parts.first(parts.head(), "BGM").orElse(message.head());
        Segment cux = Parts.first(parts.head(), "CUX").orElse(null);
        if (cux == null) {
            findings.add(bgm, 0, Fault.MISSING, "CUX with the list's currency");
        }
        String currency = cux == null ? "EUR" : findings.currency(cux, 1, 2).getCurrencyCode();
        List<Line> lines = parts.lines().stream().map(this::line).toList();
        parts.checkCount(findings);
        return new PriceList(
                findings.text(bgm, 2, 1, NUMBER_MAX, "the list's number"),
                !bgm.at(3).strip().equals("4") && !bgm.at(3).strip().equals("2"),
                currency,
                day(parts, "194", "157", "7"),
                day(parts, "206", "36", "93"),
                lines);
    }

    private @Nullable String day(Parts parts, String... codes) {
        Segment dtm = Parts.first(parts.head(), "DTM", codes).orElse(null);
        return Parts.day(findings, dtm, "the day");
    }

    private Line line(List<Segment> segments) {
        Segment lin = segments.getFirst();
        ItemReference item = Parts.item(findings, segments, null);
        Change change =
                switch (lin.at(2).strip()) {
                    case "1" -> Change.ADDED;
                    case "2", "7" -> Change.WITHDRAWN;
                    default -> Change.CHANGED;
                };
        String sku = item.sku() != null ? item.sku() : item.gtin();
        if (sku == null) {
            findings.add(lin, 3, Fault.MISSING, "an article has a code");
            sku = "?";
        }
        if (change == Change.WITHDRAWN) {
            return new Line(
                    sku,
                    item.gtin(),
                    change,
                    name(segments),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    null,
                    null);
        }
        return offered(segments, sku, item.gtin(), change);
    }

    private Line offered(List<Segment> segments, String sku, @Nullable String gtin, Change change) {
        Segment lin = segments.getFirst();
        Content content = Parts.content(findings, segments, options);
        Segment pri = Parts.first(segments, "PRI", "AAA", "NTP", "AAB", "CAL").orElse(null);
        if (pri == null) {
            findings.add(lin, 0, Fault.MISSING, "the article has no price (PRI+AAA)");
        }
        String name = name(segments);
        if (name == null) {
            findings.add(lin, 0, Fault.MISSING, "the article has no name (IMD)");
        }
        Segment least = Parts.first(segments, "QTY", "53").orElse(null);
        Segment origin = Parts.first(segments, "ALI").orElse(null);
        return new Line(
                sku,
                gtin,
                change,
                name,
                unit(segments, pri),
                content == null ? "1" : content.units().toString(),
                pri == null ? null : price(pri, content),
                vat(segments),
                null,
                least == null
                        ? null
                        : options.quantities()
                                .units(findings, Parts.place(least), content)
                                .toString(),
                List.of(),
                null,
                origin == null || origin.at(1).isBlank() ? null : origin.at(1).strip(),
                null);
    }

    /** A price without a unit is one of a piece, never of a case by silence. */
    private String price(Segment pri, @Nullable Content content) {
        if (pri.at(1, 6).isBlank()) {
            String price = findings.price(pri, 1, 2, "the price");
            if (pri.at(1, 5).isBlank() || pri.at(1, 5).equals("1")) {
                return price;
            }
        }
        return Parts.unitPrice(findings, pri, null, options, content);
    }

    private @Nullable String vat(List<Segment> segments) {
        for (Segment tax : Parts.all(segments, "TAX")) {
            if (!tax.at(5, 4).isBlank()) {
                return findings.percent(tax, 5, 4, "the rate of VAT");
            }
        }
        return null;
    }

    private @Nullable String name(List<Segment> segments) {
        StringBuilder name = new StringBuilder();
        for (Segment imd : Parts.all(segments, "IMD")) {
            name.append(imd.at(3, 4)).append(imd.at(3, 5));
        }
        String text = name.toString().strip();
        return text.isEmpty() ? null : text.substring(0, Math.min(NAME_MAX, text.length()));
    }

    private String unit(List<Segment> segments, @Nullable Segment pri) {
        Segment content = Parts.first(segments, "QTY", "59").orElse(null);
        String code = content == null ? "" : content.at(1, 3).strip();
        if (code.isEmpty() && pri != null && !options.unitCodes().isCase(pri.at(1, 6).strip())) {
            code = pri.at(1, 6).strip();
        }
        if (code.isEmpty()) {
            return UnitCode.PIECE.code();
        }
        String meaning = options.unitCodes().meaning(code);
        if (meaning == null || options.unitCodes().isCase(code)) {
            findings.add(
                    content != null ? content : segments.getFirst(),
                    1,
                    3,
                    Fault.BAD_CODE,
                    "\"" + code + "\" is no unit that a case's content is counted in");
            return UnitCode.PIECE.code();
        }
        return meaning;
    }
}
