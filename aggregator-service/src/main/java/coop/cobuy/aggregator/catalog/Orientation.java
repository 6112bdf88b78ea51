package coop.cobuy.aggregator.catalog;

import java.awt.geom.AffineTransform;

/**
 * How a camera was held, from a JPEG file's Exif part: what is stored has to be turned before it is
 * looked at. Anything that is not as it should be counts as upright.
 *
 * @param value 1 to 8, as Exif numbers them
 */
record Orientation(int value) {

    private static final Orientation UPRIGHT = new Orientation(1);
    private static final int START_OF_SCAN = 0xDA;
    private static final int APP1 = 0xE1;
    private static final int TAG = 0x0112;
    private static final int EXIF_HEAD = 6;

    static Orientation of(byte[] jpeg) {
        int at = 2;
        while (at + 4 <= jpeg.length && byteAt(jpeg, at) == 0xFF) {
            int marker = byteAt(jpeg, at + 1);
            int length = byteAt(jpeg, at + 2) << 8 | byteAt(jpeg, at + 3);
            if (marker == START_OF_SCAN || length < 2) {
                return UPRIGHT;
            }
            boolean isExif = marker == APP1 && at + 10 < jpeg.length && byteAt(jpeg, at + 4) == 'E';
            if (isExif) {
                return inTiff(jpeg, at + 4 + EXIF_HEAD);
            }
            at += 2 + length;
        }
        return UPRIGHT;
    }

    private static Orientation inTiff(byte[] jpeg, int base) {
        boolean little = byteAt(jpeg, base) == 'I';
        long directory = base + number(jpeg, base + 4, 4, little);
        if (directory > jpeg.length) {
            return UPRIGHT;
        }
        int from = (int) directory;
        long count = number(jpeg, from, 2, little);
        for (int i = 0; i < count && from + 2 + 12 * i < jpeg.length; i++) {
            int entry = from + 2 + 12 * i;
            if (number(jpeg, entry, 2, little) == TAG) {
                long value = number(jpeg, entry + 8, 2, little);
                return value >= 1 && value <= 8 ? new Orientation((int) value) : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    private static long number(byte[] bytes, int at, int size, boolean little) {
        long number = 0;
        for (int i = 0; i < size; i++) {
            number = number << 8 | byteAt(bytes, little ? at + size - 1 - i : at + i);
        }
        return number;
    }

    /** Behind the end there are zeros. */
    private static int byteAt(byte[] bytes, int at) {
        return at >= 0 && at < bytes.length ? bytes[at] & 0xFF : 0;
    }

    /** Whether width and height change places. */
    boolean isOnItsSide() {
        return value >= 5;
    }

    /** Turns a picture of that size upright. */
    AffineTransform upright(int width, int height) {
        return switch (value) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
