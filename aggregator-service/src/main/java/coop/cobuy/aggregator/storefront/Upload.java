package coop.cobuy.aggregator.storefront;

import io.micronaut.http.multipart.CompletedFileUpload;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A file that came with a form. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Upload(String name, byte[] content) {

    private static final int NAME_MAX = 100;

    /** Null if none was chosen: a browser then sends a part without name and content. */
    public static @Nullable Upload of(@Nullable CompletedFileUpload part) {
        if (part == null || part.getFilename() == null || part.getFilename().isEmpty()) {
            return null;
        }
        String name = part.getFilename().replaceAll("[\\p{Cntrl}/\\\\]", "_");
        try {
            return new Upload(
                    name.substring(0, Math.min(name.length(), NAME_MAX)), part.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
