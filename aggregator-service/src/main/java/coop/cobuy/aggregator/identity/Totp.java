package coop.cobuy.aggregator.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes of six digits that follow from a secret and the time, RFC 6238, with what all apps know:
 * SHA-1 and steps of thirty seconds.
 */
final class Totp {

    static final int SECRET_BYTES = 20;
    static final int DIGITS = 6;

    private static final long STEP_SECONDS = 30;
    private static final int MODULUS = 1_000_000;
    private static final int CLOCK_STEPS = 1;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Totp() {}

    static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
    }

    /** The code of a step. */
    static String code(byte[] secret, long step) {
        byte[] hash = hmac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int from = hash[hash.length - 1] & 0x0f;
        int number = ByteBuffer.wrap(hash, from, Integer.BYTES).getInt() & Integer.MAX_VALUE;
        return "%06d".formatted(number % MODULUS);
    }

    private static byte[] hmac(byte[] secret, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA1", e);
        }
    }

    /**
     * The step whose code it is: of now, or one beside it, since clocks differ.
     *
     * @param after steps up to this one are used up
     */
    static OptionalLong match(byte[] secret, String code, Instant now, long after) {
        long current = step(now);
        for (long step = current - CLOCK_STEPS; step <= current + CLOCK_STEPS; step++) {
            boolean same =
                    MessageDigest.isEqual(
                            code(secret, step).getBytes(StandardCharsets.UTF_8),
                            code.getBytes(StandardCharsets.UTF_8));
            if (same && step > after) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    /** A secret as apps take it, RFC 4648 without padding. */
    static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int kept = 0;
        for (byte b : bytes) {
            bits = (bits << Byte.SIZE) | (b & 0xff);
            kept += Byte.SIZE;
            while (kept >= 5) {
                text.append(BASE32.charAt((bits >> (kept - 5)) & 31));
                kept -= 5;
            }
            bits &= (1 << kept) - 1;
        }
        if (kept > 0) {
            text.append(BASE32.charAt((bits << (5 - kept)) & 31));
        }
        return text.toString();
    }
}
