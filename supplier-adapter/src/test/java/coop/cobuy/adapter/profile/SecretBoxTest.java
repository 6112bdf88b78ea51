package coop.cobuy.adapter.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Base64;
import java.util.UUID;

class SecretBoxTest {

    static final String OLD = key(1);
    static final String NEW = key(2);

    private static final byte[] OWNER = Profiles.owner(new UUID(1, 2), new UUID(3, 4));
    private static final String SECRET = "whsec_" + "A".repeat(88);

    private static String key(int first) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) first;
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Test
    void whatIsSealedIsHiddenFitsItsColumnAndComesOutAgain() {
        SecretBox box = new SecretBox(OLD);
        String sealed = box.seal(OWNER, SECRET);
        assertFalse(sealed.contains("AAAA"), sealed);
        assertTrue(sealed.length() <= 1000, sealed);
        assertTrue(box.isFresh(sealed));
        assertEquals(SECRET, box.open(OWNER, sealed));
        String longest = "ü".repeat(200);
        assertTrue(box.seal(OWNER, longest).length() <= 1000);
        assertNotEquals(sealed, box.seal(OWNER, SECRET), "never the same nonce twice");
    }

    @Test
    void theFirstKeySealsAndAllOpen() {
        String old = new SecretBox(OLD).seal(OWNER, SECRET);
        SecretBox both = new SecretBox(NEW + " , " + OLD);
        assertFalse(both.isFresh(old));
        assertEquals(SECRET, both.open(OWNER, old));
        String fresh = both.seal(OWNER, SECRET);
        assertTrue(both.isFresh(fresh));
        assertEquals(SECRET, new SecretBox(NEW).open(OWNER, fresh));
        assertThrows(SecretsKeyMissingException.class, () -> new SecretBox(OLD).open(OWNER, fresh));
    }

    @Test
    void withoutAKeyNothingIsSealedOrOpened() {
        SecretBox none = new SecretBox("");
        assertFalse(none.hasKey());
        var storing =
                assertThrows(SecretsKeyMissingException.class, () -> none.seal(OWNER, SECRET));
        assertTrue(storing.getMessage().contains("COBUY_SECRETS_KEY is not set"));
        assertThrows(SecretsKeyMissingException.class, () -> none.open(OWNER, SECRET));
        String sealed = new SecretBox(OLD).seal(OWNER, SECRET);
        assertThrows(SecretsKeyMissingException.class, () -> none.open(OWNER, sealed));
    }

    @Test
    void whatLiesInClearIsReadAsItIsAndIsNotFresh() {
        SecretBox box = new SecretBox(OLD);
        assertEquals(SECRET, box.open(OWNER, SECRET));
        assertFalse(box.isFresh(SECRET));
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 100})
    void whatWasChangedDoesNotOpen(int at) {
        SecretBox box = new SecretBox(OLD);
        String sealed = box.seal(OWNER, SECRET);
        char other = sealed.charAt(at) == 'x' ? 'y' : 'x';
        String changed = sealed.substring(0, at) + other + sealed.substring(at + 1);
        assertThrows(IllegalStateException.class, () -> box.open(OWNER, changed));
    }

    @Test
    void anothersSecretDoesNotOpen() {
        SecretBox box = new SecretBox(OLD);
        String sealed = box.seal(OWNER, SECRET);
        byte[] other = Profiles.owner(new UUID(1, 2), new UUID(3, 5));
        assertThrows(IllegalStateException.class, () -> box.open(other, sealed));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    c2hvcnQ=                                     | key 1 is 5 bytes
                    no-base64!                                   | key 1 is no Base64
                    AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=, | key 2 is 0 bytes
                    """)
    void aKeyThatIsNoneIsRefusedByItsNumber(String keys, String expected) {
        var refused = assertThrows(IllegalArgumentException.class, () -> new SecretBox(keys));
        assertTrue(refused.getMessage().contains(expected), refused.getMessage());
        assertFalse(refused.getMessage().contains("AQAA"), "a key is never shown");
    }
}
