package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.Refused;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hashes and checks passwords by Argon2id with the parameters that OWASP recommends (19 MiB, two
 * passes, one lane). A hash is a PHC string, which names its own parameters, so that they can be
 * raised without invalidating what is stored.
 */
@Singleton
final class Passwords {

    static final int LENGTH_MIN = 10;
    static final int LENGTH_MAX = 200;

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int WAIT_SECONDS = 10;
    private static final Pattern PHC =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})"
                            + "\\$([A-Za-z0-9+/]{1,100})\\$([A-Za-z0-9+/]{1,100})");

    private final int memoryKib;
    private final int passes;
    private final SecureRandom random = new SecureRandom();
    // Each takes 19 MiB while it runs: no more at once than there are processors to run them.
    private final Semaphore running =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);
    private final String nobodys;

    @Inject
    Passwords() {
        this(MEMORY_KIB, PASSES);
    }

    /** With other parameters than those that are recommended, for tests. */
    Passwords(int memoryKib, int passes) {
        this.memoryKib = memoryKib;
        this.passes = passes;
        byte[] chance = new byte[SALT_BYTES];
        random.nextBytes(chance);
        nobodys = hash(Base64.getEncoder().encodeToString(chance));
    }

    String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] hash = limited(() -> argon2id(password, salt, memoryKib, passes, LANES, HASH_BYTES));
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        memoryKib,
                        passes,
                        LANES,
                        base64.encodeToString(salt),
                        base64.encodeToString(hash));
    }

    /**
     * Takes the same time whether there is an account or not.
     *
     * @param phc what is stored; null: there is no such account, or it has no password
     */
    boolean matches(@Nullable String phc, String password) {
        Matcher parts = PHC.matcher(phc == null ? nobodys : phc);
        if (!parts.matches()) {
            throw new IllegalStateException("password hash: not a PHC string of Argon2id");
        }
        byte[] salt = Base64.getDecoder().decode(parts.group(4));
        byte[] expected = Base64.getDecoder().decode(parts.group(5));
        byte[] actual =
                limited(
                        () ->
                                argon2id(
                                        password,
                                        salt,
                                        Integer.parseInt(parts.group(1)),
                                        Integer.parseInt(parts.group(2)),
                                        Integer.parseInt(parts.group(3)),
                                        expected.length));
        return MessageDigest.isEqual(expected, actual) && phc != null;
    }

    /** Whether a hash was made with other parameters than new ones are. */
    boolean isOutdated(String phc) {
        return !phc.startsWith(
                "$argon2id$v=19$m=%d,t=%d,p=%d$".formatted(memoryKib, passes, LANES));
    }

    private byte[] limited(Supplier<byte[]> work) {
        try {
            if (!running.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new Refused(IdentityReason.TOO_MANY_ATTEMPTS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before hashing a password", e);
        }
        try {
            return work.get();
        } finally {
            running.release();
        }
    }

    private static byte[] argon2id(
            String password, byte[] salt, int memoryKib, int passes, int lanes, int length) {
        Argon2Parameters parameters =
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(memoryKib)
                        .withIterations(passes)
                        .withParallelism(lanes)
                        .withSalt(salt)
                        .build();
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(parameters);
        byte[] hash = new byte[length];
        String normal = Normalizer.normalize(password, Normalizer.Form.NFKC);
        generator.generateBytes(normal.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
