package coop.cobuy.suppliers.dialect;

import coop.cobuy.suppliers.document.Answer;
import coop.cobuy.suppliers.document.SupplierOrder;

import java.util.Optional;

/** One format as a supplier uses it. Pure. */
public interface Dialect {

    /** As profiles name it. */
    String format();

    /** As profiles name it. */
    String version();

    /** What its bytes are, for HTTP. */
    String mediaType();

    /** Of a file's name, without the dot. */
    String extension();

    /**
     * An order, a change or a cancellation.
     *
     * @throws IllegalArgumentException if it cannot be understood
     */
    SupplierOrder read(byte[] bytes);

    /** Empty where the format has no such document. */
    Optional<byte[]> write(Answer answer, SupplierOrder order);

    /** Whether it says no more than that an envelope of the supplier's arrived. */
    default boolean isAcknowledgement(byte[] bytes) {
        return false;
    }

    /** What says that the envelope arrived and was understood; empty where there is none. */
    default Optional<byte[]> acknowledge(byte[] bytes) {
        return Optional.empty();
    }
}
