package coop.cobuy.adapter.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import coop.cobuy.adapter.platform.Caller;
import coop.cobuy.adapter.platform.Refused;
import coop.cobuy.adapter.platform.Role;
import coop.cobuy.adapter.transport.Route;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;

import io.micronaut.data.exceptions.DataAccessException;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.Optional;

/** Other ways than a supplier's profile says, for one document: given by a person, kept as text. */
@Singleton
public class Ways {

    private final Profiles profiles;
    private final ProfileReader reader;
    private final SecretBox secrets;
    private final ObjectMapper mapper;

    Ways(Profiles profiles, ProfileReader reader, SecretBox secrets, ObjectMapper mapper) {
        this.profiles = profiles;
        this.reader = reader;
        this.secrets = secrets;
        this.mapper = mapper;
    }

    /**
     * A way that was checked.
     *
     * @param kept as it is stored, its secret sealed; null: it is the profile's own
     */
    public record Way(Profile profile, @Nullable String kept) {}

    /**
     * What is left out is as in the profile, but format options and transport options belong to
     * their format and transport: with another one they begin empty.
     *
     * @throws coop.cobuy.adapter.platform.BadInput naming everything that cannot be taken
     * @throws Refused if a private address is asked for that the profile does not allow
     */
    public Way read(Caller caller, SupplierId supplier, ProfileContent given) {
        Optional<Profile> base = profiles.toSend(caller.coop(), supplier);
        ProfileContent whole = base.map(known -> merged(given, known)).orElse(given);
        Profile wanted = reader.read(caller.coop(), supplier, whole, null, version(base));
        boolean allowed =
                base.filter(known -> known.route().allowPrivateTargets())
                        .filter(known -> isSameAddress(known, wanted))
                        .isPresent();
        if (wanted.route().allowPrivateTargets() && !allowed && !caller.is(Role.ADMINISTRATOR)) {
            throw new Refused(ProfileReason.PRIVATE_TARGETS_NEED_ADMINISTRATOR);
        }
        boolean own = base.filter(known -> isSame(known, wanted)).isEmpty();
        return new Way(wanted, own ? kept(wanted, whole) : null);
    }

    private static int version(Optional<Profile> base) {
        return base.map(Profile::version).orElse(0);
    }

    private static boolean isSameAddress(Profile known, Profile wanted) {
        return known.transport().equals(wanted.transport())
                && known.route().address().equals(wanted.route().address());
    }

    private static boolean isSame(Profile known, Profile wanted) {
        return isSameAddress(known, wanted)
                && known.format().equals(wanted.format())
                && known.formatVersion().equals(wanted.formatVersion())
                && known.options().equals(wanted.options())
                && known.route().options().equals(wanted.route().options())
                && Objects.equals(known.route().secret(), wanted.route().secret())
                && known.route().allowPrivateTargets() == wanted.route().allowPrivateTargets();
    }

    private static ProfileContent merged(ProfileContent given, Profile base) {
        boolean sameFormat = given.format() == null || given.format().equals(base.format());
        boolean sameWay = given.transport() == null || given.transport().equals(base.transport());
        Route route = base.route();
        return new ProfileContent(
                or(given.format(), true, base.format()),
                or(given.formatVersion(), sameFormat, base.formatVersion()),
                or(given.characterSet(), sameFormat, base.options().charset().name()),
                or(given.formatOptions(), sameFormat, ProfileText.formatOptions(base)),
                or(given.transport(), true, base.transport()),
                or(given.address(), sameWay, route.address()),
                or(given.secret(), sameWay, route.secret()),
                or(given.allowPrivateTargets(), sameWay, route.allowPrivateTargets()),
                or(given.transportOptions(), sameWay, route.options()),
                or(given.expectsAnswer(), true, base.expectsAnswer()),
                null,
                null,
                null);
    }

    /** What is given, or else the base's, where that belongs to it. */
    private static <T> @Nullable T or(@Nullable T given, boolean belongs, @Nullable T base) {
        if (given != null) {
            return given;
        }
        return belongs ? base : null;
    }

    private String kept(Profile wanted, ProfileContent content) {
        String secret = wanted.route().secret();
        String sealed = secret == null ? null : sealed(wanted, secret);
        try {
            return mapper.writeValueAsString(content.withSecret(sealed));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a way cannot be written", e);
        }
    }

    private String sealed(Profile wanted, String secret) {
        try {
            return secrets.seal(owner(wanted.route().coop(), wanted.route().supplier()), secret);
        } catch (SecretsKeyMissingException e) {
            throw Refused.at(
                    "/secret",
                    ProfileReason.SECRETS_KEY_MISSING,
                    Objects.requireNonNullElse(e.getMessage(), ""));
        }
    }

    private static byte[] owner(CoopId coop, SupplierId supplier) {
        return Profiles.owner(coop.value(), supplier.value());
    }

    /**
     * A way as it was kept, to send by.
     *
     * @throws SecretsKeyMissingException if its secret cannot be read: later, with the key, it can
     */
    public Profile toSend(CoopId coop, SupplierId supplier, String kept) {
        try {
            ProfileContent content = mapper.readValue(kept, ProfileContent.class);
            String sealed = content.secret();
            String secret = sealed == null ? null : secrets.open(owner(coop, supplier), sealed);
            return reader.read(coop, supplier, content.withSecret(secret), null, 0);
        } catch (JsonProcessingException e) {
            throw new DataAccessException("a delivery's way is no JSON", e);
        }
    }
}
