package coop.cobuy.aggregator.storefront.account;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;

import java.util.Map;

/**
 * A text as a QR code, to be drawn as one path of an SVG image: what a phone is to scan is in the
 * page itself and is fetched from nowhere.
 *
 * @param side of the square in modules, with the empty frame around it
 * @param path of the dark modules, one unit each
 */
public record QrCode(int side, String path) {

    /** As wide as the standard asks for. */
    private static final int FRAME = 4;

    /** The code of a text of up to some hundred characters. */
    public static QrCode of(String text) {
        BitMatrix modules = modules(text);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            int x = 0;
            while (x < modules.getWidth()) {
                int run = dark(modules, x, y);
                if (run > 0) {
                    path.append("M%d %dh%dv1h-%dz".formatted(x, y, run, run));
                }
                x += Math.max(run, 1);
            }
        }
        return new QrCode(modules.getWidth(), path.toString());
    }

    private static BitMatrix modules(String text) {
        try {
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.MARGIN,
                                    FRAME,
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M,
                                    EncodeHintType.CHARACTER_SET,
                                    "UTF-8"));
        } catch (WriterException e) {
            throw new IllegalStateException(
                    "characters: " + text.length() + " (expected: what a QR code holds)", e);
        }
    }

    /** How many modules of a row are dark from there on. */
    private static int dark(BitMatrix modules, int x, int y) {
        int end = x;
        while (end < modules.getWidth() && modules.get(end, y)) {
            end++;
        }
        return end - x;
    }
}
