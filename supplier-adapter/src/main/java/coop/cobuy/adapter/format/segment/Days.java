package coop.cobuy.adapter.format.segment;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Days in the forms that partners use; six digits mean this century. */
final class Days {

    private static final LocalDate EXAMPLE = LocalDate.of(2026, 11, 30);
    private static final LocalDate CENTURY = LocalDate.of(2000, 1, 1);

    private Days() {}

    static DateTimeFormatter formatter(String form) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder();
        if (form.startsWith("yyyy")) {
            builder.appendPattern("uuuu" + form.substring(4));
        } else {
            builder.appendValueReduced(ChronoField.YEAR, 2, 2, CENTURY)
                    .appendPattern(form.substring(2));
        }
        return builder.toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    static String example(String form) {
        return EXAMPLE.format(formatter(form));
    }
}
