package coop.cobuy.adapter.transport.mail;

import coop.cobuy.id.CoopId;

import io.micronaut.context.annotation.Value;

import jakarta.inject.Singleton;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and checks the links in mails. A link holds co-op, delivery (which derives from supplier,
 * document, number and revision) and the end of its time, and a signature over them: it opens one
 * revision of one document and cannot be altered into another. The key derives from the first of
 * {@code COBUY_SECRETS_KEY}; links signed under the others stay good, so a key can be replaced.
 */
@Singleton
public final class ConfirmLinks {

    private static final String PURPOSE = "cobuy confirm link 1";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int PAYLOAD_BYTES = 4 * Long.BYTES + Long.BYTES;
    private static final int SIGNATURE_BYTES = 32;
    private static final int TOKEN_LENGTH = (PAYLOAD_BYTES + SIGNATURE_BYTES) * 4 / 3;

    private final List<SecretKeySpec> keys;
    private final String publicUrl;

    ConfirmLinks(
            @Value("${cobuy.secrets-key:}") String secrets,
            @Value("${cobuy.public-url:}") String publicUrl) {
        List<SecretKeySpec> derived = new ArrayList<>();
        for (String key : secrets.isBlank() ? new String[0] : secrets.split(",", -1)) {
            byte[] master = Base64.getDecoder().decode(key.strip());
            byte[] own =
                    signature(
                            new SecretKeySpec(master, ALGORITHM),
                            PURPOSE.getBytes(StandardCharsets.US_ASCII));
            derived.add(new SecretKeySpec(own, ALGORITHM));
        }
        this.keys = List.copyOf(derived);
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    /**
     * What a good link is about.
     *
     * @param expiresAt until when it may be used to answer
     */
    public record Opened(CoopId coop, UUID delivery, Instant expiresAt) {}

    /** Whether links can be made here. */
    public boolean isConfigured() {
        return !keys.isEmpty() && !publicUrl.isEmpty();
    }

    /** The whole address. */
    String url(CoopId coop, UUID delivery, Instant now, Duration valid) {
        return publicUrl + "/confirm/" + token(coop, delivery, now.plus(valid));
    }

    /**
     * The part of the address that says what it opens.
     *
     * @throws IllegalStateException if there is no key
     */
    public String token(CoopId coop, UUID delivery, Instant expiresAt) {
        if (keys.isEmpty()) {
            throw new IllegalStateException("no key for links: COBUY_SECRETS_KEY is not set");
        }
        byte[] payload =
                ByteBuffer.allocate(PAYLOAD_BYTES)
                        .putLong(coop.value().getMostSignificantBits())
                        .putLong(coop.value().getLeastSignificantBits())
                        .putLong(delivery.getMostSignificantBits())
                        .putLong(delivery.getLeastSignificantBits())
                        .putLong(expiresAt.getEpochSecond())
                        .array();
        byte[] signed = Arrays.copyOf(payload, PAYLOAD_BYTES + SIGNATURE_BYTES);
        System.arraycopy(
                signature(keys.getFirst(), payload), 0, signed, PAYLOAD_BYTES, SIGNATURE_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    /** Empty if it is not one of ours, whatever is wrong with it. Expired ones open, too. */
    public Optional<Opened> open(String token) {
        if (token.length() != TOKEN_LENGTH) {
            return Optional.empty();
        }
        byte[] signed;
        try {
            signed = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        byte[] payload = Arrays.copyOf(signed, PAYLOAD_BYTES);
        byte[] signature = Arrays.copyOfRange(signed, PAYLOAD_BYTES, signed.length);
        boolean good =
                keys.stream()
                        .anyMatch(key -> MessageDigest.isEqual(signature(key, payload), signature));
        if (!good) {
            return Optional.empty();
        }
        ByteBuffer fields = ByteBuffer.wrap(payload);
        CoopId coop = new CoopId(new UUID(fields.getLong(), fields.getLong()));
        UUID delivery = new UUID(fields.getLong(), fields.getLong());
        return Optional.of(new Opened(coop, delivery, Instant.ofEpochSecond(fields.getLong())));
    }

    private static byte[] signature(SecretKeySpec key, byte[] bytes) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }
}
