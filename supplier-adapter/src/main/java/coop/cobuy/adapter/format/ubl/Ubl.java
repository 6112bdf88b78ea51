package coop.cobuy.adapter.format.ubl;

import java.util.Map;

/** Names that UBL and Peppol have given. */
final class Ubl {

    /** Of the aggregates. */
    static final String CAC =
            "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";

    /** Of the values. */
    static final String CBC =
            "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

    /** ISO 6523 of a GLN. */
    static final String GLN = "0088";

    /** ISO 6523 of a GTIN. */
    static final String GTIN = "0160";

    /** Names of what UBL has no element for: properties of the item. */
    static final String UNITS_PER_CASE = "UnitsPerCase";

    static final String CASES = "Cases";
    static final String CANCELLED_UNITS = "CancelledUnits";
    static final String CANCELLED_NET = "CancelledNet";

    /** Of a line that was cancelled, and of what is said of it in an order change. */
    static final Map<String, String> LINE_STATUS =
            Map.of("ADDED", "1", "CANCELLED", "2", "CHANGED", "3", "UNCHANGED", "4");

    private static final String XSD = "urn:oasis:names:specification:ubl:schema:xsd:";
    private static final String TRANSACTION = "urn:fdc:peppol.eu:poacc:trns:";
    private static final String PROCESS = "urn:fdc:peppol.eu:poacc:bis:";

    private Ubl() {}

    static String namespace(String root) {
        return XSD + root + "-2";
    }

    static String transaction(String name) {
        return TRANSACTION + name + ":3";
    }

    static String process(String name) {
        return PROCESS + name + ":3";
    }

    /** Prefixes of names as {@link coop.cobuy.adapter.format.xml.XmlElement} has them. */
    static Map<String, String> prefixes() {
        return Map.ofEntries(
                Map.entry(CAC, "cac"),
                Map.entry(CBC, "cbc"),
                Map.entry(namespace("Order"), ""),
                Map.entry(namespace("OrderChange"), ""),
                Map.entry(namespace("OrderCancellation"), ""),
                Map.entry(namespace("OrderResponse"), ""),
                Map.entry(namespace("OrderResponseSimple"), ""),
                Map.entry(namespace("DespatchAdvice"), ""),
                Map.entry(namespace("Invoice"), ""),
                Map.entry(namespace("CreditNote"), ""),
                Map.entry(namespace("Catalogue"), ""));
    }
}
