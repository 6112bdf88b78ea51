package coop.cobuy.adapter.format;

import coop.cobuy.adapter.canonical.OutboundDocument;
import coop.cobuy.adapter.format.Interchange.Part;
import coop.cobuy.adapter.format.ReadableFormat.Read;
import coop.cobuy.problem.FieldProblem;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * A format whose messages travel in numbered envelopes and are acknowledged: a 997 of X12, a CONTRL
 * of EDIFACT. The caller numbers: each envelope to a supplier has a number of its own, and the same
 * document keeps its number, so that writing it again gives the same bytes. What a partner says of
 * an envelope comes back by that number. Names no table and no transport.
 */
public interface EnvelopeFormat extends ReadableFormat {

    /** The largest number that all envelopes have room for. */
    long CONTROL_NUMBER_MAX = 999_999_999;

    /**
     * @param controlNumber from 1 to {@link #CONTROL_NUMBER_MAX}
     * @throws UnwritableDocumentException if the format cannot say what the document says
     */
    Written write(OutboundDocument document, FormatOptions options, long controlNumber);

    @Override
    default Written write(
            OutboundDocument document, FormatOptions options, LongSupplier controlNumber) {
        return write(document, options, controlNumber.getAsLong());
    }

    /** All envelopes of a file, at least one. Never throws for what stands in the bytes. */
    List<Interchange> open(byte[] bytes, FormatOptions options);

    /**
     * What answers a file that came in; the same arguments give the same bytes.
     *
     * @param came when, and what is known of its envelopes
     * @param controlNumber asked for one at most once, and only if something is answered
     * @return empty if nothing in it is answered, as acknowledgements are not
     * @throws UnwritableDocumentException if the profile's options do not suffice
     */
    Optional<Written> acknowledge(
            byte[] bytes, FormatOptions options, Came came, LongSupplier controlNumber);

    /**
     * How a file came.
     *
     * @param repeated references of its envelopes that came before with other content
     */
    record Came(Instant at, Set<String> repeated) {

        public Came {
            repeated = Set.copyOf(repeated);
        }
    }

    /** For callers that know no envelopes: a number that follows from the document's identity. */
    @Override
    default Written write(OutboundDocument document, FormatOptions options) {
        return write(document, options, numberOf(document));
    }

    /** A number that follows from a document's identity; two documents may have the same. */
    static long numberOf(OutboundDocument document) {
        String identity = document.type() + "/" + document.number() + "/" + document.revision();
        return 1 + Math.floorMod(identity.hashCode(), CONTROL_NUMBER_MAX - 1);
    }

    /** For callers that know no envelopes: the documents of all; a broken envelope is a part. */
    @Override
    default Read read(byte[] bytes, FormatOptions options) {
        List<Read> reads = new ArrayList<>();
        for (Interchange interchange : open(bytes, options)) {
            if (!interchange.problems().isEmpty()) {
                reads.add(new Read.NotUnderstood(interchange.problems()));
            }
            for (Part part : interchange.parts()) {
                if (part instanceof Part.Document(Read read)) {
                    reads.add(read);
                }
            }
        }
        if (reads.isEmpty()) {
            return new Read.NotUnderstood(
                    List.of(new FieldProblem("", "there is no document in it")));
        }
        return reads.size() == 1 ? reads.getFirst() : new Read.Several(reads);
    }
}
