package coop.cobuy.adapter.archive;

import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Keeps documents' bytes and who they are. Nothing in it is ever changed. */
@Singleton
public class Archive {

    private final ContentRows contents;
    private final DocumentRows documents;
    private final Clock clock;

    Archive(ContentRows contents, DocumentRows documents, Clock clock) {
        this.contents = contents;
        this.documents = documents;
        this.clock = clock;
    }

    /** Whether a document is a new one. */
    public enum Kept {
        /** It was not known; now it is. */
        NEW,
        /** It was kept before, with these bytes. */
        SAME,
        /** It was kept before, with other bytes, and stays as it was. */
        CONFLICT
    }

    /** Keeps bytes of which nobody knows yet what they are. The same bytes are kept once. */
    @Transactional
    public ContentHash keep(CoopId coop, SupplierId supplier, byte[] bytes) {
        ContentHash hash = ContentHash.of(bytes);
        contents.keep(coop.bytes(), supplier.bytes(), hash.bytes(), bytes, now());
        return hash;
    }

    /** Keeps a document; its bytes may have been kept before. */
    @Transactional
    public Kept keep(Identity identity, byte[] bytes) {
        ContentHash hash = keep(identity.coop(), identity.supplier(), bytes);
        int inserted =
                documents.keep(
                        identity.coop().bytes(),
                        identity.supplier().bytes(),
                        identity.direction().name(),
                        identity.type().name(),
                        identity.number(),
                        identity.revision(),
                        hash.bytes(),
                        now());
        if (inserted == 1) {
            return Kept.NEW;
        }
        return hash(identity).filter(hash::equals).isPresent() ? Kept.SAME : Kept.CONFLICT;
    }

    /** What is kept for a document. */
    @Transactional
    public Optional<ContentHash> hash(Identity identity) {
        return documents
                .find(
                        identity.coop().bytes(),
                        identity.supplier().bytes(),
                        identity.direction().name(),
                        identity.type().name(),
                        identity.number(),
                        identity.revision())
                .map(row -> ContentHash.ofStored(row.contentHash()));
    }

    @Transactional
    public Optional<byte[]> bytes(CoopId coop, SupplierId supplier, ContentHash hash) {
        return contents.find(coop.bytes(), supplier.bytes(), hash.bytes()).map(ContentRow::bytes);
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
