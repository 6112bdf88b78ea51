package coop.cobuy.aggregator.storefront.forms;

import coop.cobuy.aggregator.storefront.forms.WebForm.Control;

import java.util.ArrayList;
import java.util.List;

/**
 * What people type wrongly into a field, and what a broken or hostile program puts there.
 *
 * @param must whether it has to be refused, beside the field
 */
record Wrong(String value, boolean must) {

    static final String LONG = "x".repeat(10_000);

    private static final String NO_DAY = "2026-02-31";
    private static final String DIGITS = "9".repeat(10_000);

    static List<Wrong> of(Control field) {
        List<Wrong> wrong = new ArrayList<>();
        if (field.required() && field.kind() != WebForm.Kind.FILE) {
            wrong.add(new Wrong("", true));
        }
        switch (field.kind()) {
            case TEXT, SECRET -> wrong.add(new Wrong(LONG, field.lengthMax() < LONG.length()));
            case MAIL -> add(wrong, LONG, FormCase.SCRIPT);
            case NUMBER -> add(wrong, DIGITS, FormCase.SCRIPT, "1e400", "-1");
            case DAY -> add(wrong, LONG, FormCase.SCRIPT, NO_DAY);
            case MOMENT -> add(wrong, LONG, FormCase.SCRIPT, NO_DAY + "T10:00");
            case CHOICE -> add(wrong, FormCase.SCRIPT);
            case TICK -> {
                if (!field.values().stream().allMatch(value -> value.matches("yes|true"))) {
                    wrong.add(new Wrong(FormCase.SCRIPT, false));
                }
            }
            case HIDDEN, FILE -> {
                // see what is done with these
            }
        }
        return wrong;
    }

    private static void add(List<Wrong> wrong, String... values) {
        for (String value : values) {
            wrong.add(new Wrong(value, true));
        }
    }

    /** For messages. */
    String shown() {
        return value.isEmpty() ? "nothing" : value.substring(0, Math.min(30, value.length()));
    }
}
