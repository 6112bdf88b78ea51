package coop.cobuy.suppliers.door;

import java.util.Optional;

/**
 * A document that reached a supplier.
 *
 * @param id names it on this way: a webhook's id, a file's name, a Message-ID
 * @param link where a mail says that it may be answered
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Arrival(String id, byte[] bytes, Optional<String> link) {

    /** Of a way without links. */
    public Arrival(String id, byte[] bytes) {
        this(id, bytes, Optional.empty());
    }
}
