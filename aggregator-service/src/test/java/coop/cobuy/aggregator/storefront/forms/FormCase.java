package coop.cobuy.aggregator.storefront.forms;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of a form: a line of the table.
 *
 * @param who sends it
 * @param form the route as the router has it, and what the button adds
 * @param at the place that its page must be about; empty: the first that is found
 * @param typed into which field; {@code name.*} is all that begin so; {@code !name.*} are of no
 *     account for this button
 * @param first status of the first answer
 * @param again status when the same is sent once more
 * @param adds how many rows both together add, by table
 * @param moves tables that are written to each time all the same, such as a log of what was asked
 * @param changed what is typed instead when the page of before is sent once more; empty: that is a
 *     thing of its own, which may be done
 * @param stale status of the answer to that
 */
record FormCase(
        String who,
        String form,
        String at,
        Map<String, String> typed,
        int first,
        int again,
        Map<String, Long> adds,
        Set<String> moves,
        Map<String, String> changed,
        int stale) {

    /** What is put into each text that may be anything. */
    static final String SCRIPT = "<script>alert(1)</script>\"'";

    static List<FormCase> read(String table) {
        return table.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(FormCase::line)
                .toList();
    }

    private static FormCase line(String line) {
        String[] parts = line.split("\\|", -1);
        if (parts.length != 7) {
            throw new IllegalArgumentException("seven columns: " + line);
        }
        String[] statuses = parts[4].strip().split(" ");
        Map<String, Long> adds = new LinkedHashMap<>();
        Set<String> moves = new HashSet<>();
        pairs(parts[5])
                .forEach(
                        (table, rows) -> {
                            if (rows.endsWith("~")) {
                                moves.add(table);
                            }
                            if (!rows.startsWith("~")) {
                                adds.put(table, Long.valueOf(rows.replace("~", "")));
                            }
                        });
        String[] changed = parts[6].strip().split(" -> ");
        return new FormCase(
                parts[0].strip(),
                parts[1].strip(),
                parts[2].strip(),
                pairs(parts[3]),
                Integer.parseInt(statuses[0]),
                Integer.parseInt(statuses[1]),
                adds,
                moves,
                changed.length == 2 ? pairs(changed[0]) : Map.of(),
                changed.length == 2 ? Integer.parseInt(changed[1].strip()) : 0);
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : text.strip().split("&")) {
            int sign = pair.indexOf('=');
            if (sign > 0) {
                String value = URLDecoder.decode(pair.substring(sign + 1), StandardCharsets.UTF_8);
                pairs.put(pair.substring(0, sign), value.replace("§", SCRIPT));
            }
        }
        return pairs;
    }

    /** Whether what is typed into a field does not matter to this button. */
    boolean ignores(String field) {
        return typed.keySet().stream()
                .filter(name -> name.startsWith("!"))
                .map(name -> name.substring(1).replace("*", ""))
                .anyMatch(field::startsWith);
    }

    String route() {
        return form.split(" ")[0];
    }

    String name() {
        return who + ": " + form + (at.isEmpty() ? "" : " of " + at);
    }
}
