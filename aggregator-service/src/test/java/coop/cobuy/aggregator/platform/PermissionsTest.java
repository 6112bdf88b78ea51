package coop.cobuy.aggregator.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Who may do what, written down a second time, by hand. */
class PermissionsTest {

    /** Letters: member, delegate, buyer, supplier, book-keeper (K), administrator. */
    private static final String TABLE =
            """
            SEE_ONESELF             MDBSKA
            SEE_COOP                MDBSKA
            READ_NOTICES            MDBSKA
            MANAGE_OWN_ACCOUNT      MDBSKA
            SEE_CATALOGUE           MDBSKA
            MANAGE_COOP             -----A
            MANAGE_ACCOUNTS         -----A
            SEE_AUDIT               -----A
            MANAGE_DEAD_LETTERS     -----A
            MANAGE_MEMBERS          -----A
            MANAGE_HOUSEHOLD        M-----
            SEE_OWN_MEMBER          MDB-KA
            SEE_MEMBERS             --B-KA
            MANAGE_CATALOGUE        --B--A
            SEE_ROUNDS              MDB-KA
            MANAGE_ROUNDS           --B--A
            PLACE_ORDERS            MDB---
            ORDER_FOR_OTHERS        --B---
            SEE_OWN_ORDER           MDB-K-
            SEE_ALL_ORDERS          --B-K-
            SEE_ORDERS_OF_MEMBER    MDB-KA
            RELEASE_MEMBERS         --B--A
            MAKE_DRAFTS             --B---
            DECIDE_MINIMUMS         --B---
            MANAGE_PURCHASE_ORDERS  --B---
            SEE_PURCHASE_ORDERS     --B-KA
            SEE_OWN_PURCHASE_ORDERS --BSKA
            ANSWER_OWN_PURCHASE_ORDERS ---S--
            BILL_OWN_PURCHASE_ORDERS ---S--
            SEND_OWN_PRICE_LISTS    ---S--
            MANAGE_OWN_FEED         ---S--
            SEE_ALLOTMENTS          --B-KA
            SEE_OWN_ALLOTMENT       MDB-KA
            SEE_WHAT_I_GOT          MD----
            RECEIVE_GOODS           --B---
            SEE_RECEIPTS            --B-KA
            SEE_OWN_DELIVERY        MDB-KA
            SEE_INVOICES            --B-K-
            MATCH_INVOICES          --B-K-
            MANAGE_INVOICES         ----K-
            SEE_OWN_BALANCE         M---KA
            SEE_ALL_BALANCES        ----KA
            SET_CREDIT_LIMITS       ----KA
            SEE_LEDGER              ----K-
            MANAGE_PAYMENTS         ----K-
            SEE_SETTLEMENTS         --B-K-
            SEE_OWN_STATEMENT       M---K-
            SEE_ALL_STATEMENTS      ----K-
            """;

    private static String row(Action action) {
        StringBuilder letters = new StringBuilder();
        for (Role role : Role.values()) {
            String letter = role == Role.BOOKKEEPER ? "K" : role.name().substring(0, 1);
            letters.append(Permissions.allows(role, action) ? letter : "-");
        }
        return letters.toString();
    }

    @Test
    void eachRoleMayDoWhatTheTableSaysAndNothingElse() {
        Set<String> expected = new TreeSet<>();
        TABLE.lines().forEach(line -> expected.add(line.strip().replaceAll(" +", " ")));
        Set<String> actual = new TreeSet<>();
        Arrays.stream(Action.values()).forEach(action -> actual.add(action + " " + row(action)));
        assertEquals(expected, actual);
    }

    @ParameterizedTest
    @CsvSource({
        "BUYER, '', MANAGE_ROUNDS, true",
        "BUYER, 'PURCHASING', MANAGE_ROUNDS, true",
        "BUYER, 'PURCHASING', SEE_ROUNDS, false",
        "BUYER, 'READ', SEE_ROUNDS, true",
        "BUYER, 'READ', MANAGE_ROUNDS, false",
        "BUYER, 'READ ORDERS', PLACE_ORDERS, true",
        "BUYER, 'BOOKS', MANAGE_INVOICES, false",
        "BUYER, 'FEEDS', SEE_ONESELF, true",
        "BUYER MEMBER, '', SEE_OWN_STATEMENT, true",
        "ADMINISTRATOR, 'READ', MANAGE_OWN_ACCOUNT, false"
    })
    void aScopeTakesAwayAndNeverAdds(String roles, String scopes, Action action, boolean may) {
        assertEquals(
                may,
                Permissions.allows(words(roles, Role.class), words(scopes, Scope.class), action));
    }

    private static <E extends Enum<E>> Set<E> words(String text, Class<E> type) {
        List<String> names = text.isEmpty() ? List.of() : List.of(text.split(" "));
        return names.stream()
                .map(name -> Enum.valueOf(type, name))
                .collect(java.util.stream.Collectors.toSet());
    }
}
