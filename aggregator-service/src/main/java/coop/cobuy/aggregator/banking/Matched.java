package coop.cobuy.aggregator.banking;

import coop.cobuy.aggregator.members.Member;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom a line of a statement names. Decides and does nothing; it proposes, and a person confirms.
 * The surest way counts: a reference with check digits, then a number behind a word such as
 * "member", then any number that is a member's. What names two members names nobody.
 *
 * @param by how it was found
 */
record Matched(@Nullable Member member, By by) {

    /** How a line was matched, or why not. */
    enum By {
        /** By a reference of ISO 11649. */
        REFERENCE,
        /** By a number behind a word that says so. */
        NAMED_NUMBER,
        /** By a word that is a member's number. */
        NUMBER,
        /** It names several members. */
        SEVERAL,
        /** It names no member. */
        NOBODY
    }

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_./-]*");
    private static final Pattern REFERENCE =
            Pattern.compile("\\bRF[0-9]{2}(?:\\s?[0-9A-Za-z]){1,21}", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?:member|mitglied|household|haushalt|kunde|customer|mg|mitgl)"
                        + "(?:ed|er|s|snummer|snr|nummer|number|nr|no|id)?[\\s.:#-]*"
                        + "(?:nummer|number|nr|no)?[\\s.:#-]*([\\p{L}\\p{N}][\\p{L}\\p{N}_./-]*)",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final int LENGTH_MAX = 40;

    /** All words of a line that might be members' numbers. */
    static Set<String> candidates(StatementLine line) {
        Set<String> words = new LinkedHashSet<>();
        String text = line.structured() + " " + line.text();
        words.addAll(references(line));
        words.addAll(all(NAMED, text, 1));
        words.addAll(all(WORD, text, 0));
        words.removeIf(word -> word.length() > LENGTH_MAX);
        return words;
    }

    /**
     * @param byNumber all members that have one of the {@link #candidates}
     */
    static Matched of(StatementLine line, Map<String, Member> byNumber) {
        Matched sure = only(references(line), byNumber, By.REFERENCE);
        if (sure.by() != By.NOBODY) {
            return sure;
        }
        Matched named = only(all(NAMED, line.text(), 1), byNumber, By.NAMED_NUMBER);
        if (named.by() != By.NOBODY) {
            return named;
        }
        return only(all(WORD, line.text(), 0), byNumber, By.NUMBER);
    }

    private static List<String> references(StatementLine line) {
        List<String> numbers = new ArrayList<>();
        PaymentReference.number(line.structured()).ifPresent(numbers::add);
        for (String found : all(REFERENCE, line.text(), 0)) {
            numbers.addAll(shortened(found));
        }
        return numbers;
    }

    /** A reference may be followed by other words: the longest part whose digits are right. */
    private static List<String> shortened(String found) {
        String joined = found.replaceAll("\\s", "");
        for (int end = joined.length(); end > "RF00".length(); end--) {
            var number = PaymentReference.number(joined.substring(0, end));
            if (number.isPresent()) {
                return List.of(number.get());
            }
        }
        return List.of();
    }

    private static List<String> all(Pattern pattern, String text, int group) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            String word = matcher.group(group);
            found.add(word);
            String trimmed = word.replaceAll("[_./-]+$", "");
            if (!trimmed.equals(word)) {
                found.add(trimmed);
            }
        }
        return found;
    }

    private static Matched only(List<String> words, Map<String, Member> byNumber, By by) {
        Set<Member> members = new HashSet<>();
        for (String word : words) {
            Member exact = byNumber.get(word);
            Member upper = byNumber.get(word.toUpperCase(Locale.ROOT));
            if (exact != null || upper != null) {
                members.add(exact != null ? exact : upper);
            }
        }
        return switch (members.size()) {
            case 0 -> new Matched(null, By.NOBODY);
            case 1 -> new Matched(members.iterator().next(), by);
            default -> new Matched(null, By.SEVERAL);
        };
    }
}
