package coop.cobuy.adapter.format.xlsx;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parts of a workbook that matter here, unpacked. What a packed file says of its own size is
 * not believed: what comes out of it is counted, and it is too much before it is kept.
 */
final class WorkbookParts {

    /** All parts together, unpacked. */
    static final int UNPACKED_MAX = 64_000_000;

    private static final int PARTS_MAX = 2000;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] COMPOUND = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private final Map<String, byte[]> parts;

    private WorkbookParts(Map<String, byte[]> parts) {
        this.parts = parts;
    }

    /**
     * @throws UnreadableWorkbookException if it is no packed file, or unpacks to too much
     */
    static WorkbookParts of(byte[] bytes) {
        if (begins(bytes, COMPOUND)) {
            throw new UnreadableWorkbookException(
                    "", "no XLSX: a workbook that is encrypted, or of the older kind .xls");
        }
        if (!begins(bytes, ZIP)) {
            throw new UnreadableWorkbookException("", "no XLSX: it is no packed file");
        }
        PackedFile file = new PackedFile(bytes);
        Map<String, byte[]> parts = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        long unpacked = 0;
        for (PackedFile.Entry entry : file.entries(PARTS_MAX)) {
            if (!names.add(entry.name().toLowerCase(Locale.ROOT))) {
                throw new UnreadableWorkbookException(
                        shown(entry.name()), "no XLSX: this part is there twice");
            }
            if (isWanted(entry.name())) {
                byte[] content = file.content(entry, UNPACKED_MAX - unpacked);
                unpacked += content.length;
                parts.put(entry.name(), content);
            }
        }
        return new WorkbookParts(parts);
    }

    private static boolean begins(byte[] bytes, byte[] with) {
        for (int i = 0; i < with.length; i++) {
            if (i >= bytes.length || bytes[i] != with[i]) {
                return false;
            }
        }
        return true;
    }

    /** Pictures, macros and the like are not even unpacked. */
    private static boolean isWanted(String name) {
        return name.endsWith(".xml") || name.endsWith(".rels");
    }

    /** A name that others chose, of bounded length. */
    static String shown(String name) {
        return name.length() > 100 ? name.substring(0, 100) : name;
    }

    /** All of them, in the file's order. */
    Map<String, byte[]> all() {
        return Collections.unmodifiableMap(parts);
    }

    Optional<byte[]> part(String name) {
        return Optional.ofNullable(parts.get(name));
    }

    /**
     * @throws UnreadableWorkbookException if it is not there
     */
    byte[] needed(String name) {
        byte[] part = parts.get(name);
        if (part == null) {
            throw new UnreadableWorkbookException(
                    shown(name), "no XLSX: this part of it is missing");
        }
        return part;
    }
}
