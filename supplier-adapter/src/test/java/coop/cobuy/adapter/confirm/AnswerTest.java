package coop.cobuy.adapter.confirm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import coop.cobuy.adapter.canonical.GeneratedOrders;
import coop.cobuy.adapter.confirm.Answer.Problem;
import coop.cobuy.adapter.publish.SentOrder;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;
import coop.cobuy.contract.supplier.v1.DeliveryReported.State;
import coop.cobuy.id.SupplierId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What becomes of a form. */
class AnswerTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    /** Seed 1 begins with a weighed line and goes on with cases. */
    private final PurchaseOrderApproved order = GeneratedOrders.approved(1);

    private final SentOrder sent =
            new SentOrder(
                    new UUID(7, 7),
                    new SupplierId(order.supplierId()),
                    order,
                    State.DELIVERED,
                    Instant.EPOCH,
                    true,
                    false);

    private Answer read(char mark, String... fields) {
        Map<String, String> form = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        return Answer.read(sent, new Form(form), TODAY, mark);
    }

    private static JsonNode json(Answer answer) throws Exception {
        assertEquals(Map.of(), answer.problems());
        return new ObjectMapper().readTree(answer.json());
    }

    private int lineNo(boolean inCases) {
        return order.lines().stream()
                .filter(line -> Answer.isInCases(line) == inCases)
                .findFirst()
                .orElseThrow()
                .lineNo();
    }

    @Test
    void nothingTouchedIsAYesToEverything() throws Exception {
        JsonNode json = json(read('.', "action", "confirm"));
        assertEquals("ACCEPTED", json.at("/verdict").asText());
        for (int i = 0; i < order.lines().size(); i++) {
            assertEquals(order.lines().get(i).units(), json.at("/lines/" + i + "/units").asText());
        }
        assertArrayEquals(
                read('.', "action", "confirm").json(),
                read(',', "action", "confirm").json(),
                "the language says nothing");
    }

    @Test
    void casesBecomeUnits() throws Exception {
        int lineNo = lineNo(true);
        PurchaseOrderApproved.Line line = order.lines().get(lineNo - 1);
        JsonNode json = json(read('.', "action", "confirm", "quantity-" + lineNo, "1"));
        assertEquals("CHANGED", json.at("/verdict").asText());
        assertEquals(line.unitsPerCase(), json.at("/lines/" + (lineNo - 1) + "/units").asText());
    }

    @ParameterizedTest
    @CsvSource({
        "'.', 1.5, 1.5",
        "',', '1,5', 1.5",
        "'.', '1,500',",
        "',', 1.500,",
        "'.', -1,",
        "'.', 1e3,",
        "'.', '',",
        "'.', 0, 0"
    })
    void aSignThatMayMeanThousandsIsNotGuessedAt(char mark, String typed, @Nullable String units)
            throws Exception {
        int lineNo = lineNo(false);
        Answer answer = read(mark, "action", "confirm", "quantity-" + lineNo, typed);
        if (units == null) {
            assertEquals(Map.of("quantity-" + lineNo, Problem.NO_NUMBER), answer.problems());
            return;
        }
        assertEquals(units, json(answer).at("/lines/" + (lineNo - 1) + "/units").asText());
    }

    @Test
    void moreThanWasOrderedAndNothingAtAllAreNoAnswers() {
        int lineNo = lineNo(true);
        assertEquals(
                Map.of("quantity-" + lineNo, Problem.MORE_THAN_ORDERED),
                read('.', "action", "confirm", "quantity-" + lineNo, "9999").problems());
        String[] none = new String[order.lines().size() * 2];
        for (int i = 0; i < order.lines().size(); i++) {
            none[2 * i] = "quantity-" + (i + 1);
            none[2 * i + 1] = "0";
        }
        assertEquals(Map.of("action", Problem.NOTHING_LEFT), read('.', none).problems());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01, true",
        "2026-11-24, true",
        "2026-11-23, false",
        "2028-01-01, false",
        "soon, false"
    })
    void aDayOfALineGoesAlongWithIt(String day, boolean good) throws Exception {
        int lineNo = lineNo(true);
        Answer answer = read('.', "action", "confirm", "date-" + lineNo, day);
        if (!good) {
            assertEquals(Map.of("date-" + lineNo, Problem.NO_DAY), answer.problems());
            return;
        }
        JsonNode json = json(answer);
        assertEquals("CHANGED", json.at("/verdict").asText());
        assertEquals("delivery " + day, json.at("/lines/" + (lineNo - 1) + "/note").asText());
    }

    @Test
    void longTextsAreNotCutOff() {
        String text = "x".repeat(1001);
        assertEquals(
                Map.of("note", Problem.TOO_LONG),
                read('.', "action", "confirm", "note", text).problems());
        assertEquals(
                Map.of("reason", Problem.TOO_LONG),
                read('.', "action", "reject", "reason", text).problems());
    }

    @ParameterizedTest
    @CsvSource({
        "1234567.5, '1,234,567.5', '1.234.567,5'",
        "999, 999, 999",
        "0.001, 0.001, '0,001'"
    })
    void amountsAreShownAsPeopleWriteThem(String plain, String english, String german) {
        assertEquals(english, PageWords.of("en").amount(plain));
        assertEquals(german, PageWords.of("de").amount(plain));
    }
}
