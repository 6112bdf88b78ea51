package coop.cobuy.adapter.format.edifact;

import coop.cobuy.adapter.canonical.ItemReference;
import coop.cobuy.adapter.format.segment.Decimal;
import coop.cobuy.adapter.format.segment.Findings;
import coop.cobuy.adapter.format.segment.Findings.Fault;
import coop.cobuy.adapter.format.segment.Quantities.Content;
import coop.cobuy.adapter.format.segment.Quantities.Place;
import coop.cobuy.adapter.format.segment.Segment;
import coop.cobuy.adapter.format.segment.UnitCodes;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A message's segments by what they belong to: its head, its lines that begin with LIN, its summary
 * behind UNS; and how their parts are read.
 */
record Parts(List<Segment> head, List<List<Segment>> lines, List<Segment> summary) {

    private static final int CODE_MAX = 64;
    private static final int LINE_DIGITS_MAX = 6;
    private static final Set<String> GTINS = Set.of("EN", "SRV", "UP", "EU");
    private static final List<String> OWN_CODES = List.of("SA", "MF", "NB", "BP", "IN");

    static Parts of(List<Segment> body) {
        List<Segment> head = new ArrayList<>();
        List<List<Segment>> lines = new ArrayList<>();
        List<Segment> summary = new ArrayList<>();
        for (Segment segment : body) {
            boolean behind = segment.is("UNS") && segment.at(1).equals("S");
            if (behind || !summary.isEmpty() || segment.is("CNT")) {
                summary.add(segment);
            } else if (segment.is("LIN")) {
                lines.add(new ArrayList<>(List.of(segment)));
            } else if (lines.isEmpty()) {
                head.add(segment);
            } else {
                lines.getLast().add(segment);
            }
        }
        return new Parts(head, lines, summary);
    }

    static Optional<Segment> first(List<Segment> segments, String tag) {
        return segments.stream().filter(segment -> segment.is(tag)).findFirst();
    }

    /** The first with the first of the codes that any has. */
    static Optional<Segment> first(List<Segment> segments, String tag, String... codes) {
        for (String code : codes) {
            for (Segment segment : segments) {
                if (segment.is(tag) && segment.at(1).equals(code)) {
                    return Optional.of(segment);
                }
            }
        }
        return Optional.empty();
    }

    static List<Segment> all(List<Segment> segments, String tag) {
        return segments.stream().filter(segment -> segment.is(tag)).toList();
    }

    /** CNT+2: as many lines came as it counts. */
    void checkCount(Findings findings) {
        Segment cnt = first(summary, "CNT", "2").orElse(null);
        if (cnt == null) {
            return;
        }
        String said = cnt.at(1, 2).strip();
        if (!said.matches("[0-9]{1,9}") || Integer.parseInt(said) != lines.size()) {
            findings.add(
                    cnt,
                    1,
                    2,
                    Fault.COUNT,
                    "%s lines are announced, %d came".formatted(said, lines.size()));
        }
    }

    /** The product's codes in LIN and PIA, and the order's line where RFF names it. */
    static ItemReference item(Findings findings, List<Segment> segments, @Nullable String unit) {
        Segment lin = segments.getFirst();
        String gtin = null;
        String type = lin.at(3, 2).strip();
        if (GTINS.contains(type) && !lin.at(3).isBlank()) {
            gtin = gtin(findings, lin, 3);
        }
        String sku = sku(findings, segments, type);
        Integer line = orderLine(segments);
        if (sku == null && gtin == null && line == null) {
            line = number(lin.at(1));
        }
        if (sku == null && gtin == null && line == null) {
            findings.add(lin, 3, Fault.MISSING, "no article code (LIN, PIA) and no line number");
            return ItemReference.sku("?");
        }
        return new ItemReference(sku, gtin, line, unit);
    }

    private static @Nullable String sku(Findings findings, List<Segment> segments, String type) {
        Segment lin = segments.getFirst();
        boolean plain = type.isEmpty() || type.equals("SA");
        if (plain && !lin.at(3).isBlank()) {
            return findings.text(lin, 3, 1, CODE_MAX, "the article code");
        }
        for (String wanted : OWN_CODES) {
            if (type.equals(wanted) && !lin.at(3).isBlank()) {
                return findings.text(lin, 3, 1, CODE_MAX, "the article code");
            }
            for (Segment pia : all(segments, "PIA")) {
                for (int i = 2; i <= pia.size(); i++) {
                    if (pia.at(i, 2).equals(wanted) && !pia.at(i).isBlank()) {
                        return findings.text(pia, i, 1, CODE_MAX, "the article code");
                    }
                }
            }
        }
        return null;
    }

    private static @Nullable String gtin(Findings findings, Segment segment, int element) {
        String gtin = segment.at(element).strip();
        if (!gtin.matches("[0-9]{8,14}")) {
            findings.add(
                    segment, element, 1, Fault.BAD_VALUE, "a GTIN of 8 to 14 digits is expected");
            return null;
        }
        return gtin;
    }

    private static @Nullable Integer orderLine(List<Segment> segments) {
        return first(segments, "RFF", "ON", "LI").map(rff -> number(rff.at(1, 3))).orElse(null);
    }

    private static @Nullable Integer number(String text) {
        String digits = text.strip();
        if (digits.length() > LINE_DIGITS_MAX || !digits.matches("[0-9]+")) {
            return null;
        }
        int number = Integer.parseInt(digits);
        return number == 0 ? null : number;
    }

    /** QTY+59: units in one case. */
    static @Nullable Content content(
            Findings findings, List<Segment> segments, EdifactOptions options) {
        Segment qty = first(segments, "QTY", "59").orElse(null);
        if (qty == null) {
            return null;
        }
        String unit = options.unitCodes().meaning(qty.at(1, 3).strip());
        return new Content(
                findings.units(qty, 1, 2, "the content of a case"),
                UnitCodes.CASE.equals(unit) ? null : unit);
    }

    /** UN/ECE code of the member unit that a QTY is in. */
    static @Nullable String unit(
            @Nullable Segment qty, @Nullable Content content, EdifactOptions options) {
        return qty == null ? null : options.quantities().unit(place(qty), content);
    }

    static Place place(Segment qty) {
        return new Place(qty, 1, 2, 1, 3);
    }

    /**
     * PRI: a price of so many of a unit; without a unit, of what QTY counts.
     *
     * @param qty what the line's quantity is, if it has one
     */
    static String unitPrice(
            Findings findings,
            Segment pri,
            @Nullable Segment qty,
            EdifactOptions options,
            @Nullable Content content) {
        String price = findings.price(pri, 1, 2, "the price");
        if (!pri.at(1, 5).isBlank()) {
            Units basis = findings.units(pri, 1, 5, "the price's basis");
            if (basis.isZero()) {
                findings.add(pri, 1, 5, Fault.BAD_VALUE, "a price of none of it is no price");
                return price;
            }
            price = basis.equals(Units.of(1)) ? price : Decimal.divided(price, basis.toString());
        }
        Place own = new Place(pri, 1, 2, 1, 6);
        Place place = qty == null || !pri.at(1, 6).isBlank() ? own : place(qty);
        String priced = options.quantities().unit(place, content);
        String counted = unit(qty, content, options);
        if (priced != null && counted != null && !priced.equals(counted)) {
            findings.add(
                    pri,
                    1,
                    6,
                    Fault.BAD_CODE,
                    "the price is of " + priced + ", the quantity of " + counted);
        }
        return options.quantities().unitPrice(findings, place, price, content);
    }

    /** DTM's day, whatever the form that it names. */
    static @Nullable String day(Findings findings, @Nullable Segment dtm, String what) {
        if (dtm == null) {
            return null;
        }
        String form =
                switch (dtm.at(1, 3)) {
                    case "101" -> "yyMMdd";
                    case "102", "203", "204", "" -> "yyyyMMdd";
                    default -> "";
                };
        if (form.isEmpty()) {
            findings.add(
                    dtm, 1, 3, Fault.BAD_CODE, what + ": the form is none of 101, 102, 203, 204");
            return null;
        }
        String day = findings.day(dtm, 1, 2, form, what);
        return day.isEmpty() ? null : day;
    }
}
