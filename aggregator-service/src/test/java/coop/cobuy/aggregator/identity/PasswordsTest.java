package coop.cobuy.aggregator.identity;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void aHashNamesItsParametersAndMatchesItsPasswordAlone() {
        String hash = passwords.hash("correct horse");
        assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash);
        assertTrue(passwords.matches(hash, "correct horse"));
        assertFalse(passwords.matches(hash, "correct horsf"));
        assertNotEquals(hash, passwords.hash("correct horse"));
    }

    @Test
    void noAccountMatchesNothing() {
        assertFalse(passwords.matches(null, "correct horse"));
    }

    @Test
    void hashesMadeElsewhereWithOtherParametersMatch() {
        // From the reference implementation: echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1
        String hash =
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$"
                        + "CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertTrue(passwords.matches(hash, "password"));
    }

    @Test
    void equalTextInOtherUnicodeFormsIsTheSamePassword() {
        String hash = passwords.hash("M\u00fcnchen-2026");
        assertTrue(passwords.matches(hash, "Mu\u0308nchen-2026"));
    }
}
