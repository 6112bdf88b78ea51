package coop.cobuy.adapter.format.bundle;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.adapter.canonical.OutboundDocument;
import coop.cobuy.adapter.format.EnvelopeFormat;
import coop.cobuy.adapter.format.Format;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.Formats;
import coop.cobuy.problem.FieldProblem;

import io.micronaut.context.BeanProvider;

import jakarta.inject.Singleton;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The same document in several formats, version 1. The profile's options name them: {@code
 * {"parts": [{"format": "pdf", "options": {…}}, {"format": "csv"}]}}; without, PDF and CSV. The
 * bytes are a MIME multipart with one Base64 part for each, so that what is archived is what is
 * attached.
 */
@Singleton
public final class BundleFormat implements Format {

    /** As profiles name it. */
    public static final String NAME = "bundle";

    /** As profiles name it. */
    public static final String VERSION = "1";

    private static final String CRLF = "\r\n";
    private static final int PARTS_MAX = 5;
    private static final Set<String> PART_FIELDS = Set.of("format", "version", "options");
    private static final List<String> USUAL = List.of("pdf", "csv");

    private final BeanProvider<Formats> formats;

    BundleFormat(BeanProvider<Formats> formats) {
        this.formats = formats;
    }

    private record Part(Format format, FormatOptions options) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public List<FieldProblem> check(FormatOptions options) {
        List<FieldProblem> problems = new ArrayList<>();
        parts(options, problems);
        return problems;
    }

    private List<Part> parts(FormatOptions options, List<FieldProblem> problems) {
        options.settings()
                .fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!name.equals("parts")) {
                                problems.add(
                                        new FieldProblem(
                                                "/formatOptions/" + name,
                                                "there is no such option"));
                            }
                        });
        JsonNode given = options.settings().path("parts");
        List<Part> parts = new ArrayList<>();
        if (given.isMissingNode()) {
            for (String usual : USUAL) {
                named(usual, VERSION)
                        .ifPresent(
                                format ->
                                        parts.add(
                                                new Part(
                                                        format,
                                                        new FormatOptions(
                                                                options.charset(),
                                                                FormatOptions.defaults().settings(),
                                                                options.parties()))));
            }
            return parts;
        }
        if (!given.isArray() || given.isEmpty() || given.size() > PARTS_MAX) {
            problems.add(
                    new FieldProblem(
                            "/formatOptions/parts", "1 to " + PARTS_MAX + " formats are expected"));
            return parts;
        }
        for (int i = 0; i < given.size(); i++) {
            part(given.get(i), "/formatOptions/parts/" + i, options, problems)
                    .ifPresent(parts::add);
        }
        return parts;
    }

    private Optional<Part> part(
            JsonNode given, String at, FormatOptions options, List<FieldProblem> problems) {
        given.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!PART_FIELDS.contains(name)) {
                                problems.add(
                                        new FieldProblem(
                                                at + "/" + name, "there is no such field"));
                            }
                        });
        Optional<Format> format =
                named(given.path("format").asText(), given.path("version").asText(VERSION));
        JsonNode settings = given.path("options");
        if (format.isEmpty()) {
            problems.add(new FieldProblem(at + "/format", "a known format is expected"));
            return Optional.empty();
        }
        if (!settings.isMissingNode() && !settings.isObject()) {
            problems.add(new FieldProblem(at + "/options", "an object is expected"));
            return Optional.empty();
        }
        Part part =
                new Part(
                        format.get(),
                        new FormatOptions(
                                options.charset(),
                                settings.isMissingNode()
                                        ? FormatOptions.defaults().settings()
                                        : settings,
                                options.parties()));
        for (FieldProblem problem : part.format().check(part.options())) {
            String below = problem.pointer().replaceFirst("^/formatOptions", "/options");
            problems.add(new FieldProblem(at + below, problem.reason()));
        }
        return Optional.of(part);
    }

    private Optional<Format> named(String name, String version) {
        return name.equals(NAME) ? Optional.empty() : formats.get().named(name, version);
    }

    @Override
    public Written write(OutboundDocument document, FormatOptions options) {
        return write(document, options, () -> EnvelopeFormat.numberOf(document));
    }

    /** A part that has an envelope gets the document's number. */
    @Override
    public Written write(
            OutboundDocument document, FormatOptions options, LongSupplier controlNumber) {
        List<Written> written =
                parts(options, new ArrayList<>()).stream()
                        .map(part -> part.format().write(document, part.options(), controlNumber))
                        .toList();
        String boundary = "cobuy-" + digest(written);
        String stem =
                document.type().name().toLowerCase(Locale.ROOT)
                        + "-"
                        + document.number().replaceAll("[^A-Za-z0-9._-]", "_");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Written part : written) {
            text(out, "--" + boundary + CRLF);
            text(out, "Content-Type: " + part.mediaType() + CRLF);
            text(out, "Content-Transfer-Encoding: base64" + CRLF);
            text(
                    out,
                    "Content-Disposition: attachment; filename=\""
                            + stem
                            + "."
                            + part.extension()
                            + "\""
                            + CRLF
                            + CRLF);
            out.writeBytes(Base64.getMimeEncoder().encode(part.bytes()));
            text(out, CRLF);
        }
        text(out, "--" + boundary + "--" + CRLF);
        return new Written(out.toByteArray(), "multipart/mixed; boundary=" + boundary, "mime");
    }

    private static void text(ByteArrayOutputStream out, String ascii) {
        out.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    /** The boundary follows from the content, so the same document gives the same bytes. */
    private static String digest(List<Written> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            parts.forEach(part -> digest.update(part.bytes()));
            return HexFormat.of().formatHex(digest.digest()).substring(0, 32);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
