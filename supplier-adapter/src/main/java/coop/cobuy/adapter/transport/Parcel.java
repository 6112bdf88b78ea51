package coop.cobuy.adapter.transport;

import java.util.UUID;

/**
 * Bytes on their way.
 *
 * @param id the same on every try
 * @param fileName safe for any file system, the same on every try
 * @param bytes as archived
 * @param label what it holds, for people
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Parcel(UUID id, String fileName, String mediaType, byte[] bytes, Label label) {

    /** Without words for people. */
    public Parcel(UUID id, String fileName, String mediaType, byte[] bytes) {
        this(id, fileName, mediaType, bytes, Label.NONE);
    }
}
