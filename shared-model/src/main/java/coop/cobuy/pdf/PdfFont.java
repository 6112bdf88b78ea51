package coop.cobuy.pdf;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;

/** The bundled font in one weight: its bytes, and which characters it can show. */
final class PdfFont {

    private static final int CODE_POINTS = 0x20000;

    private final byte[] bytes;
    private final BitSet shown = new BitSet(CODE_POINTS);

    private PdfFont(byte[] bytes) throws IOException {
        this.bytes = bytes;
        try (RandomAccessReadBuffer source = new RandomAccessReadBuffer(bytes);
                var font = new TTFParser().parse(source)) {
            CmapLookup glyphs = font.getUnicodeCmapLookup();
            for (int code = ' '; code < CODE_POINTS; code++) {
                if (glyphs.getGlyphId(code) != 0) {
                    shown.set(code);
                }
            }
        }
    }

    static PdfFont load(String name) {
        try (InputStream in = PdfFont.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no font " + name);
            }
            return new PdfFont(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    /** Whether it has the character, and sets it from left to right. */
    boolean shows(int code) {
        return switch (Character.getDirectionality(code)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
                    false;
            default -> shown.get(code);
        };
    }
}
