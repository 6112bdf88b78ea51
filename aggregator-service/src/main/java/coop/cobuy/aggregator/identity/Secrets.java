package coop.cobuy.aggregator.identity;

import jakarta.inject.Singleton;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Secrets that stand for somebody: 256 random bits each. Only their SHA-256 is ever kept, which is
 * enough for what nobody can guess, unlike {@link Passwords}.
 */
@Singleton
final class Secrets {

    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    /** A new one, of letters, digits, {@code -} and {@code _}. */
    String fresh() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What is kept of a secret. */
    static String hash(String secret) {
        return HexFormat.of().formatHex(sha256(secret));
    }

    /** A secret that follows from another, which does not follow from it. */
    static String derived(String secret, String purpose) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(sha256(purpose + "\n" + secret));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
