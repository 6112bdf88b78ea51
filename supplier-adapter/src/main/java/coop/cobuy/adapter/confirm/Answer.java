package coop.cobuy.adapter.confirm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import coop.cobuy.adapter.publish.SentOrder;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;
import coop.cobuy.quantity.CasePack;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.Units;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Makes an order response of a form. Pure: the same form gives the same bytes, so that a second
 * click is the same document.
 *
 * @param problems by field; with any there is no document
 * @param json the document, as the JSON format reads it
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Answer(Map<String, Problem> problems, byte[] json) {

    static final String UNITS = "quantity-";
    static final String DATE = "date-";
    static final String DELIVERY_DATE = "delivery-date";
    static final String NOTE = "note";
    static final String REASON = "reason";
    static final String REJECT = "reject";
    static final String ACTION = "action";

    private static final int NOTE_MAX = 1000;
    private static final int YEARS_AHEAD = 1;

    Answer {
        problems = Map.copyOf(problems);
    }

    /** Why a field cannot be taken. */
    enum Problem {
        NO_NUMBER,
        MORE_THAN_ORDERED,
        NO_DAY,
        TOO_LONG,
        REASON_MISSING,
        NOTHING_LEFT
    }

    /** The number of the one answer that a document can get by its link. */
    static String number(SentOrder order) {
        return "LINK-" + order.delivery();
    }

    /**
     * @param decimalMark as the page showed it; another sign is not guessed at
     */
    static Answer read(SentOrder order, Form form, LocalDate today, char decimalMark) {
        return form.of(ACTION).equals(REJECT)
                ? rejection(order, form)
                : new Reader(order, form, today, decimalMark).answer();
    }

    private static Answer rejection(SentOrder order, Form form) {
        String reason = form.of(REASON);
        if (reason.isEmpty() || reason.length() > NOTE_MAX) {
            Problem problem = reason.isEmpty() ? Problem.REASON_MISSING : Problem.TOO_LONG;
            return new Answer(Map.of(REASON, problem), new byte[0]);
        }
        ObjectNode json = head(order, "REJECTED");
        json.put("note", reason);
        return new Answer(Map.of(), bytes(json));
    }

    private static ObjectNode head(SentOrder order, String verdict) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "ORDER_RESPONSE")
                .put("version", 1)
                .put("number", number(order))
                .put("orderNumber", order.order().number())
                .put("verdict", verdict);
    }

    private static byte[] bytes(ObjectNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Whether a line is ordered, and answered, in whole cases. */
    static boolean isInCases(PurchaseOrderApproved.Line line) {
        return line.cases() > 0;
    }

    /** What was ordered, in what the page asks for: cases, or units where there are none. */
    static String ordered(PurchaseOrderApproved.Line line) {
        return isInCases(line) ? Long.toString(line.cases()) : line.units();
    }

    /** Reads the lines of one form. */
    private static final class Reader {
        private final SentOrder order;
        private final Form form;
        private final LocalDate today;
        private final char decimalMark;
        private final Map<String, Problem> problems = new LinkedHashMap<>();
        private boolean changed;

        Reader(SentOrder order, Form form, LocalDate today, char decimalMark) {
            this.order = order;
            this.form = form;
            this.today = today;
            this.decimalMark = decimalMark;
        }

        Answer answer() {
            PurchaseOrderApproved ordered = order.order();
            String before = Objects.requireNonNullElse(ordered.deliveryDate(), "");
            String day = day(DELIVERY_DATE, before);
            changed = !day.equals(before);
            List<ObjectNode> lines = new ArrayList<>();
            boolean anythingLeft = false;
            for (PurchaseOrderApproved.Line line : ordered.lines()) {
                Optional<Units> units = units(line);
                String own = day(DATE + line.lineNo(), day);
                anythingLeft |= units.isEmpty() || !units.get().isZero();
                lines.add(line(line, units.orElse(Units.of(0)), own.equals(day) ? "" : own));
            }
            String note = form.of(NOTE);
            if (note.length() > NOTE_MAX) {
                problems.put(NOTE, Problem.TOO_LONG);
            }
            if (!anythingLeft) {
                problems.put(ACTION, Problem.NOTHING_LEFT);
            }
            if (!problems.isEmpty()) {
                return new Answer(problems, new byte[0]);
            }
            ObjectNode json = head(order, changed ? "CHANGED" : "ACCEPTED");
            if (!note.isEmpty()) {
                json.put("note", note);
            }
            if (!day.isEmpty()) {
                json.put("deliveryDate", day);
            }
            lines.forEach(json.withArray("lines")::add);
            return new Answer(Map.of(), bytes(json));
        }

        private ObjectNode line(PurchaseOrderApproved.Line line, Units units, String day) {
            ObjectNode json =
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("sku", line.sku())
                            .put("units", units.toString());
            if (!units.equals(Units.parse(line.units()))) {
                changed = true;
            }
            if (!day.isEmpty()) {
                changed = true;
                json.put("note", "delivery " + day);
            }
            return json;
        }

        private Optional<Units> units(PurchaseOrderApproved.Line line) {
            String field = UNITS + line.lineNo();
            String given = form.of(field, ordered(line).replace('.', decimalMark));
            Units ordered = Units.parse(line.units());
            try {
                Units units =
                        isInCases(line)
                                ? new CasePack(Units.parse(line.unitsPerCase()))
                                        .units(new Cases(Long.parseLong(given)))
                                : Units.parse(plain(given));
                if (units.compareTo(ordered) > 0) {
                    problems.put(field, Problem.MORE_THAN_ORDERED);
                }
                return Optional.of(units);
            } catch (IllegalArgumentException | ArithmeticException e) {
                problems.put(field, Problem.NO_NUMBER);
                return Optional.empty();
            }
        }

        /**
         * @throws IllegalArgumentException if there is a sign that may mean thousands
         */
        private String plain(String given) {
            char other = decimalMark == ',' ? '.' : ',';
            if (given.indexOf(other) >= 0) {
                throw new IllegalArgumentException("not for certain a number: " + given);
            }
            return given.replace(decimalMark, '.');
        }

        /** Empty stays empty: the supplier's next tour. */
        private String day(String field, String before) {
            String given = form.of(field, before);
            if (given.isEmpty() || given.equals(before)) {
                return given.isEmpty() ? before : given;
            }
            try {
                LocalDate day = LocalDate.parse(given);
                if (day.isBefore(today) || day.isAfter(today.plusYears(YEARS_AHEAD))) {
                    problems.put(field, Problem.NO_DAY);
                }
                return given;
            } catch (DateTimeException e) {
                problems.put(field, Problem.NO_DAY);
                return before;
            }
        }
    }
}
