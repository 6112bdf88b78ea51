package coop.cobuy.aggregator.banking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.cobuy.aggregator.ledger.Payments.Direction;
import coop.cobuy.aggregator.members.Member;
import coop.cobuy.id.MemberId;
import coop.cobuy.money.Money;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

class MatchedTest {

    private static final Map<String, Member> MEMBERS = new HashMap<>();

    static {
        for (String number : new String[] {"1001", "1002", "2026", "A-7", "539007547034"}) {
            MEMBERS.put(
                    number,
                    new Member(
                            new MemberId(UUID.nameUUIDFromBytes(number.getBytes())),
                            number,
                            "Household " + number,
                            null,
                            true));
        }
    }

    private static StatementLine line(String text, String structured) {
        return new StatementLine(
                1,
                "",
                Direction.IN,
                Money.of(100, "EUR"),
                LocalDate.of(2026, 3, 31),
                "",
                "",
                text,
                structured);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # text                              | member       | by
                    1001                                | 1001         | NUMBER
                    Guthaben 1001, danke                | 1001         | NUMBER
                    Mitglied 1001 für 2026              | 1001         | NAMED_NUMBER
                    Mitgliedsnr. 1001 März 2026         | 1001         | NAMED_NUMBER
                    member no. 1002 and 1001            | 1002         | NAMED_NUMBER
                    MITGLIED: A-7                       | A-7          | NAMED_NUMBER
                    mitglied a-7                        | A-7          | NAMED_NUMBER
                    1001 1002                           |              | SEVERAL
                    1001 1001                           | 1001         | NUMBER
                    11001 10010                         |              | NOBODY
                    Essen                               |              | NOBODY
                    RF18539007547034 1001               | 539007547034 | REFERENCE
                    RF18 5390 0754 7034                 | 539007547034 | REFERENCE
                    rf18539007547034                    | 539007547034 | REFERENCE
                    RF19539007547034 1001               | 1001         | NUMBER
                    """)
    void findsWhomALineNames(String text, String number, Matched.By by) {
        Matched matched = Matched.of(line(text, ""), MEMBERS);
        assertEquals(by, matched.by());
        assertEquals(
                Optional.ofNullable(number),
                Optional.ofNullable(matched.member()).map(Member::number));
        Optional.ofNullable(matched.member())
                .ifPresent(
                        member ->
                                assertEquals(
                                        true,
                                        Matched.candidates(line(text, "")).stream()
                                                .anyMatch(
                                                        word ->
                                                                word.equalsIgnoreCase(
                                                                        member.number()))));
    }

    @Test
    void aStructuredReferenceComesFirst() {
        Matched matched = Matched.of(line("1001", "RF18539007547034"), MEMBERS);
        assertEquals(Matched.By.REFERENCE, matched.by());
    }

    @ParameterizedTest
    @CsvSource({"539007547034, RF18539007547034", "1001, RF871001", "A7, RF62A7"})
    void aReferenceNamesItsNumberAndNoSlipDoes(String number, String expected) {
        String reference = PaymentReference.of(number).orElseThrow();
        assertEquals(Optional.of(number), PaymentReference.number(reference));
        if (number.length() == 12) {
            assertEquals(expected, reference); // the example of ISO 11649
        }
        for (int i = 2; i < reference.length(); i++) {
            char c = reference.charAt(i);
            char slip = c == '9' ? '8' : c >= '0' && c < '9' ? (char) (c + 1) : 'B';
            String wrong = reference.substring(0, i) + slip + reference.substring(i + 1);
            assertEquals(Optional.empty(), PaymentReference.number(wrong), wrong);
        }
    }

    @Test
    void aNumberOfOtherCharactersHasNoReference() {
        assertEquals(Optional.empty(), PaymentReference.of("A-7"));
        assertEquals(Optional.empty(), PaymentReference.of("abc"));
        assertEquals(Optional.empty(), PaymentReference.of(""));
    }
}
