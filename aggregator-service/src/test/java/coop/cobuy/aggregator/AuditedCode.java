package coop.cobuy.aggregator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the code writes into the audit log, by its source: wherever {@code audit.record} is called
 * or an {@code Audit.Deed} is made, the literal that it is given, or both of a choice. An action
 * that is computed otherwise has to come from the same file: out of a variable of the method, then
 * the literals of what the variable begins with count, or as a parameter of something private, then
 * all that look like an action there.
 *
 * @param actions such as {@code purchase-order.approved}
 * @param kinds of what it was done to, such as {@code purchase-order}
 */
public record AuditedCode(Set<String> actions, Set<String> kinds) {

    private static final Path MAIN =
            Path.of(System.getProperty("cobuy.root", ".."))
                    .resolve("aggregator-service/src/main/java");
    private static final Pattern NAMED =
            Pattern.compile("\\bAudit (?!audit\\b)[a-z]\\w*|import [\\w.]*\\.Audit\\.");
    private static final Pattern CALL =
            Pattern.compile("\\baudit\\s*\\.record\\(|\\bnew Audit\\.Deed\\(");
    private static final Pattern TOKEN = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|[(){},;]");
    private static final String WORDS = "[a-z]+(?:-[a-z]+)*";
    private static final Pattern ACTION = Pattern.compile("\"(" + WORDS + "\\." + WORDS + ")\"");
    private static final Pattern PLAIN =
            Pattern.compile("(?s)(?:[^?\"]*\\?\\s*" + ACTION + "\\s*:)?\\s*" + ACTION + "\\s*");
    private static final Pattern NAME = Pattern.compile("(?:\\w+\\.)?(\\w+)(?:\\(\\))?");
    private static final Pattern KIND = Pattern.compile("\"/?(" + WORDS + ")/\"");

    public static AuditedCode read() throws IOException {
        AuditedCode all = new AuditedCode(new TreeSet<>(), new TreeSet<>());
        try (Stream<Path> files = Files.walk(MAIN)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                AuditedCode found = of(Files.readString(file));
                all.actions.addAll(found.actions);
                all.kinds.addAll(found.kinds);
            }
        }
        return all;
    }

    /**
     * What one file writes.
     *
     * @throws IllegalStateException if that cannot be told
     */
    public static AuditedCode of(String source) {
        AuditedCode found = new AuditedCode(new TreeSet<>(), new TreeSet<>());
        if (NAMED.matcher(source).find()) {
            throw new IllegalStateException("an Audit that goes by another name: " + source);
        }
        Matcher calls = CALL.matcher(source);
        while (calls.find()) {
            List<String> arguments = parts(source, calls.end(), ",");
            int count = arguments.size();
            if (count < 4 || count > 6) {
                throw new IllegalStateException("nothing for the audit log: " + arguments);
            }
            String action = arguments.get(count - 3);
            Set<String> actions = groups(ACTION, whereWritten(action, source));
            if (actions.isEmpty()) {
                throw new IllegalStateException("an action from elsewhere: " + action);
            }
            found.actions.addAll(actions);
            Set<String> kinds = groups(KIND, arguments.get(count - 2));
            found.kinds.addAll(kinds.isEmpty() ? groups(KIND, source) : kinds);
        }
        return found;
    }

    /** The part of a source that has an argument's literals; empty: it comes from elsewhere. */
    private static String whereWritten(String action, String source) {
        Matcher name = NAME.matcher(action);
        if (PLAIN.matcher(action).matches()) {
            return action;
        }
        if (!name.matches()) {
            return "";
        }
        String declared = "\\bString " + name.group(1) + "\\b";
        if (Pattern.compile("\\bprivate\\s[^;{]*" + declared).matcher(source).find()) {
            return source;
        }
        return Pattern.compile(declared + "\\s*=")
                .matcher(source)
                .results()
                .map(variable -> parts(source, variable.end(), ";").getFirst())
                .collect(Collectors.joining());
    }

    /** The parts of a list, from behind what opens it to what closes it. */
    private static List<String> parts(String source, int from, String separator) {
        List<String> parts = new ArrayList<>();
        Matcher tokens = TOKEN.matcher(source);
        int depth = 1;
        int start = from;
        int at = from;
        while (depth > 0 && tokens.find(at)) {
            at = tokens.end();
            String token = tokens.group();
            if ("({".contains(token)) {
                depth++;
            } else if (")}".contains(token)) {
                depth--;
            }
            if (depth == 0 || depth == 1 && token.equals(separator)) {
                parts.add(source.substring(start, tokens.start()).strip());
                start = at;
            }
        }
        return parts;
    }

    private static Set<String> groups(Pattern pattern, String text) {
        Set<String> groups = new TreeSet<>();
        pattern.matcher(text).results().forEach(match -> groups.add(match.group(1)));
        return groups;
    }
}
