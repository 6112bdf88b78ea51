package coop.cobuy.bench;

import java.util.Locale;

/** A price list of so many made-up offers, as CSV in our own columns. */
final class OfferSheet {

    private static final int CATEGORIES = 20;

    private OfferSheet() {}

    static String of(String supplier, int offers) {
        StringBuilder sheet =
                new StringBuilder(
                        "supplier,sku,name,category,unit,units_per_case,min_cases,vat_percent,reference_price,tier1_from,tier1_price,tier2_from,tier2_price,tier3_from,tier3_price\n");
        for (int i = 0; i < offers; i++) {
            int pack = 4 + i % 5 * 4;
            long price = 100L + i * 37 % 900;
            sheet.append(supplier)
                    .append(",B-")
                    .append(i)
                    .append(",Offer ")
                    .append(i)
                    .append(",Category ")
                    .append(i % CATEGORIES)
                    .append(",C62,")
                    .append(pack)
                    .append(",1,")
                    .append(i % 4 == 0 ? "19.00" : "7.00");
            sheet.append(',').append(euros(price * 130 / 100));
            for (int step = 0; step < 3; step++) {
                sheet.append(',')
                        .append(pack * (step == 0 ? 1 : step * 10))
                        .append(',')
                        .append(euros(price * (100 - step * 6) / 100));
            }
            sheet.append('\n');
        }
        return sheet.toString();
    }

    private static String euros(long cents) {
        return String.format(Locale.ROOT, "%d.%02d", cents / 100, cents % 100);
    }
}
