package coop.cobuy.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.contract.ordering.v1.ChangeFunds;
import coop.cobuy.contract.ordering.v1.OrderCommand;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

class WireJsonTest {

    private static final String COOP = "00000000-0000-0000-0000-000000000001";
    private static final String MEMBER = "00000000-0000-0000-0000-000000000002";
    private static final String CHANGE = "00000000-0000-0000-0000-000000000003";

    private static OrderCommand read(String json) throws UnreadableException {
        return WireJson.read(json.getBytes(StandardCharsets.UTF_8), OrderCommand.class);
    }

    private static String whole(String more) {
        return """
        {"type":"CHANGE_FUNDS","coopId":"%s","memberId":"%s","changeId":"%s"%s}\
        """
                .formatted(COOP, MEMBER, CHANGE, more);
    }

    @Test
    void readsWithoutOptionalFieldsAndIgnoresUnknownOnes() throws Exception {
        ChangeFunds funds =
                (ChangeFunds) read(whole(",\"balanceDeltaMinor\":-5,\"later\":{\"a\":[1]}"));
        assertEquals(-5, funds.balanceDeltaMinor());
        assertEquals(UUID.fromString(COOP), funds.coopId());
        assertNull(funds.creditLimitMinor());
    }

    @Test
    void leavesNullsOut() {
        UUID id = UUID.fromString(COOP);
        String json =
                new String(
                        WireJson.write(new ChangeFunds(id, id, id, 7, null, null)),
                        StandardCharsets.UTF_8);
        assertEquals(
                """
                {"type":"CHANGE_FUNDS","coopId":"%1$s","memberId":"%1$s","changeId":"%1$s","balanceDeltaMinor":7}\
                """
                        .formatted(COOP),
                json);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    # what is wrong                  | json
                    nothing at all                   | ``
                    no JSON                          | nonsense
                    null                             | null
                    a list                           | []
                    no type                          | {"coopId":"00000000-0000-0000-0000-000000000001"}
                    an unknown type                  | {"type":"NOBODY_KNOWS"}
                    a missing number                 | WHOLE()
                    a null for a number              | WHOLE(,"balanceDeltaMinor":null)
                    a fraction                       | WHOLE(,"balanceDeltaMinor":1.5)
                    text for a number                | WHOLE(,"balanceDeltaMinor":"7")
                    a number out of range            | WHOLE(,"balanceDeltaMinor":99999999999999999999)
                    something after the end          | WHOLE(,"balanceDeltaMinor":1)}
                    a missing id                     | {"type":"CHANGE_FUNDS","coopId":"00000000-0000-0000-0000-000000000001","memberId":"00000000-0000-0000-0000-000000000001","balanceDeltaMinor":1}
                    a null id                        | {"type":"CHANGE_FUNDS","coopId":"00000000-0000-0000-0000-000000000001","memberId":"00000000-0000-0000-0000-000000000001","changeId":null,"balanceDeltaMinor":1}
                    an unknown phase                 | {"type":"MARK_ROUND","coopId":"00000000-0000-0000-0000-000000000001","roundId":"00000000-0000-0000-0000-000000000001","markId":"00000000-0000-0000-0000-000000000001","phase":"REOPEN","partition":0,"partitionCount":1,"snapshotVersion":1,"snapshotHash":"00"}
                    a null in a list                 | {"type":"PLACE_ORDER","coopId":"00000000-0000-0000-0000-000000000001","roundId":"00000000-0000-0000-0000-000000000001","memberId":"00000000-0000-0000-0000-000000000001","key":"k","origin":"MEMBER","placedBy":"00000000-0000-0000-0000-000000000001","lines":[null]}
                    """)
    void refusesWhatIsNoWholeMessage(String wrong, String json) {
        String text =
                json.startsWith("WHOLE(")
                        ? whole(json.substring("WHOLE(".length(), json.lastIndexOf(')')))
                                + json.substring(json.lastIndexOf(')') + 1)
                        : json;
        UnreadableException refusal = assertThrows(UnreadableException.class, () -> read(text));
        assertTrue(
                String.valueOf(refusal.getMessage()).startsWith("no OrderCommand: "),
                () -> wrong + ": " + refusal.getMessage());
    }
}
