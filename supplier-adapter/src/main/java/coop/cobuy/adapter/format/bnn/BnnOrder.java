package coop.cobuy.adapter.format.bnn;

import coop.cobuy.adapter.canonical.OrderHead;
import coop.cobuy.adapter.canonical.OrderLine;
import coop.cobuy.adapter.canonical.OutboundDocument.PurchaseOrder;
import coop.cobuy.adapter.canonical.Party;
import coop.cobuy.adapter.format.CharacterFit;
import coop.cobuy.adapter.format.UnwritableDocumentException;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Writes an order file: a head, the place of delivery, a record for each line, and texts. Every
 * field has its width; a code or number that does not fit makes the order unwritable, a text is
 * cut.
 */
final class BnnOrder {

    private static final int SKU = 13;
    private static final int NUMBER = 6;
    private static final int QUANTITY = 7;
    private static final int NAME = 30;
    private static final int PACK = 12;
    private static final int TEXT = 78;
    private static final String NEXT_TOUR = "000000";
    private static final String LINE_END = "\r\n";

    private final BnnOptions options;
    private final Party delivery;
    private final CharacterFit fit;
    private final StringBuilder out = new StringBuilder();

    BnnOrder(BnnOptions options, Party delivery) {
        this.options = options;
        this.delivery = delivery;
        this.fit = new CharacterFit(options.charset());
    }

    String write(PurchaseOrder order) {
        OrderHead head = order.head();
        String day = head.deliveryDate();
        out.append("D#")
                .append(customer(options))
                .append(day == null ? NEXT_TOUR : day.substring(2).replace("-", ""))
                .append(options.collected() ? 'A' : ' ')
                .append(number(options, head.number()))
                .append(LINE_END);
        address("NA1", head.coopName());
        address("NA2", head.deliveryPlace());
        address("STR", delivery.street());
        address("ORT", place());
        address("TEL", delivery.phone());
        order.lines().forEach(this::line);
        texts("", head.note());
        return out.toString();
    }

    private @Nullable String place() {
        String city = delivery.city();
        String postcode = delivery.postcode();
        return city == null || postcode == null ? city : postcode + " " + city;
    }

    /** The six digits behind the prefix, by which an advice names the order again. */
    static String number(BnnOptions options, String number) {
        String digits =
                number.startsWith(options.orderPrefix())
                        ? number.substring(options.orderPrefix().length())
                        : "";
        if (!digits.matches("[0-9]{6}")) {
            throw new UnwritableDocumentException(
                    "the order's number %s is not %s and six digits, which is what BNN has room for"
                            .formatted(number, options.orderPrefix()));
        }
        return digits;
    }

    static String customer(BnnOptions options) {
        return digits("the customer number", options.customer(), NUMBER);
    }

    private static String digits(String what, String digits, int width) {
        if (digits.isEmpty() || digits.length() > width) {
            throw new UnwritableDocumentException(
                    what + " " + digits + " has not one to " + width + " digits");
        }
        return "0".repeat(width - digits.length()) + digits;
    }

    private void address(String record, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            out.append(record).append(padded(text, NAME)).append(LINE_END);
        }
    }

    private void line(OrderLine line) {
        out.append(code("SKU", line.sku(), SKU))
                .append('+')
                .append(thousandths(line, "the packs", packs(line)))
                .append(padded(line.name(), NAME))
                .append(thousandths(line, "the pack's size", line.casePack().unitsPerCase()))
                .append(code("the unit", line.unit().code(), PACK))
                .append(LINE_END);
    }

    /** Weighed goods count in packs, too: as many and as much of one as they weigh. */
    private static Units packs(OrderLine line) {
        if (!line.cases().isZero()) {
            return Units.of(line.cases().count());
        }
        try {
            BigDecimal packs =
                    line.units()
                            .decimal()
                            .divide(
                                    line.casePack().unitsPerCase().decimal(),
                                    Units.DECIMALS,
                                    RoundingMode.UNNECESSARY);
            return Units.parse(packs.toPlainString());
        } catch (ArithmeticException e) {
            throw new UnwritableDocumentException(
                    "line %d: %s %s are no number of packs of %s with three decimals"
                            .formatted(
                                    line.lineNo(),
                                    line.units(),
                                    line.unit(),
                                    line.casePack().unitsPerCase()));
        }
    }

    private static String thousandths(OrderLine line, String what, Units units) {
        return digits(
                "line " + line.lineNo() + ": " + what + " in thousandths",
                Long.toString(units.milli()),
                QUANTITY);
    }

    private void texts(String sku, @Nullable String note) {
        String rest = note == null ? "" : clean(note);
        while (!rest.isEmpty()) {
            String part = rest.substring(0, Math.min(TEXT, rest.length()));
            out.append(code("SKU", sku, SKU)).append(" ".repeat(8));
            out.append(part).append(" ".repeat(TEXT - part.length())).append(LINE_END);
            rest = rest.substring(part.length());
        }
    }

    private String code(String what, String code, int width) {
        if (code.length() > width || code.chars().anyMatch(Character::isISOControl)) {
            throw new UnwritableDocumentException(
                    what + ": \"" + code + "\" does not fit into " + width + " characters");
        }
        return fit.code(what, code) + " ".repeat(width - code.length());
    }

    private String padded(String text, int width) {
        String clean = clean(text);
        String cut = clean.substring(0, Math.min(width, clean.length()));
        return cut + " ".repeat(width - cut.length());
    }

    /** On one line, in characters that take a byte each. */
    private String clean(String text) {
        StringBuilder clean = new StringBuilder(fit.text(text));
        for (int i = 0; i < clean.length(); i++) {
            if (Character.isISOControl(clean.charAt(i))) {
                clean.setCharAt(i, ' ');
            }
        }
        return clean.toString();
    }
}
