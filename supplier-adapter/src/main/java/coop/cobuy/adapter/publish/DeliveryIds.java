package coop.cobuy.adapter.publish;

import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** Names that derive from a document's identity, so the same document always has the same. */
final class DeliveryIds {

    /** No way takes longer names. */
    private static final int NAME_MAX = 64;

    private DeliveryIds() {}

    static UUID of(
            CoopId coop, SupplierId supplier, DocumentKind document, String number, int revision) {
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
    static String fileName(DocumentKind document, String number, int revision, String extension) {
        String head = document.name().toLowerCase(Locale.ROOT) + "-";
        String tail = (revision == 0 ? "" : "-r" + revision) + "." + extension;
        int room = NAME_MAX - head.length() - tail.length();
        String harmless = number.replaceAll("[^A-Za-z0-9._-]", "_");
        if (harmless.equals(number) && number.length() <= room) {
            return head + number + tail;
        }
        String mark = "-" + Integer.toHexString(number.hashCode());
        int shown = Math.min(harmless.length(), room - mark.length());
        return head + harmless.substring(0, shown) + mark + tail;
    }
}
