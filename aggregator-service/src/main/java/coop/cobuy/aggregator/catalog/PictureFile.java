package coop.cobuy.aggregator.catalog;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;

import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.text.Sentence;

import org.jspecify.annotations.Nullable;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Makes a JPEG of bounded size of a picture that somebody sent: decoded and written anew, so that
 * nothing of the file but its points is kept, neither a script nor where it was taken. One at a
 * time, and only if its head names a size that can be decoded.
 *
 * @param jpeg what is kept
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PictureFile(byte[] jpeg, int width, int height) {

    /** The largest file that is looked at. */
    static final int BYTES_MAX = 8 * 1024 * 1024;

    /** The longer side of what is kept. */
    static final int SIDE_MAX = 480;

    private static final long POINTS_MAX = 25_000_000;
    private static final float QUALITY = 0.8f;
    private static final String POINTER = "/file";
    private static final Object ONE_AT_A_TIME = new Object();

    /**
     * @throws BadInput if it is no picture that is taken
     */
    static PictureFile of(byte[] file) {
        if (file.length > BYTES_MAX) {
            throw new BadInput(POINTER, say("picture.bytes", BYTES_MAX / 1024 / 1024));
        }
        ImageReader reader = reader(file);
        if (reader == null) {
            throw new BadInput(POINTER, say("picture.kind"));
        }
        try {
            synchronized (ONE_AT_A_TIME) {
                return scaled(read(reader, file), Orientation.of(file));
            }
        } catch (IOException e) {
            throw new BadInput(POINTER, say("picture.unreadable"));
        } finally {
            reader.dispose();
        }
    }

    private static Sentence say(String key, Object... arguments) {
        return Sentence.beside(PictureFile.class, key, arguments);
    }

    /** By the first bytes, whatever it is called. */
    private static @Nullable ImageReader reader(byte[] file) {
        if (begins(file, 0, 0xFF, 0xD8, 0xFF)) {
            return ImageIO.getImageReadersByFormatName("jpeg").next();
        }
        if (begins(file, 0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return ImageIO.getImageReadersByFormatName("png").next();
        }
        boolean webp = begins(file, 0, 'R', 'I', 'F', 'F') && begins(file, 8, 'W', 'E', 'B', 'P');
        return webp ? new WebPImageReaderSpi().createReaderInstance(null) : null;
    }

    private static boolean begins(byte[] file, int from, int... expected) {
        if (file.length < from + expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if ((file[from + i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * No more points than are of use are kept in memory.
     *
     * @throws IOException if it is not what it says; whatever a decoder stumbles over counts as
     *     that
     */
    @SuppressWarnings("CatchingUnchecked") // three decoders of others, each with faults of its own
    private static BufferedImage read(ImageReader reader, byte[] file) throws IOException {
        try {
            reader.setInput(
                    new MemoryCacheImageInputStream(new ByteArrayInputStream(file)), true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > POINTS_MAX) {
                throw new BadInput(POINTER, say("picture.points", width, height));
            }
            ImageReadParam param = reader.getDefaultReadParam();
            int step = Math.max(1, Math.min(width, height) / (2 * SIDE_MAX));
            param.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, param);
        } catch (BadInput e) {
            throw e;
        } catch (RuntimeException e) {
            throw new IOException("not decoded", e);
        }
    }

    private static PictureFile scaled(BufferedImage image, Orientation orientation)
            throws IOException {
        boolean turned = orientation.isOnItsSide();
        int across = turned ? image.getHeight() : image.getWidth();
        int down = turned ? image.getWidth() : image.getHeight();
        double scale = Math.min(1, (double) SIDE_MAX / Math.max(across, down));
        int width = Math.max(1, (int) Math.round(across * scale));
        int height = Math.max(1, (int) Math.round(down * scale));
        BufferedImage made = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D drawing = made.createGraphics();
        try {
            // What can be seen through stands on white.
            drawing.setColor(Color.WHITE);
            drawing.fillRect(0, 0, width, height);
            drawing.setRenderingHint(
                    RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            drawing.scale((double) width / across, (double) height / down);
            drawing.drawImage(
                    image, orientation.upright(image.getWidth(), image.getHeight()), null);
        } finally {
            drawing.dispose();
        }
        return new PictureFile(written(made), width, height);
    }

    private static byte[] written(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
