package coop.cobuy.adapter.publish;

import coop.cobuy.adapter.archive.Archive;
import coop.cobuy.adapter.archive.ContentHash;
import coop.cobuy.adapter.archive.Identity;
import coop.cobuy.adapter.canonical.OrderMessages;
import coop.cobuy.adapter.canonical.OutboundDocument;
import coop.cobuy.adapter.format.Format;
import coop.cobuy.adapter.format.Format.Written;
import coop.cobuy.adapter.format.Formats;
import coop.cobuy.adapter.format.UnwritableDocumentException;
import coop.cobuy.adapter.profile.Profile;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderMessage;
import coop.cobuy.contract.supplier.v1.DeliveryDetail;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.function.BiFunction;

/** Writes a message down in a supplier's format and keeps the bytes before anything is sent. */
@Singleton
class Writing {

    private final Formats formats;
    private final Archive archive;
    private final Revisions revisions;
    private final ControlNumbers numbers;

    Writing(Formats formats, Archive archive, Revisions revisions, ControlNumbers numbers) {
        this.formats = formats;
        this.archive = archive;
        this.revisions = revisions;
        this.numbers = numbers;
    }

    /** Bytes that are kept, or the reason why there are none. */
    sealed interface Result {

        /** Kept, and what is sent from now on. */
        record Kept(ContentHash hash, String mediaType, String extension, @Nullable String ownName)
                implements Result {

            /** The format's own name for it, or one that says what it is. */
            String fileName(DocumentKind document, String number, int revision) {
                return ownName != null
                        ? ownName
                        : DeliveryIds.fileName(document, number, revision, extension);
            }
        }

        /** The buyer has to do something first. */
        record Impossible(String reason) implements Result {}
    }

    /** In the caller's transaction. */
    Result write(PurchaseOrderMessage message, Optional<Profile> profile) {
        if (profile.isEmpty()) {
            return new Result.Impossible(DeliveryDetail.NO_PROFILE.of());
        }
        return write(
                message,
                profile.get(),
                (document, written) -> keep(profile.get(), document, written));
    }

    /**
     * The same document for another way: its bytes are kept beside those that it had. In the
     * caller's transaction.
     */
    Result writeAnew(PurchaseOrderMessage message, Profile profile) {
        return write(
                message,
                profile,
                (document, written) ->
                        kept(
                                archive.keep(
                                        profile.route().coop(),
                                        profile.route().supplier(),
                                        written.bytes()),
                                written));
    }

    private Result write(
            PurchaseOrderMessage message,
            Profile profile,
            BiFunction<OutboundDocument, Written, Result> keeping) {
        Optional<Format> format = formats.named(profile.format(), profile.formatVersion());
        if (format.isEmpty()) {
            return new Result.Impossible(DeliveryDetail.FORMAT_UNKNOWN.of(profile.format()));
        }
        OutboundDocument document;
        Written written;
        try {
            document = OrderMessages.document(message, revisions.before(message));
            written = written(format.get(), document, profile);
        } catch (UnwritableDocumentException | IllegalArgumentException | ArithmeticException e) {
            return new Result.Impossible(
                    DeliveryDetail.UNWRITABLE.of(String.valueOf(e.getMessage())));
        }
        return keeping.apply(document, written);
    }

    static Result kept(ContentHash hash, Written written) {
        return new Result.Kept(hash, written.mediaType(), written.extension(), written.fileName());
    }

    private Written written(Format format, OutboundDocument document, Profile profile) {
        return format.write(
                document, profile.options(), () -> numbers.of(identity(profile, document)));
    }

    private Result keep(Profile profile, OutboundDocument document, Written written) {
        return switch (archive.keep(identity(profile, document), written.bytes())) {
            case NEW, SAME -> kept(ContentHash.of(written.bytes()), written);
            case CONFLICT -> new Result.Impossible(DeliveryDetail.CONFLICT.of());
        };
    }

    private static Identity identity(Profile profile, OutboundDocument document) {
        return new Identity(
                profile.route().coop(),
                profile.route().supplier(),
                Identity.Direction.OUT,
                document.type(),
                document.number(),
                document.revision());
    }
}
