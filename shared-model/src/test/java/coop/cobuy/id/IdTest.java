package coop.cobuy.id;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

class IdTest {

    private static final String TEXT = "00112233-4455-6677-8899-aabbccddeeff";

    static List<Function<String, Id>> kinds() {
        return List.of(
                AccountId::parse,
                CoopId::parse,
                InvoiceId::parse,
                JournalId::parse,
                LedgerAccountId::parse,
                MemberId::parse,
                NoticeId::parse,
                OfferId::parse,
                PurchaseOrderId::parse,
                ReceiptId::parse,
                RoundId::parse,
                SupplierId::parse);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindReadsAndWritesItsTextAndBytes(Function<String, Id> parse) {
        Id id = parse.apply(TEXT);
        assertEquals(TEXT, id.toString());
        assertEquals(UUID.fromString(TEXT), id.value());
        assertArrayEquals(HexFormat.of().parseHex("00112233445566778899aabbccddeeff"), id.bytes());
        assertEquals(id.value(), Id.uuid(id.bytes()));
        assertEquals(id, parse.apply("00112233-4455-6677-8899-AABBCCDDEEFF"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "00112233445566778899aabbccddeeff",
                "00112233-4455-6677-8899-aabbccddeef",
                "00112233-4455-6677-8899-aabbccddeegg",
                "0112233-04455-6677-8899-aabbccddeeff"
            })
    void refusesWhatIsNoUuid(String text) {
        assertThrows(IllegalArgumentException.class, () -> MemberId.parse(text));
    }

    @Test
    void refusesBytesOfAnotherLength() {
        assertThrows(IllegalArgumentException.class, () -> Id.uuid(new byte[15]));
    }
}
