package coop.cobuy.adapter.format;

import coop.cobuy.adapter.canonical.OutboundDocument;
import coop.cobuy.problem.FieldProblem;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.LongSupplier;

/** One format that suppliers take, in one version. Pure and safe for use by many threads. */
public interface Format {

    /** As a supplier's profile names it: {@code json}, {@code csv} … */
    String name();

    /** Its version, as the profile names it: {@code 1}. */
    String version();

    /** What is wrong with a profile's options for this format; empty when they can be used. */
    List<FieldProblem> check(FormatOptions options);

    /**
     * @throws UnwritableDocumentException if the format cannot say what the document says
     */
    Written write(OutboundDocument document, FormatOptions options);

    /**
     * The same for a caller that numbers envelopes.
     *
     * @param controlNumber of the document's envelope; asked only by a format that has one
     * @throws UnwritableDocumentException if the format cannot say what the document says
     */
    default Written write(
            OutboundDocument document, FormatOptions options, LongSupplier controlNumber) {
        return write(document, options);
    }

    /** Does ahead of time what the first use would have to wait for. May take seconds. */
    default void prepare(FormatOptions options) {}

    /**
     * A document's bytes.
     *
     * @param extension for a file's name, without the dot
     * @param fileName the whole name, where the format prescribes it; null: whoever sends it names
     *     it
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody; copied by nobody
    record Written(byte[] bytes, String mediaType, String extension, @Nullable String fileName) {

        /** Of a format that prescribes no names. */
        public Written(byte[] bytes, String mediaType, String extension) {
            this(bytes, mediaType, extension, null);
        }
    }
}
