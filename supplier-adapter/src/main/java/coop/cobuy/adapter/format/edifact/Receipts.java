package coop.cobuy.adapter.format.edifact;

import coop.cobuy.adapter.format.Interchange.Part.Receipt;
import coop.cobuy.adapter.format.segment.Findings;
import coop.cobuy.adapter.format.segment.Findings.Fault;
import coop.cobuy.adapter.format.segment.Segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Understands what partners say of our interchanges: CONTRL. */
final class Receipts {

    private static final Map<String, String> ERRORS =
            Map.ofEntries(
                    Map.entry("2", "syntax version not supported"),
                    Map.entry("7", "recipient not known"),
                    Map.entry("12", "invalid value"),
                    Map.entry("13", "missing"),
                    Map.entry("14", "value not supported here"),
                    Map.entry("15", "not supported here"),
                    Map.entry("16", "too many parts"),
                    Map.entry("18", "unspecified error"),
                    Map.entry("21", "invalid character"),
                    Map.entry("23", "unknown sender"),
                    Map.entry("26", "duplicate"),
                    Map.entry("28", "references do not match"),
                    Map.entry("29", "counts do not match"),
                    Map.entry("37", "invalid type of character"),
                    Map.entry("39", "too long"),
                    Map.entry("40", "too short"));

    private Receipts() {}

    /** UCI decides, unless a message of the interchange is rejected by its UCM. */
    static List<Receipt> of(Envelopes.Message message, Findings findings) {
        String reference = "";
        String action = "";
        boolean rejected = false;
        List<String> details = new ArrayList<>();
        for (Segment segment : message.body()) {
            switch (segment.tag()) {
                case "UCI" -> {
                    reference = segment.at(1).strip();
                    action = segment.at(4).strip();
                    details.addAll(error("interchange", segment.at(5)));
                }
                case "UCM" -> {
                    rejected |= segment.at(3).strip().equals("4");
                    details.addAll(error("message " + segment.at(1), segment.at(4)));
                }
                case "UCS" -> details.addAll(error("segment " + segment.at(1), segment.at(2)));
                case "UCD" -> details.addAll(error("element " + segment.at(2), segment.at(1)));
                default -> {}
            }
        }
        if (reference.isEmpty() || action.isEmpty()) {
            findings.add(
                    message.head(),
                    0,
                    Fault.MISSING,
                    "a CONTRL says with UCI what becomes of which interchange");
        }
        boolean understood = !rejected && (action.equals("7") || action.equals("8"));
        String verdict = understood ? (action.equals("8") ? "received" : "accepted") : "rejected";
        String detail =
                "CONTRL: " + verdict + (details.isEmpty() ? "" : ": " + String.join("; ", details));
        return List.of(new Receipt(reference, understood, detail));
    }

    private static List<String> error(String what, String code) {
        String stripped = code.strip();
        return stripped.isEmpty()
                ? List.of()
                : List.of(what + " " + ERRORS.getOrDefault(stripped, "error " + stripped));
    }
}
