package coop.cobuy.aggregator.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import coop.cobuy.aggregator.platform.PublicUrl;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What authenticators are asked to sign: a challenge of 256 random bits that is good once and for
 * five minutes, and the options beside it as browsers read them.
 */
@Singleton
class PasskeyChallenges {

    static final Duration LIFE = Duration.ofMinutes(5);

    private final ObjectMapper json = new ObjectMapper();
    private final PasskeyChallengeRows rows;
    private final PasskeyCheck check;
    private final Secrets secrets;
    private final PublicUrl url;
    private final Clock clock;

    PasskeyChallenges(
            PasskeyChallengeRows rows,
            PasskeyCheck check,
            Secrets secrets,
            PublicUrl url,
            Clock clock) {
        this.rows = rows;
        this.check = check;
        this.secrets = secrets;
        this.url = url;
        this.clock = clock;
    }

    /**
     * Asks for a new passkey of an account.
     *
     * @param title what the browser shows beside the account's name
     * @param known the account's own, none of which is made a second time
     * @return the options as JSON
     */
    @Transactional
    String toMake(
            CoopId coop, AccountId account, String name, String title, List<PasskeyRow> known) {
        ObjectNode options = options(fresh(coop, account));
        options.putObject("rp").put("id", url.host()).put("name", "Cobuy");
        options.putObject("user")
                .put("id", PasskeyCheck.base64(handle(account)))
                .put("name", name)
                .put("displayName", title);
        ArrayNode algorithms = options.putArray("pubKeyCredParams");
        PasskeyCheck.ALGORITHMS.forEach(
                number -> algorithms.addObject().put("type", "public-key").put("alg", number));
        options.putObject("authenticatorSelection")
                .put("residentKey", "required")
                .put("requireResidentKey", true)
                .put("userVerification", "preferred");
        options.put("attestation", "none");
        name(options.putArray("excludeCredentials"), known);
        return options.toString();
    }

    /**
     * Asks for a passkey.
     *
     * @param known one of these; empty: any, and the authenticator must make sure who uses it
     * @return the options as JSON, and the challenge in them
     */
    @Transactional
    Asked toShow(List<PasskeyRow> known) {
        String challenge = fresh(null, null);
        ObjectNode options = options(challenge);
        options.put("rpId", url.host());
        options.put("userVerification", known.isEmpty() ? "required" : "preferred");
        name(options.putArray("allowCredentials"), known);
        return new Asked(options.toString(), challenge);
    }

    /** What a browser is asked for. */
    record Asked(String options, String challenge) {}

    /** What an account is to authenticators; names nobody. */
    static byte[] handle(AccountId account) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * 2);
        bytes.putLong(account.value().getMostSignificantBits());
        bytes.putLong(account.value().getLeastSignificantBits());
        return bytes.array();
    }

    private String fresh(@Nullable CoopId coop, @Nullable AccountId account) {
        String challenge = secrets.fresh();
        rows.save(
                new PasskeyChallengeRow(
                        Secrets.hash(challenge),
                        coop == null ? null : coop.value(),
                        account == null ? null : account.value(),
                        UtcTime.of(clock.instant().plus(LIFE))));
        return challenge;
    }

    private ObjectNode options(String challenge) {
        return json.createObjectNode().put("challenge", challenge).put("timeout", LIFE.toMillis());
    }

    private void name(ArrayNode named, List<PasskeyRow> rows) {
        rows.forEach(
                row ->
                        named.addObject()
                                .put("type", "public-key")
                                .put("id", check.credentialId(row)));
    }

    /** Takes a challenge, which is good for nothing afterwards, whatever comes of it. */
    @Transactional
    Optional<PasskeyChallengeRow> take(String challenge) {
        String hash = Secrets.hash(challenge);
        return rows.find(hash, UtcTime.of(clock.instant())).filter(found -> rows.end(hash) == 1);
    }
}
