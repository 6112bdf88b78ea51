package coop.cobuy.adapter.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.platform.Caller;
import coop.cobuy.adapter.platform.PlatformReason;
import coop.cobuy.adapter.platform.Refused;
import coop.cobuy.adapter.platform.Role;
import coop.cobuy.adapter.transport.Route;
import coop.cobuy.adapter.transport.folder.FolderTransport;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Supplier;

/** Suppliers' feed profiles. */
@Singleton
public class Profiles {

    private static final int BECAUSE_MAX = 500;

    private final ProfileRows rows;
    private final ProfileReader reader;
    private final SecretBox secrets;
    private final ObjectMapper mapper;
    private final Clock clock;

    Profiles(
            ProfileRows rows,
            ProfileReader reader,
            SecretBox secrets,
            ObjectMapper mapper,
            Clock clock) {
        this.rows = rows;
        this.reader = reader;
        this.secrets = secrets;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** Without its secret, which only sending needs: see {@link #toSend}. */
    @Transactional
    public Optional<Profile> find(CoopId coop, SupplierId supplier) {
        return rows.find(coop.value(), supplier.value()).map(row -> profile(row, null));
    }

    /**
     * With its secret.
     *
     * @throws SecretsKeyMissingException if the secret cannot be read: later, with the key, it can
     */
    @Transactional
    public Optional<Profile> toSend(CoopId coop, SupplierId supplier) {
        return rows.find(coop.value(), supplier.value()).map(row -> profile(row, opened(row)));
    }

    /** All that use a transport, without their secrets. */
    @Transactional
    public List<Profile> by(String transport) {
        return rows.by(transport).stream().map(row -> profile(row, null)).toList();
    }

    private @Nullable String opened(ProfileRow row) {
        String kept = row.secret();
        return kept == null ? null : secrets.open(owner(row.coopId(), row.supplierId()), kept);
    }

    /** Whose a secret is, as the box binds it. */
    static byte[] owner(UUID coop, UUID supplier) {
        return ByteBuffer.allocate(4 * Long.BYTES)
                .putLong(coop.getMostSignificantBits())
                .putLong(coop.getLeastSignificantBits())
                .putLong(supplier.getMostSignificantBits())
                .putLong(supplier.getLeastSignificantBits())
                .array();
    }

    /** The endpoint said that it wants nothing more. A profile changed meanwhile stays on. */
    @Transactional
    public void switchOff(Profile sentTo, String because) {
        rows.switchOff(
                sentTo.route().coop().value(),
                sentTo.route().supplier().value(),
                sentTo.version(),
                now(),
                because.substring(0, Math.min(because.length(), BECAUSE_MAX)));
    }

    /** Names with versions of all formats in use, such as {@code json 1}. */
    @Transactional
    public List<String> formats() {
        return rows.formats();
    }

    @Transactional
    ProfileView view(Caller caller, SupplierId supplier) {
        return rows.find(caller.coop().value(), supplier.value())
                .map(this::view)
                .orElseThrow(() -> new Refused(ProfileReason.NO_PROFILE));
    }

    /**
     * @param ifMatch the version that the caller saw; empty: whatever it is
     */
    @Transactional
    ProfileView put(
            Caller caller, SupplierId supplier, ProfileContent content, OptionalInt ifMatch) {
        Optional<ProfileRow> before = rows.find(caller.coop().value(), supplier.value());
        int version = before.map(ProfileRow::version).orElse(0);
        if (ifMatch.isPresent() && ifMatch.getAsInt() != version) {
            throw new Refused(PlatformReason.CHANGED_MEANWHILE);
        }
        String keptSecret =
                before.isPresent() && content.secret() == null
                        ? required(() -> opened(before.get()))
                        : null;
        Profile wanted = reader.read(caller.coop(), supplier, content, keptSecret, version + 1);
        boolean allowedBefore =
                before.filter(ProfileRow::allowPrivateTargets)
                        .filter(row -> row.address().equals(wanted.route().address()))
                        .isPresent();
        if (wanted.route().allowPrivateTargets()
                && !allowedBefore
                && !caller.is(Role.ADMINISTRATOR)) {
            throw new Refused(ProfileReason.PRIVATE_TARGETS_NEED_ADMINISTRATOR);
        }
        if (isShared(wanted)) {
            throw new Refused(ProfileReason.FOLDER_TAKEN);
        }
        ProfileRow row = row(wanted, caller);
        if (before.isEmpty()) {
            return view(rows.save(row));
        }
        if (change(row, version) != 1) {
            throw new Refused(PlatformReason.CHANGED_MEANWHILE);
        }
        return view(row);
    }

    private static @Nullable String required(Supplier<@Nullable String> secret) {
        try {
            return secret.get();
        } catch (SecretsKeyMissingException e) {
            throw Refused.at("/secret", ProfileReason.SECRETS_KEY_MISSING, message(e));
        }
    }

    private static String message(SecretsKeyMissingException e) {
        return Objects.requireNonNullElse(e.getMessage(), "");
    }

    /** Whose an answer is, is told by the folder that it lies in. */
    private boolean isShared(Profile wanted) {
        Route route = wanted.route();
        return !route.address().isEmpty()
                && wanted.transport().equals(FolderTransport.NAME)
                && rows.by(FolderTransport.NAME).stream()
                        .filter(row -> row.coopId().equals(route.coop().value()))
                        .filter(row -> !row.supplierId().equals(route.supplier().value()))
                        .anyMatch(row -> row.address().equalsIgnoreCase(route.address()));
    }

    private int change(ProfileRow row, int version) {
        return rows.change(
                row.coopId(),
                row.supplierId(),
                version,
                row.format(),
                row.formatVersion(),
                row.characterSet(),
                row.formatOptions(),
                row.transport(),
                row.address(),
                row.secret(),
                row.allowPrivateTargets(),
                row.transportOptions(),
                row.expectsAnswer(),
                row.answerWithinHours(),
                row.orderHoursBefore(),
                row.timeZone(),
                row.changedAt(),
                row.changedBy());
    }

    private ProfileRow row(Profile profile, Caller caller) {
        Route route = profile.route();
        return new ProfileRow(
                route.coop().value(),
                route.supplier().value(),
                profile.version(),
                profile.format(),
                profile.formatVersion(),
                profile.options().charset().name(),
                profile.options().json().toString(),
                profile.transport(),
                route.address(),
                required(() -> sealedSecret(route)),
                route.allowPrivateTargets(),
                route.options().toString(),
                profile.expectsAnswer(),
                profile.deadlines().answerWithinHours(),
                profile.deadlines().orderHoursBefore(),
                profile.deadlines().zone().getId(),
                null,
                null,
                now(),
                caller.account().value());
    }

    private @Nullable String sealedSecret(Route route) {
        String secret = route.secret();
        return secret == null
                ? null
                : secrets.seal(owner(route.coop().value(), route.supplier().value()), secret);
    }

    private Profile profile(ProfileRow row, @Nullable String secret) {
        return new Profile(
                row.version(),
                row.format(),
                row.formatVersion(),
                FormatOptions.of(
                        Charset.forName(row.characterSet()),
                        tree(row.formatOptions()),
                        new ArrayList<>()),
                row.transport(),
                new Route(
                        new CoopId(row.coopId()),
                        new SupplierId(row.supplierId()),
                        row.address(),
                        secret,
                        row.allowPrivateTargets(),
                        tree(row.transportOptions())),
                row.expectsAnswer(),
                new Deadlines(
                        row.answerWithinHours(), row.orderHoursBefore(), ZoneId.of(row.timeZone())),
                Optional.ofNullable(row.switchedOffBecause()));
    }

    private ProfileView view(ProfileRow row) {
        return new ProfileView(
                row.version(),
                row.format(),
                row.formatVersion(),
                row.characterSet(),
                tree(row.formatOptions()),
                row.transport(),
                row.address(),
                row.secret() != null,
                row.allowPrivateTargets(),
                tree(row.transportOptions()),
                row.expectsAnswer(),
                row.answerWithinHours(),
                row.orderHoursBefore(),
                row.timeZone(),
                row.switchedOffBecause());
    }

    private JsonNode tree(String json) {
        try {
            return mapper.readTree(json);
        } catch (JsonProcessingException e) {
            throw new DataAccessException("a profile's options are no JSON", e);
        }
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
