package coop.cobuy.aggregator.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Draws the path of a QR code as a browser would, and scans it as a phone does. */
public final class QrPicture {

    /** How many points of the picture a module is wide. */
    private static final int SCALE = 5;

    private static final int LENGTH_MAX = 10_000;
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z");

    private QrPicture() {}

    public static String read(int modules, String path) throws ReaderException {
        int side = modules * SCALE;
        byte[] points = new byte[side * side];
        Arrays.fill(points, (byte) 255);
        Matcher runs = RUN.matcher(path);
        int read = 0;
        while (runs.find()) {
            read += runs.group().length();
            int x = Integer.parseInt(runs.group(1)) * SCALE;
            int y = Integer.parseInt(runs.group(2)) * SCALE;
            int width = Integer.parseInt(runs.group(3)) * SCALE;
            for (int row = y; row < y + SCALE; row++) {
                Arrays.fill(points, row * side + x, row * side + x + width, (byte) 0);
            }
        }
        assertEquals(path.length(), read, "all of the path is runs");
        assertTrue(path.length() < LENGTH_MAX, "characters: " + path.length());
        return new QRCodeReader()
                .decode(
                        new BinaryBitmap(
                                new HybridBinarizer(
                                        new PlanarYUVLuminanceSource(
                                                points, side, side, 0, 0, side, side, false))))
                .getText();
    }
}
