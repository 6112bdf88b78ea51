package coop.cobuy.aggregator.platform;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody overwrites what they have not seen. */
class ETagsTest {

    @ParameterizedTest
    @ValueSource(strings = {"*", " * ", "\"3\"", " \"3\" ", "\"2\",\"3\"", "\"3\" , \"4\""})
    void whoKnowsTheVersionMayChangeIt(String ifMatch) {
        assertDoesNotThrow(() -> ETags.require(ifMatch, 3));
    }

    @Test
    void whoSaysNothingChangesWhateverStands() {
        assertDoesNotThrow(() -> ETags.require(null, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "\"2\"", "\"33\"", "W/\"3\"", "\"2\",\"4\"", "*,\"2\"", "\"3"})
    void whoKnowsAnotherVersionIsTold(String ifMatch) {
        Refused refused = assertThrows(Refused.class, () -> ETags.require(ifMatch, 3));
        assertEquals(PlatformReason.VERSION_CHANGED, refused.reason());
        assertEquals("If-Match", refused.errors().getFirst().pointer());
        assertTrue(refused.detail().contains(ETags.of(3)), refused::detail);
    }
}
