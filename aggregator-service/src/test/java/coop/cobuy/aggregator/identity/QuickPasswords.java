package coop.cobuy.aggregator.identity;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;

import jakarta.inject.Singleton;

/**
 * Hashes that cost next to nothing, for tests of the whole application: they sign in by the hundred
 * and look at other things. {@link PasswordsTest} has the real ones.
 */
@Factory
final class QuickPasswords {

    @Singleton
    @Replaces(Passwords.class)
    Passwords passwords() {
        return new Passwords(16, 1);
    }
}
