package coop.cobuy.aggregator.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.aggregator.platform.Scope;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A pass says what was signed, for a minute, wherever the operator's token is the same. */
class PassesTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final String OPERATOR = "0123456789abcdef0123456789abcdef";
    private static final Caller CALLER =
            new Caller(
                    new CoopId(new UUID(1, 2)),
                    Currency.getInstance("EUR"),
                    new AccountId(new UUID(3, 4)),
                    "Mila",
                    Set.of(Role.SUPPLIER),
                    null,
                    null,
                    null);

    private static Passes passes(String operatorToken, Duration later) {
        return new Passes(
                operatorToken, new Secrets(), Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
    }

    @Test
    void anotherInstanceReadsWhatWasGivenUntilItsTimeIsOver() {
        String given = passes(OPERATOR, Duration.ZERO).give(CALLER, Scope.FEEDS);
        Passes.Pass pass = passes(OPERATOR, Passes.LIFE.minusMillis(1)).read(given).orElseThrow();
        assertEquals(CALLER.coop(), pass.coop());
        assertEquals(CALLER.account(), pass.account());
        assertEquals(Scope.FEEDS, pass.scope());
        assertEquals(NOW.plus(Passes.LIFE), pass.until());
        assertEquals(Optional.empty(), passes(OPERATOR, Passes.LIFE).read(given));
    }

    @Test
    void whoHasAnotherKeyMakesAndReadsNone() {
        String given = passes(OPERATOR, Duration.ZERO).give(CALLER, Scope.FEEDS);
        assertEquals(Optional.empty(), passes(OPERATOR + "0", Duration.ZERO).read(given));
        assertEquals(Optional.empty(), passes("", Duration.ZERO).read(given));
        Passes alone = passes("", Duration.ZERO);
        assertTrue(alone.read(alone.give(CALLER, Scope.FEEDS)).isPresent());
        assertEquals(
                Optional.empty(), alone.read(passes("", Duration.ZERO).give(CALLER, Scope.FEEDS)));
    }

    @Test
    void nothingOfItCanBeChanged() {
        Passes passes = passes(OPERATOR, Duration.ZERO);
        String given = passes.give(CALLER, Scope.FEEDS);
        assertTrue(passes.read(given).isPresent());
        // the last character of each part has bits that say nothing
        for (int i = Passes.PREFIX.length(); i < given.indexOf('.') - 1; i++) {
            char other = given.charAt(i) == 'A' ? 'B' : 'A';
            String changed = given.substring(0, i) + other + given.substring(i + 1);
            assertNotEquals(given, changed);
            assertEquals(Optional.empty(), passes.read(changed), changed);
        }
        String ofAnother = passes.give(CALLER, Scope.BOOKS);
        String mixed =
                ofAnother.substring(0, ofAnother.indexOf('.'))
                        + given.substring(given.indexOf('.'));
        assertEquals(Optional.empty(), passes.read(mixed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.b", "a", "..", "!.!", "AAAA.AAAA.AAAA"})
    void whatIsNoneIsNone(String rest) {
        assertEquals(Optional.empty(), passes(OPERATOR, Duration.ZERO).read(Passes.PREFIX + rest));
    }
}
