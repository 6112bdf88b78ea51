package coop.cobuy.aggregator.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.platform.BadInput;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.zip.CRC32;

import javax.imageio.ImageIO;

/** Pictures as people send them, and files that are none. */
class PictureFileTest {

    /** One point, lossy. */
    private static final String WEBP = "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA";

    private static final byte[] PNG_HEAD = {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A};

    /** Red on the left, else what is given. */
    static byte[] file(String format, int width, int height, Color right) throws IOException {
        boolean alpha = right.getAlpha() < 255;
        int type = alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D drawing = image.createGraphics();
        drawing.setColor(right);
        drawing.fillRect(0, 0, width, height);
        drawing.setColor(Color.RED);
        drawing.fillRect(0, 0, width / 2, height);
        drawing.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(image, format, bytes));
        return bytes.toByteArray();
    }

    private static BufferedImage seen(PictureFile made) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(made.jpeg()));
        assertEquals(made.width(), image.getWidth());
        assertEquals(made.height(), image.getHeight());
        return image;
    }

    private static boolean isRed(BufferedImage image, int x, int y) {
        Color color = new Color(image.getRGB(x, y));
        return color.getRed() > 200 && color.getGreen() < 60 && color.getBlue() < 60;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # format | width | height | becomes | by
                    png      | 2000  | 1000   | 480     | 240
                    jpeg     | 2000  | 1000   | 480     | 240
                    png      | 300   | 900    | 160     | 480
                    jpeg     | 40    | 20     | 40      | 20
                    png      | 1     | 5000   | 1       | 480
                    """)
    void whatIsSentIsWrittenAnewInBoundedSize(
            String format, int width, int height, int across, int down) throws IOException {
        PictureFile made = PictureFile.of(file(format, width, height, Color.BLUE));
        assertEquals(across, made.width());
        assertEquals(down, made.height());
        BufferedImage image = seen(made);
        if (across >= 40) {
            assertTrue(isRed(image, 3, 3));
            assertFalse(isRed(image, across - 3, 3));
        }
    }

    @Test
    void webpIsTaken() throws IOException {
        PictureFile made = PictureFile.of(Base64.getDecoder().decode(WEBP));
        assertEquals(1, seen(made).getWidth());
    }

    @Test
    void whatCanBeSeenThroughStandsOnWhite() throws IOException {
        PictureFile made = PictureFile.of(file("png", 40, 20, new Color(0, 0, 0, 0)));
        Color color = new Color(seen(made).getRGB(35, 10));
        assertTrue(color.getRed() > 240 && color.getGreen() > 240, color::toString);
    }

    /** As a camera writes it: the orientation in an Exif part behind the first marker. */
    private static byte[] turned(byte[] jpeg, int orientation, String more) {
        byte[] text = more.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer part = ByteBuffer.allocate(4 + 6 + 8 + 2 + 12 + 4 + text.length);
        part.putShort((short) 0xFFE1).putShort((short) (part.capacity() - 2));
        part.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        part.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        part.putShort((short) 1);
        part.putShort((short) 0x0112).putShort((short) 3).putInt(1);
        part.putShort((short) orientation).putShort((short) 0);
        part.putInt(0).put(text);
        ByteBuffer whole = ByteBuffer.allocate(jpeg.length + part.capacity());
        whole.put(jpeg, 0, 2).put(part.array()).put(jpeg, 2, jpeg.length - 2);
        return whole.array();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # orientation | across | red at
                    1             | 40     | 5  | 10
                    2             | 40     | 35 | 10
                    3             | 40     | 35 | 10
                    4             | 40     | 5  | 10
                    5             | 20     | 10 | 5
                    6             | 20     | 10 | 5
                    7             | 20     | 10 | 35
                    8             | 20     | 10 | 35
                    9             | 40     | 5  | 10
                    """)
    void picturesStandUprightHoweverTheCameraWasHeld(int orientation, int across, int x, int y)
            throws IOException {
        byte[] jpeg = turned(file("jpeg", 40, 20, Color.BLUE), orientation, "");
        PictureFile made = PictureFile.of(jpeg);
        assertEquals(across, made.width());
        assertTrue(isRed(seen(made), x, y));
        assertFalse(isRed(seen(made), across - 1 - x, made.height() - 1 - y));
    }

    @Test
    void nothingButThePointsIsKept() throws IOException {
        String script = "<script>alert(1)</script> 52.5N 13.4E";
        byte[] jpeg = turned(file("jpeg", 40, 20, Color.BLUE), 1, script);
        String kept = new String(PictureFile.of(jpeg).jpeg(), StandardCharsets.ISO_8859_1);
        assertFalse(kept.contains("script"));
        assertFalse(kept.contains("Exif"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GIF89a\u0001\u0000\u0001\u0000",
                "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                "<!doctype html><script>alert(1)</script>",
                "RIFF....AVI ",
                "BM"
            })
    void whatIsNoPictureIsRefused(String text) {
        byte[] file = text.getBytes(StandardCharsets.ISO_8859_1);
        BadInput bad = assertThrows(BadInput.class, () -> PictureFile.of(file));
        assertEquals("/file", bad.errors().getFirst().pointer());
    }

    /** A head of some bytes that asks for so many points. */
    private static byte[] bomb(int width, int height) {
        ByteBuffer head = ByteBuffer.allocate(17);
        head.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
        head.put(new byte[] {8, 6, 0, 0, 0});
        CRC32 sum = new CRC32();
        sum.update(head.array());
        ByteBuffer file = ByteBuffer.allocate(PNG_HEAD.length + 4 + 17 + 4);
        file.put(PNG_HEAD).putInt(13).put(head.array()).putInt((int) sum.getValue());
        return file.array();
    }

    @Test
    void whatWouldFillTheMemoryIsRefusedByItsHead() {
        BadInput bad = assertThrows(BadInput.class, () -> PictureFile.of(bomb(60_000, 60_000)));
        assertTrue(bad.errors().getFirst().reason().contains("points"), bad::getMessage);
        byte[] large = new byte[PictureFile.BYTES_MAX + 1];
        assertThrows(BadInput.class, () -> PictureFile.of(large));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void whatIsBrokenIsRefusedOrReadAndNeverAFault(long seed) throws IOException {
        Random random = new Random(seed);
        byte[][] whole = {
            file("jpeg", 60, 40, Color.BLUE),
            file("png", 60, 40, Color.BLUE),
            Base64.getDecoder().decode(WEBP)
        };
        for (int i = 0; i < 300; i++) {
            byte[] broken = whole[i % whole.length].clone();
            for (int n = random.nextInt(1, 6); n > 0; n--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            try {
                assertTrue(PictureFile.of(broken).width() <= PictureFile.SIDE_MAX);
            } catch (BadInput e) {
                assertEquals("/file", e.errors().getFirst().pointer());
            }
        }
    }
}
