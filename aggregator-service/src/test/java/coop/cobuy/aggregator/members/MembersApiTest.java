package coop.cobuy.aggregator.members;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.Person;
import coop.cobuy.aggregator.Fixtures.TestCoop;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.platform.Role;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.UUID;

/** Members, their accounts in the books, payments and the import, over HTTP. */
@MicronautTest(transactional = false)
class MembersApiTest implements TestServers {

    private static final String MEMBERS = "/api/v1/members";
    private static final String PAYMENTS = "/api/v1/payments";

    @Inject Api api;
    @Inject Fixtures fixtures;
    @Inject Members members;
    private TestCoop coop;
    private TestCoop other;

    @BeforeAll
    void makeCoops() {
        coop = fixtures.coop();
        other = fixtures.coop();
    }

    private Member member(TestCoop where, String number) {
        return members.create(where.id(), new NewMember(number, "Household " + number, null));
    }

    private static String payment(Object member, long minor) {
        return """
        {"member": "%s", "amount": {"minor": %d, "currency": "EUR"},
         "reference": "statement 12, line 3", "receivedOn": "2026-03-31"}
        """
                .formatted(member, minor);
    }

    @Test
    void aMemberIsMadeChangedAndFoundByItsNumber() {
        String token = coop.administrator().token();
        Answer made =
                api.post(
                        token,
                        MEMBERS,
                        "{\"number\":\"M-1\",\"name\":\"Ottos\",\"email\":\"o@example.org\"}");
        assertEquals(201, made.status(), made.json()::toString);
        String path = MEMBERS + "/" + made.text("/id");
        Answer changed = api.patch(token, path, "{\"name\":\"Ottos & Co\",\"email\":null}");
        assertEquals(200, changed.status(), changed.json()::toString);
        assertEquals("Ottos & Co", changed.text("/name"));
        assertTrue(changed.json().path("email").isMissingNode());
        Answer found = api.get(coop.buyer().token(), MEMBERS + "?number=M-1");
        assertEquals(made.text("/id"), found.text("/items/0/id"));
        Answer taken = api.post(token, MEMBERS, "{\"number\":\"M-1\",\"name\":\"Else\"}");
        assertEquals(409, taken.status());
        assertEquals("NUMBER_TAKEN", taken.code());
        assertEquals(List.of("/number"), taken.pointers());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"name":"a"}                              | /number
                    {"number":"1"}                            | /name
                    {"number":"1","name":"a","email":"x"}     | /email
                    {"number":"1","name":"a","colour":"red"}  | /colour
                    {"number":"1","name":"a","active":"yes"}  | /active
                    {"number":                                | ''
                    """)
    void aBadMemberIsLocated(String body, String pointer) {
        Answer answer = api.post(coop.administrator().token(), MEMBERS, body);
        assertEquals(400, answer.status(), answer.json()::toString);
        assertEquals(List.of(pointer), answer.pointers(), answer.json()::toString);
    }

    @Test
    void eachRoleSeesAndDoesWhatIsItsOwn() {
        Member own = member(coop, "own");
        Member neighbour = member(coop, "neighbour");
        Person person = fixtures.personFor(coop.id(), own.id());
        String path = MEMBERS + "/" + own.id();
        assertEquals(200, api.get(person.token(), path).status());
        assertEquals(200, api.get(person.token(), path + "/account").status());
        String theirs = MEMBERS + "/" + neighbour.id();
        assertEquals("NOT_YOUR_MEMBER", api.get(person.token(), theirs).code());
        assertEquals("NOT_YOUR_ACCOUNT", api.get(person.token(), theirs + "/account").code());
        assertEquals(403, api.get(person.token(), MEMBERS).status());
        assertEquals(403, api.get(coop.supplier().token(), path).status());
        assertEquals(403, api.get(coop.buyer().token(), path + "/account").status());
        for (Person one : List.of(person, coop.buyer(), coop.supplier(), coop.bookkeeper())) {
            assertEquals(403, api.post(one.token(), MEMBERS, "{}").status());
            assertEquals(403, api.patch(one.token(), path, "{}").status());
            assertEquals(
                    403, api.put(one.token(), path + "/accounts/" + one.account(), "{}").status());
        }
        for (Person one : List.of(person, coop.buyer(), coop.supplier(), coop.administrator())) {
            assertEquals(403, api.post(one.token(), PAYMENTS, "{}").status());
        }
        assertEquals(401, api.get(null, path).status());
    }

    @Test
    void anotherCoopsMemberIsUnknown() {
        String theirs = MEMBERS + "/" + member(other, "theirs").id();
        String administrator = coop.administrator().token();
        String bookkeeper = coop.bookkeeper().token();
        assertEquals(404, api.get(administrator, theirs).status());
        assertEquals(404, api.patch(administrator, theirs, "{\"name\":\"x\"}").status());
        assertEquals(404, api.get(bookkeeper, theirs + "/account").status());
        String limit = "{\"creditLimit\":{\"minor\":1,\"currency\":\"EUR\"}}";
        assertEquals(404, api.put(bookkeeper, theirs + "/credit-limit", limit).status());
        String id = theirs.substring(theirs.lastIndexOf('/') + 1);
        Answer paid = api.post(bookkeeper, PAYMENTS, payment(id, 5), "Idempotency-Key", "foreign");
        assertEquals("MEMBER_UNKNOWN", paid.code());
        assertEquals(
                404,
                api.put(administrator, theirs + "/accounts/" + coop.member().account(), "{}")
                        .status());
    }

    @Test
    void aHouseholdsAccountsAreLinkedAndUnlinked() {
        Member household = member(coop, "household");
        Person person = fixtures.person(coop.id(), Role.BUYER);
        String path = MEMBERS + "/" + household.id() + "/accounts";
        String one = path + "/" + person.account();
        String token = coop.administrator().token();
        assertEquals(200, api.put(token, one, "").status());
        assertEquals(1, api.get(token, path).json().get("items").size());
        assertEquals(
                household.id().toString(), api.get(person.token(), "/api/v1/me").text("/member"));
        assertEquals(204, api.delete(token, one).status());
        assertEquals("ACCOUNT_NOT_LINKED", api.delete(token, one).code());
        String unknown = path + "/" + new UUID(3, 4);
        assertEquals("ACCOUNT_UNKNOWN", api.put(token, unknown, "").code());
    }

    @Test
    void aPaymentIsRecordedOnceAndReversedByALinkedEntry() {
        Member payer = member(coop, "payer");
        String token = coop.bookkeeper().token();
        String body = payment(payer.id(), 2500);
        Answer paid = api.post(token, PAYMENTS, body, "Idempotency-Key", "line-3");
        assertEquals(201, paid.status(), paid.json()::toString);
        Answer again = api.post(token, PAYMENTS, body, "Idempotency-Key", "line-3");
        assertEquals(paid.json(), again.json());
        Answer conflict =
                api.post(token, PAYMENTS, payment(payer.id(), 2501), "Idempotency-Key", "line-3");
        assertEquals(409, conflict.status());
        String account = MEMBERS + "/" + payer.id() + "/account";
        assertEquals(2500, api.get(token, account).json().at("/balance/minor").asLong());
        String path = PAYMENTS + "/" + paid.text("/id");
        assertEquals(paid.json(), api.get(token, path).json());
        Answer reversed = api.post(token, path + "/reversal", "{\"reason\":\"wrong member\"}");
        assertEquals(201, reversed.status(), reversed.json()::toString);
        assertEquals(paid.text("/id"), reversed.text("/corrects"));
        api.post(token, path + "/reversal", "{\"reason\":\"wrong member\"}");
        Answer other = api.post(token, path + "/reversal", "{\"reason\":\"something else\"}");
        assertEquals("ALREADY_REVERSED", other.code());
        assertEquals(0, api.get(token, account).json().at("/balance/minor").asLong());
        Answer entries = api.get(token, account + "/entries?limit=1");
        assertEquals(-2500, entries.json().at("/items/0/amount/minor").asLong());
        assertEquals(paid.text("/id"), entries.text("/items/0/corrects"));
        Answer older = api.get(token, entries.next().orElseThrow());
        assertEquals(2500, older.json().at("/items/0/amount/minor").asLong());
        assertEquals("statement 12, line 3", older.text("/items/0/reference"));
        assertTrue(older.next().isEmpty());
        Answer totals = api.get(token, "/api/v1/ledger/totals");
        assertEquals(0, totals.json().at("/sum/minor").asLong(), totals.json()::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "amount":{"minor":0,"currency":"EUR"}                       | /amount/minor
                    "amount":{"minor":-5,"currency":"EUR"}                      | /amount/minor
                    "amount":{"minor":1000000000000001,"currency":"EUR"}        | /amount/minor
                    "amount":{"minor":99999999999999999999999,"currency":"EUR"} | /amount/minor
                    "amount":{"minor":1,"currency":"USD"}                       | /amount/currency
                    "reference":" "                                             | /reference
                    "receivedOn":"31.03.2026"                                   | /receivedOn
                    "receivedOn":"2026-02-30"                                   | /receivedOn
                    "member":"17"                                               | /member
                    "note":"x"                                                  | /note
                    """)
    void aBadPaymentIsLocated(String field, String pointer) {
        String name = field.substring(0, field.indexOf(':'));
        StringBuilder body = new StringBuilder("{").append(field);
        for (String good :
                List.of(
                        "\"member\":\"" + new UUID(1, 1) + "\"",
                        "\"amount\":{\"minor\":5,\"currency\":\"EUR\"}",
                        "\"reference\":\"r\"",
                        "\"receivedOn\":\"2026-03-31\"")) {
            if (!good.startsWith(name + ":")) {
                body.append(',').append(good);
            }
        }
        Answer answer =
                api.post(
                        coop.bookkeeper().token(),
                        PAYMENTS,
                        body.append('}').toString(),
                        "Idempotency-Key",
                        "bad");
        assertEquals(400, answer.status(), answer.json()::toString);
        assertEquals(List.of(pointer), answer.pointers(), answer.json()::toString);
    }

    @Test
    void aPaymentNeedsAKey() {
        Answer answer = api.post(coop.bookkeeper().token(), PAYMENTS, payment(new UUID(1, 1), 5));
        assertEquals(List.of("Idempotency-Key"), answer.pointers());
    }

    @Test
    void aCreditLimitIsSetByTheBookkeeper() {
        Member member = member(coop, "limited");
        String path = MEMBERS + "/" + member.id() + "/credit-limit";
        String token = coop.bookkeeper().token();
        Answer set =
                api.put(token, path, "{\"creditLimit\":{\"minor\":5000,\"currency\":\"EUR\"}}");
        assertEquals(5000, set.json().at("/creditLimit/minor").asLong(), set.json()::toString);
        Answer negative =
                api.put(token, path, "{\"creditLimit\":{\"minor\":-1,\"currency\":\"EUR\"}}");
        assertEquals(List.of("/creditLimit/minor"), negative.pointers());
        assertEquals(List.of("/creditLimit"), api.put(token, path, "{}").pointers());
        assertEquals(403, api.put(coop.buyer().token(), path, "{}").status());
    }

    private Answer importAs(Person who, String query, String csv) {
        return api.post(who.token(), MEMBERS + "/import" + query, csv, "Content-Type", "text/csv");
    }

    @Test
    void aFileOfMembersIsTakenRowByRowAndOnlyOnce() {
        TestCoop here = fixtures.coop();
        String csv =
                """
                \uFEFFnumber;name;email;opening_balance;credit_limit
                1;"Anna ""and""
                Bert";;12.50;100
                2;Cem;cem@example.org;-3.07;
                3;Dora;not a mail;;
                4;Emil;;1.005;
                5;;;;
                6;Fay;;9999999999999999999;
                7;Gus;;;-5
                8;Hal;;;;;
                9;Ida;;abc;
                2;Another;;;
                10;Jo;;0;0
                """;
        Answer first = importAs(here.administrator(), "", csv);
        assertEquals(200, first.status(), first.json()::toString);
        assertEquals(2, first.json().get("created").asInt(), first.json()::toString);
        Answer second = importAs(here.administrator(), "", csv);
        assertEquals(0, second.json().get("created").asInt());
        assertEquals(2, second.json().get("unchanged").asInt());
        assertEquals(first.json().get("problems"), second.json().get("problems"));
    }

    @Test
    void problemsOfAFileNameLineColumnTextAndReason() {
        TestCoop here = fixtures.coop();
        Answer answer =
                importAs(
                        here.administrator(),
                        "?columns=number%3DNr,name%3DHousehold,opening_balance%3DSaldo",
                        """
                        Nr,Household,Saldo
                        1,Anna,12.50
                        2,Bert,"12,50"
                        ,Cem,
                        1,Dora,
                        4,Emil
                        """);
        assertEquals(200, answer.status(), answer.json()::toString);
        assertEquals(1, answer.json().get("created").asInt());
        JsonNode problems = answer.json().get("problems");
        assertEquals(4, problems.size(), problems::toString);
        assertEquals(3, problems.at("/0/line").asInt());
        assertEquals("Saldo", problems.at("/0/column").asText());
        assertEquals("12,50", problems.at("/0/text").asText());
        assertEquals(4, problems.at("/1/line").asInt());
        assertEquals("Nr", problems.at("/1/column").asText());
        assertEquals(5, problems.at("/2/line").asInt());
        assertEquals(6, problems.at("/3/line").asInt());
        Answer list = api.get(here.bookkeeper().token(), MEMBERS);
        String path = MEMBERS + "/" + list.text("/items/0/id") + "/account";
        Answer account = api.get(here.bookkeeper().token(), path);
        assertEquals(1250, account.json().at("/balance/minor").asLong());
        Answer totals = api.get(here.bookkeeper().token(), "/api/v1/ledger/totals");
        assertEquals(0, totals.json().at("/sum/minor").asLong());
        assertEquals(2, totals.json().at("/kinds").size());
    }

    @Test
    void aFileThatIsNoneIsRefusedAsAWhole() {
        Person administrator = coop.administrator();
        assertEquals(400, importAs(administrator, "", "nr,name\n1,a\n").status());
        assertEquals(400, importAs(administrator, "?columns=x%3Dy", "number,name\n").status());
        assertEquals(403, importAs(coop.buyer(), "", "number,name\n1,a\n").status());
    }
}
