package coop.cobuy.aggregator.storefront.books;

import coop.cobuy.aggregator.exports.DatevSettings;
import coop.cobuy.aggregator.ledger.AccountKind;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.Visit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Exports of the books: for which days, and in which format. */
public record ExportsPage(Form form) {

    /** Formats by the name that the form has. */
    public static Map<String, String> formats(Visit visit) {
        Map<String, String> formats = new LinkedHashMap<>();
        for (String format : List.of("csv", "datev", "beancount")) {
            formats.put(format, visit.t("books.exports." + format));
        }
        return formats;
    }

    /** Accounts that DATEV needs a number for. */
    public static List<AccountKind> kinds() {
        return List.copyOf(DatevSettings.usual().keySet());
    }
}
