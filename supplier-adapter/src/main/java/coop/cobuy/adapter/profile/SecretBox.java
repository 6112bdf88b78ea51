package coop.cobuy.adapter.profile;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets before they go into the database and opens them again: AES-256-GCM under a key from
 * the environment, bound to whose secret it is, so that one row's cannot be put into another.
 *
 * <p>{@code COBUY_SECRETS_KEY} is a list of keys, newest first, parted by commas, each 32 bytes as
 * Base64. The first seals; all open. A key is retired by putting a new one before it, letting each
 * instance start once, which seals everything anew, and taking the old one out.
 */
@Context
final class SecretBox {

    private static final String SEALED = "gcm1:";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_NAME_BYTES = 4;

    private final List<Key> keys;
    private final SecureRandom random = new SecureRandom();

    /**
     * @throws IllegalArgumentException if a key is none
     */
    SecretBox(@Value("${cobuy.secrets-key:}") String keys) {
        List<Key> read = new ArrayList<>();
        if (!keys.isBlank()) {
            for (String key : keys.split(",", -1)) {
                read.add(Key.of(key.strip(), read.size() + 1));
            }
        }
        this.keys = List.copyOf(read);
    }

    /**
     * A key and its name, which stands beside what it sealed.
     *
     * @param name the first bytes of its SHA-256
     */
    private record Key(String name, SecretKeySpec secret) {

        static Key of(String text, int number) {
            byte[] bytes = bytes(text, number);
            if (bytes.length != KEY_BYTES) {
                throw none(number, bytes.length + " bytes", null);
            }
            byte[] hash = sha256(bytes);
            return new Key(
                    HexFormat.of().formatHex(Arrays.copyOf(hash, KEY_NAME_BYTES)),
                    new SecretKeySpec(bytes, "AES"));
        }

        private static byte[] bytes(String text, int number) {
            try {
                return Base64.getDecoder().decode(text);
            } catch (IllegalArgumentException e) {
                throw none(number, "no Base64", e);
            }
        }

        private static IllegalArgumentException none(
                int number, String what, @Nullable Exception cause) {
            return new IllegalArgumentException(
                    "COBUY_SECRETS_KEY: key %d is %s (expected: Base64 of 32 bytes)"
                            .formatted(number, what),
                    cause);
        }

        private static byte[] sha256(byte[] bytes) {
            try {
                return MessageDigest.getInstance("SHA-256").digest(bytes);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }

    boolean hasKey() {
        return !keys.isEmpty();
    }

    /** Whether it is sealed with the key that seals now. */
    boolean isFresh(String kept) {
        return hasKey() && kept.startsWith(SEALED + keys.getFirst().name() + ":");
    }

    /**
     * @param owner whose secret it is
     * @throws SecretsKeyMissingException if there is no key
     */
    String seal(byte[] owner, String secret) {
        if (!hasKey()) {
            throw new SecretsKeyMissingException(
                    "There is no key to keep secrets under: COBUY_SECRETS_KEY is not set.");
        }
        Key key = keys.getFirst();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed =
                run(
                        Cipher.ENCRYPT_MODE,
                        key,
                        nonce,
                        owner,
                        secret.getBytes(StandardCharsets.UTF_8));
        byte[] both = Arrays.copyOf(nonce, nonce.length + sealed.length);
        System.arraycopy(sealed, 0, both, nonce.length, sealed.length);
        return SEALED
                + key.name()
                + ":"
                + Base64.getEncoder().withoutPadding().encodeToString(both);
    }

    /**
     * @param kept as {@link #seal} made it, or in clear from before there was a key
     * @throws SecretsKeyMissingException if there is no key, or not the one that it needs
     * @throws IllegalStateException if it was changed, or is another's
     */
    String open(byte[] owner, String kept) {
        if (!hasKey()) {
            throw new SecretsKeyMissingException(
                    "There is no key to open secrets with: COBUY_SECRETS_KEY is not set.");
        }
        if (!kept.startsWith(SEALED)) {
            return kept;
        }
        int colon = kept.indexOf(':', SEALED.length());
        String name = kept.substring(SEALED.length(), Math.max(SEALED.length(), colon));
        Key key =
                keys.stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new SecretsKeyMissingException(
                                                "The key "
                                                        + name
                                                        + " is not in COBUY_SECRETS_KEY."));
        byte[] both = Base64.getDecoder().decode(kept.substring(colon + 1));
        byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
        byte[] sealed = Arrays.copyOfRange(both, NONCE_BYTES, both.length);
        return new String(
                run(Cipher.DECRYPT_MODE, key, nonce, owner, sealed), StandardCharsets.UTF_8);
    }

    private static byte[] run(int mode, Key key, byte[] nonce, byte[] owner, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner);
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "a secret under key " + key.name() + " was changed, or is another's", e);
        }
    }
}
