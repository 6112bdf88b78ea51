package coop.cobuy.adapter.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import coop.cobuy.adapter.format.Format;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.Formats;
import coop.cobuy.adapter.platform.BadInput;
import coop.cobuy.adapter.transport.Route;
import coop.cobuy.adapter.transport.Transport;
import coop.cobuy.adapter.transport.Transports;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.problem.FieldProblem;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Makes a profile of what the API was given; format and transport each check their part. */
@Singleton
final class ProfileReader {

    private static final String FIRST_VERSION = "1";
    private static final int OPTIONS_MAX = 20_000;
    private static final int SECRET_MAX = 8_000;
    private static final int HOURS_MAX = 24 * 60;

    private final Formats formats;
    private final Transports transports;

    ProfileReader(Formats formats, Transports transports) {
        this.formats = formats;
        this.transports = transports;
    }

    /**
     * @param keptSecret stands where none is given
     * @throws BadInput naming everything that cannot be taken
     */
    Profile read(
            CoopId coop,
            SupplierId supplier,
            ProfileContent content,
            @Nullable String keptSecret,
            int version) {
        BadInput.Gatherer wrong = new BadInput.Gatherer();
        String format = Objects.requireNonNullElse(content.format(), "");
        String formatVersion = Objects.requireNonNullElse(content.formatVersion(), FIRST_VERSION);
        FormatOptions options = options(content, wrong);
        Route route = route(coop, supplier, content, keptSecret, wrong);
        Deadlines deadlines = deadlines(content, wrong);
        wrong.require(
                content.secret() == null || content.secret().length() <= SECRET_MAX,
                "/secret",
                "at most " + SECRET_MAX + " characters are expected");
        Optional<Format> known = formats.named(format, formatVersion);
        wrong.require(known.isPresent(), "/format", "one of " + formats.known() + " is expected");
        known.ifPresent(one -> one.check(options).forEach(p -> wrong.add(p.pointer(), p.reason())));
        String transport = Objects.requireNonNullElse(content.transport(), "");
        Optional<Transport> way = transports.named(transport);
        wrong.require(
                way.isPresent(), "/transport", "one of " + transports.known() + " is expected");
        way.ifPresent(one -> one.check(route).forEach(p -> wrong.add(p.pointer(), p.reason())));
        wrong.throwIfAny();
        boolean expects = Objects.requireNonNullElse(content.expectsAnswer(), true);
        return new Profile(
                version,
                format,
                formatVersion,
                options,
                transport,
                route,
                expects,
                deadlines,
                Optional.empty());
    }

    private static Route route(
            CoopId coop,
            SupplierId supplier,
            ProfileContent content,
            @Nullable String keptSecret,
            BadInput.Gatherer wrong) {
        String secret = content.secret();
        return new Route(
                coop,
                supplier,
                Objects.requireNonNullElse(content.address(), ""),
                secret == null ? keptSecret : secret,
                Objects.requireNonNullElse(content.allowPrivateTargets(), false),
                object(content.transportOptions(), "/transportOptions", wrong));
    }

    private static JsonNode object(
            @Nullable JsonNode given, String pointer, BadInput.Gatherer wrong) {
        JsonNode none = JsonNodeFactory.instance.objectNode();
        if (given == null || given.isNull()) {
            return none;
        }
        if (!given.isObject() || given.toString().length() > OPTIONS_MAX) {
            wrong.add(pointer, "an object of at most 20,000 characters is expected");
            return none;
        }
        return given;
    }

    private static Deadlines deadlines(ProfileContent content, BadInput.Gatherer wrong) {
        String name = content.timeZone();
        ZoneId zone = ZoneId.of("UTC");
        if (name != null) {
            ZoneId parsed =
                    wrong.parse(
                            "/timeZone",
                            name,
                            "a time zone such as Europe/Vienna",
                            ProfileReader::zone);
            zone = parsed == null ? zone : parsed;
        }
        return new Deadlines(
                hours(content.answerWithinHours(), "/answerWithinHours", wrong),
                hours(content.orderHoursBefore(), "/orderHoursBefore", wrong),
                zone);
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(name, e);
        }
    }

    private static @Nullable Integer hours(
            @Nullable Integer hours, String pointer, BadInput.Gatherer wrong) {
        boolean good = hours == null || (hours >= 0 && hours <= HOURS_MAX);
        wrong.require(good, pointer, "0 to " + HOURS_MAX + " hours are expected");
        return good ? hours : null;
    }

    private static FormatOptions options(ProfileContent content, BadInput.Gatherer wrong) {
        JsonNode settings = object(content.formatOptions(), "/formatOptions", wrong);
        String name = content.characterSet();
        Charset charset = StandardCharsets.UTF_8;
        if (name != null) {
            Charset parsed =
                    wrong.parse(
                            "/characterSet",
                            name,
                            "a character set such as UTF-8 or windows-1252",
                            Charset::forName);
            charset = parsed == null ? charset : parsed;
        }
        List<FieldProblem> problems = new ArrayList<>();
        FormatOptions options = FormatOptions.of(charset, settings, problems);
        problems.forEach(problem -> wrong.add(problem.pointer(), problem.reason()));
        return options;
    }
}
