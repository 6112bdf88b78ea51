package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Scope;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;

import io.micronaut.context.annotation.Value;

import jakarta.inject.Singleton;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What this service shows another one of ours in somebody's name, for a minute and one scope. A
 * pass is signed and kept nowhere, so giving one writes nothing; it is taken as a bearer token.
 *
 * <p>The key follows from the operator's token, which all instances share. Where none is set, each
 * process has a key of its own, and passes are good at the one that gave them.
 */
@Singleton
public final class Passes {

    static final String PREFIX = "cobuy-pass_";

    /** How long a pass is good for. */
    public static final Duration LIFE = Duration.ofMinutes(1);

    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;
    private final Clock clock;

    Passes(@Value("${cobuy.operator-token:}") String operatorToken, Secrets secrets, Clock clock) {
        String shared = operatorToken.isEmpty() ? secrets.fresh() : operatorToken;
        this.key =
                new SecretKeySpec(
                        Secrets.derived(shared, "passes").getBytes(StandardCharsets.UTF_8), HMAC);
        this.clock = clock;
    }

    /**
     * Whom a pass speaks for.
     *
     * @param until from when on it is good for nothing
     */
    record Pass(CoopId coop, AccountId account, Scope scope, Instant until) {}

    /** One for the caller, limited to a scope that the caller has. */
    public String give(Caller caller, Scope scope) {
        String said =
                String.join(
                        " ",
                        caller.coop().toString(),
                        caller.account().toString(),
                        clock.instant().plus(LIFE).toString(),
                        scope.name());
        byte[] payload = said.getBytes(StandardCharsets.UTF_8);
        Base64.Encoder text = Base64.getUrlEncoder().withoutPadding();
        return PREFIX + text.encodeToString(payload) + "." + text.encodeToString(signed(payload));
    }

    /** What a pass says; nothing if it is none of ours or its time is over. */
    Optional<Pass> read(String token) {
        String[] parts = token.substring(PREFIX.length()).split("\\.", -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            byte[] payload = Base64.getUrlDecoder().decode(parts[0]);
            byte[] signature = Base64.getUrlDecoder().decode(parts[1]);
            return MessageDigest.isEqual(signed(payload), signature)
                    ? Optional.of(pass(new String(payload, StandardCharsets.UTF_8)))
                            .filter(pass -> clock.instant().isBefore(pass.until()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Of what we have signed, so that it is as we wrote it. */
    private static Pass pass(String said) {
        String[] words = said.split(" ", -1);
        return new Pass(
                CoopId.parse(words[0]),
                AccountId.parse(words[1]),
                Scope.valueOf(words[3]),
                Instant.parse(words[2]));
    }

    private byte[] signed(byte[] payload) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(payload);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }
}
