package coop.cobuy.adapter.format.x12;

import coop.cobuy.adapter.format.Interchange.Part.Receipt;
import coop.cobuy.adapter.format.segment.Findings;
import coop.cobuy.adapter.format.segment.Findings.Fault;
import coop.cobuy.adapter.format.segment.Segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Understands what partners say of our envelopes: 997 (group and transactions) and TA1
 * (interchange). Our transactions bear their group's number, so that number is the reference.
 */
final class Receipts {

    private static final Map<String, String> GROUP_ERRORS =
            Map.of(
                    "1", "functional group not supported",
                    "2", "version not supported",
                    "3", "group trailer missing",
                    "4", "group control numbers differ",
                    "5", "number of transactions does not match",
                    "6", "group control number is malformed");
    private static final Map<String, String> SET_ERRORS =
            Map.of(
                    "1", "transaction set not supported",
                    "2", "trailer missing",
                    "3", "control numbers differ",
                    "4", "number of segments does not match",
                    "5", "segments in error",
                    "6", "missing or invalid identifier",
                    "7", "missing or invalid control number");

    private Receipts() {}

    /** One for each 997; AK9 decides, what AK3 to AK5 say is told. */
    static List<Receipt> of(Envelopes.Transaction transaction, Findings findings) {
        String control = "";
        List<String> details = new ArrayList<>();
        List<Receipt> receipts = new ArrayList<>();
        for (Segment segment : transaction.body()) {
            switch (segment.tag()) {
                case "AK1" -> control = Envelopes.unpadded(segment.at(2));
                case "AK3" -> details.add(segmentError(segment));
                case "AK4" -> details.add(elementError(segment));
                case "AK5" -> details.addAll(errors(segment, 2, 6, SET_ERRORS));
                case "AK9" -> {
                    details.addAll(errors(segment, 5, 9, GROUP_ERRORS));
                    receipts.add(receipt(control, segment.at(1).strip(), details));
                }
                default -> {}
            }
        }
        if (control.isEmpty() || receipts.isEmpty()) {
            findings.add(
                    transaction.head(), 0, Fault.MISSING, "a 997 has AK1 with a number, and AK9");
        }
        return receipts;
    }

    private static Receipt receipt(String control, String code, List<String> details) {
        boolean understood = code.equals("A") || code.equals("E");
        String verdict =
                switch (code) {
                    case "A" -> "accepted";
                    case "E" -> "accepted, with errors noted";
                    case "P" -> "partly accepted";
                    case "R" -> "rejected";
                    default -> "rejected (code " + code + ")";
                };
        return new Receipt(
                control,
                understood,
                "997: " + verdict + (details.isEmpty() ? "" : ": " + String.join("; ", details)));
    }

    private static String segmentError(Segment ak3) {
        return "segment "
                + ak3.at(1)
                + " at "
                + ak3.at(2)
                + (ak3.has(4) ? " (code " + ak3.at(4) + ")" : "");
    }

    private static String elementError(Segment ak4) {
        return "element "
                + ak4.at(1)
                + (ak4.has(3) ? " (code " + ak4.at(3) + ")" : "")
                + (ak4.has(4) ? " \"" + ak4.at(4) + "\"" : "");
    }

    private static List<String> errors(
            Segment segment, int first, int last, Map<String, String> known) {
        List<String> errors = new ArrayList<>();
        for (int i = first; i <= last; i++) {
            String code = segment.at(i).strip();
            if (!code.isEmpty()) {
                errors.add(known.getOrDefault(code, "error " + code));
            }
        }
        return errors;
    }

    /** TA1: the interchange's number, and A, E or R. */
    static Receipt of(Segment ta1) {
        String code = ta1.at(4).strip();
        boolean understood = code.equals("A") || code.equals("E");
        return new Receipt(
                Envelopes.unpadded(ta1.at(1)),
                understood,
                "TA1: " + (understood ? "accepted" : "rejected") + ", note " + ta1.at(5).strip());
    }
}
