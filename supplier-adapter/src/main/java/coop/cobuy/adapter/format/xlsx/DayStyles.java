package coop.cobuy.adapter.format.xlsx;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which cells show their number as a day: a workbook knows days only as numbers that are shown so.
 */
final class DayStyles {

    private static final String PART = "xl/styles.xml";
    private static final LocalDate BEFORE_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate BEFORE_1904 = LocalDate.of(1904, 1, 1);

    /** 1900 had no February 29th; numbers before that day that never was count from a day later. */
    private static final int NEVER_WAS = 60;

    private static final int DAYS_MAX = 2_958_465;

    private final List<Boolean> days;
    private final boolean from1904;

    private DayStyles(List<Boolean> days, boolean from1904) {
        this.days = days;
        this.from1904 = from1904;
    }

    /**
     * @param from1904 whether days are counted from 1904 on
     */
    static DayStyles of(WorkbookParts parts, String path, boolean from1904) {
        List<Boolean> days = new ArrayList<>();
        parts.part(path).ifPresent(bytes -> read(new PartReader(PART, bytes), days));
        return new DayStyles(days, from1904);
    }

    private static void read(PartReader reader, List<Boolean> days) {
        Map<String, String> own = new HashMap<>();
        String name = reader.nextStart();
        while (name != null) {
            if (name.equals("numFmt")) {
                own.put(reader.attribute("numFmtId", ""), reader.attribute("formatCode", ""));
            } else if (name.equals("cellXfs")) {
                int outer = reader.depth();
                String style = reader.nextStartWithin(outer);
                while (style != null) {
                    if (style.equals("xf")) {
                        days.add(isDay(reader.attribute("numFmtId", "0"), own));
                    }
                    style = reader.nextStartWithin(outer);
                }
            }
            name = reader.nextStart();
        }
    }

    /** The standard's own forms of days; for the rest, what the form's letters say. */
    private static boolean isDay(String id, Map<String, String> own) {
        String code = own.get(id);
        if (code == null) {
            return id.matches("1[4-7]|22|2[7-9]|3[0-6]|5[0-8]");
        }
        String letters =
                code.replaceAll("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|_.|\\*.", "")
                        .toLowerCase(Locale.ROOT);
        return letters.contains("y") || letters.contains("d");
    }

    /** Whether numbers of this style are days. */
    boolean isDay(String style) {
        if (!style.matches("[0-9]{1,6}")) {
            return false;
        }
        int index = Integer.parseInt(style);
        return index < days.size() && days.get(index);
    }

    /** The day of a number; its hour is left out. Empty if no day has that number. */
    Optional<LocalDate> day(BigDecimal number) {
        if (number.signum() < 0 || number.compareTo(BigDecimal.valueOf(DAYS_MAX)) > 0) {
            return Optional.empty();
        }
        int days = number.intValue();
        if (from1904) {
            return Optional.of(BEFORE_1904.plusDays(days));
        }
        return days == 0 || days == NEVER_WAS
                ? Optional.empty()
                : Optional.of(BEFORE_1900.plusDays(days < NEVER_WAS ? days + 1 : days));
    }
}
