package coop.cobuy.adapter.transport.pull;

import com.fasterxml.jackson.annotation.JsonRawValue;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A page of a supplier's feed.
 *
 * @param documents oldest first
 * @param cursor where to go on reading, also when there is nothing more now
 */
record FeedView(List<Entry> documents, String cursor) {

    FeedView {
        documents = List.copyOf(documents);
    }

    /**
     * One document.
     *
     * @param href where its bytes are, exactly as written
     * @param content the document itself if it is JSON
     */
    record Entry(
            UUID id,
            String fileName,
            String mediaType,
            String sha256,
            Instant offeredAt,
            boolean acknowledged,
            String href,
            @JsonRawValue @Schema(type = "object") @Nullable String content) {}
}
