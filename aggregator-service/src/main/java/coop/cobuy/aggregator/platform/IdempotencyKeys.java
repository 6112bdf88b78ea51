package coop.cobuy.aggregator.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Makes a request that creates something safe to repeat: the same {@code Idempotency-Key} and
 * content name the same thing. Kept in the transaction of the creation, so that a request that
 * failed leaves its key free.
 */
@Singleton
public class IdempotencyKeys {

    private static final int KEY_MAX = 200;

    private final IdempotencyKeyRows rows;
    private final IdSource ids;
    private final Clock clock;
    private final ObjectMapper json;

    IdempotencyKeys(IdempotencyKeyRows rows, IdSource ids, Clock clock, ObjectMapper json) {
        this.rows = rows;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    /**
     * What a request is to create.
     *
     * @param id of the thing, to be given to it if it is new
     * @param isNew false: it was created before, by the same request
     */
    public record Claim(UUID id, boolean isNew) {}

    /**
     * @param key the header; null: the request is always a new one
     * @param operation what is asked for, such as {@code round.create}
     * @param content the request's body
     * @throws BadInput if the key is empty, too long or not ASCII
     * @throws Refused if the account used the key before for something else
     */
    @Transactional
    public Claim claim(Caller caller, @Nullable String key, String operation, Object content) {
        UUID fresh = ids.next();
        if (key == null) {
            return new Claim(fresh, true);
        }
        check(key);
        IdempotencyKeyRow row =
                new IdempotencyKeyRow(
                        caller.coop().value(),
                        caller.account().value(),
                        key,
                        hash(operation, content),
                        fresh,
                        UtcTime.of(clock.instant()));
        rows.insertUnlessTaken(row);
        IdempotencyKeyRow kept =
                rows.find(row.coopId(), row.accountId(), key)
                        .orElseThrow(() -> new IllegalStateException("key not kept: " + key));
        if (!kept.contentHash().equals(row.contentHash())) {
            throw new Refused(PlatformReason.KEY_REUSED);
        }
        return new Claim(kept.subjectId(), kept.subjectId().equals(fresh));
    }

    private static void check(String key) {
        boolean readable = key.chars().allMatch(c -> c >= ' ' && c <= '~');
        if (key.isBlank() || key.length() > KEY_MAX || !readable) {
            throw new BadInput("Idempotency-Key", "1 to 200 characters of ASCII are expected");
        }
    }

    private String hash(String operation, Object content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(operation.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return HexFormat.of().formatHex(digest.digest(json.writeValueAsBytes(content)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
