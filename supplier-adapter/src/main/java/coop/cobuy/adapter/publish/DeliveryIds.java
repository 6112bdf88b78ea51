package coop.cobuy.adapter.publish;

import coop.cobuy.contract.supplier.v1.DeliveryReported.Document;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** Names that derive from a document's identity, so the same document always has the same. */
final class DeliveryIds {

    private static final int NUMBER_SHOWN_MAX = 60;

    private DeliveryIds() {}

    static UUID of(
            CoopId coop, SupplierId supplier, Document document, String number, int revision) {
        String name =
                "delivery/"
                        + coop
                        + "/"
                        + supplier
                        + "/"
                        + document
                        + "/"
                        + revision
                        + "/"
                        + number;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** Harmless on any file system; numbers that look alike when made harmless are told apart. */
    static String fileName(Document document, String number, int revision, String extension) {
        String harmless = number.replaceAll("[^A-Za-z0-9._-]", "_");
        String shown = harmless.substring(0, Math.min(harmless.length(), NUMBER_SHOWN_MAX));
        String mark = shown.equals(number) ? "" : "-" + Integer.toHexString(number.hashCode());
        return document.name().toLowerCase(Locale.ROOT)
                + "-"
                + shown
                + mark
                + (revision == 0 ? "" : "-r" + revision)
                + "."
                + extension;
    }
}
