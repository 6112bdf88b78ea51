package coop.cobuy.aggregator.exports;

import java.util.ArrayList;
import java.util.List;

/**
 * The headings of a posting batch, version 13, in the order that DATEV's description gives them.
 */
final class DatevColumns {

    /** All of them. */
    static final List<String> NAMES = names();

    private static final int DOCUMENTS = 8;
    private static final int ADDITIONS = 20;

    private DatevColumns() {}

    private static List<String> names() {
        List<String> names = new ArrayList<>(first());
        for (int i = 1; i <= DOCUMENTS; i++) {
            names.add("Beleginfo - Art " + i);
            names.add("Beleginfo - Inhalt " + i);
        }
        names.addAll(second());
        for (int i = 1; i <= ADDITIONS; i++) {
            names.add("Zusatzinformation - Art " + i);
            names.add("Zusatzinformation- Inhalt " + i);
        }
        names.addAll(third());
        return List.copyOf(names);
    }

    private static List<String> first() {
        return List.of(
                "Umsatz (ohne Soll/Haben-Kz)",
                "Soll/Haben-Kennzeichen",
                "WKZ Umsatz",
                "Kurs",
                "Basis-Umsatz",
                "WKZ Basis-Umsatz",
                "Konto",
                "Gegenkonto (ohne BU-Schlüssel)",
                "BU-Schlüssel",
                "Belegdatum",
                "Belegfeld 1",
                "Belegfeld 2",
                "Skonto",
                "Buchungstext",
                "Postensperre",
                "Diverse Adressnummer",
                "Geschäftspartnerbank",
                "Sachverhalt",
                "Zinssperre",
                "Beleglink");
    }

    private static List<String> second() {
        return List.of(
                "KOST1 - Kostenstelle",
                "KOST2 - Kostenstelle",
                "Kost-Menge",
                "EU-Land u. UStID (Bestimmung)",
                "EU-Steuersatz (Bestimmung)",
                "Abw. Versteuerungsart",
                "Sachverhalt L+L",
                "Funktionsergänzung L+L",
                "BU 49 Hauptfunktionstyp",
                "BU 49 Hauptfunktionsnummer",
                "BU 49 Funktionsergänzung");
    }

    private static List<String> third() {
        return List.of(
                "Stück",
                "Gewicht",
                "Zahlweise",
                "Forderungsart",
                "Veranlagungsjahr",
                "Zugeordnete Fälligkeit",
                "Skontotyp",
                "Auftragsnummer",
                "Buchungstyp",
                "USt-Schlüssel (Anzahlungen)",
                "EU-Land (Anzahlungen)",
                "Sachverhalt L+L (Anzahlungen)",
                "EU-Steuersatz (Anzahlungen)",
                "Erlöskonto (Anzahlungen)",
                "Herkunft-Kz",
                "Buchungs GUID",
                "KOST-Datum",
                "SEPA-Mandatsreferenz",
                "Skontosperre",
                "Gesellschaftername",
                "Beteiligtennummer",
                "Identifikationsnummer",
                "Zeichnernummer",
                "Postensperre bis",
                "Bezeichnung SoBil-Sachverhalt",
                "Kennzeichen SoBil-Buchung",
                "Festschreibung",
                "Leistungsdatum",
                "Datum Zuord. Steuerperiode",
                "Fälligkeit",
                "Generalumkehr (GU)",
                "Steuersatz",
                "Land",
                "Abrechnungsreferenz",
                "BVV-Position",
                "EU-Land u. UStID (Ursprung)",
                "EU-Steuersatz (Ursprung)",
                "Abw. Skontokonto");
    }
}
