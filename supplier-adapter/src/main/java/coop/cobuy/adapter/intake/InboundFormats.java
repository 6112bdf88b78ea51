package coop.cobuy.adapter.intake;

import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.Formats;
import coop.cobuy.adapter.format.ReadableFormat;
import coop.cobuy.adapter.format.json.JsonFormat;
import coop.cobuy.adapter.platform.BadInput;
import coop.cobuy.adapter.profile.Profile;
import coop.cobuy.adapter.profile.Profiles;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** Which format a supplier's bytes are read in. Told by the caller or the profile, not guessed. */
@Singleton
class InboundFormats {

    private static final String FIRST_VERSION = "1";

    private final Formats formats;
    private final Profiles profiles;

    InboundFormats(Formats formats, Profiles profiles) {
        this.formats = formats;
        this.profiles = profiles;
    }

    /** A format and how it is used. */
    record Chosen(ReadableFormat format, FormatOptions options) {}

    /**
     * For what comes by the API: the one that is named; else JSON, if that is what it says it is;
     * else the profile's.
     *
     * @return empty if the profile has none in which anything can be read
     * @throws BadInput if the one that is named is not known
     */
    Optional<Chosen> of(
            CoopId coop,
            SupplierId supplier,
            @Nullable String name,
            @Nullable String version,
            boolean isJson) {
        Optional<Profile> profile = profiles.find(coop, supplier);
        if (name != null) {
            String given = version == null ? FIRST_VERSION : version;
            return Optional.of(
                    named(name, given, profile)
                            .orElseThrow(
                                    () -> new BadInput("format", "a format that can be read")));
        }
        if (isJson) {
            return named(JsonFormat.NAME, JsonFormat.VERSION, profile);
        }
        return profile.flatMap(known -> named(known.format(), known.formatVersion(), profile));
    }

    /** For what was read before, from the archive. */
    Optional<Chosen> again(CoopId coop, SupplierId supplier, InboundDocuments.ReadIn before) {
        return named(before.format(), before.version(), profiles.find(coop, supplier));
    }

    private Optional<Chosen> named(String name, String version, Optional<Profile> profile) {
        FormatOptions options =
                profile.filter(known -> known.format().equals(name))
                        .map(Profile::options)
                        .orElseGet(FormatOptions::defaults);
        return formats.named(name, version)
                .filter(ReadableFormat.class::isInstance)
                .map(format -> new Chosen((ReadableFormat) format, options));
    }
}
