package coop.cobuy.aggregator.storefront;

import jakarta.inject.Singleton;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * The files that pages fetch beside themselves. A name has the hash of its content in it, so that a
 * browser keeps a file for ever and still gets the next version at once.
 */
@Singleton
final class Assets {

    private static final String OURS = "/coop/cobuy/storefront/assets/";
    private static final String WEBJARS = "/META-INF/resources/webjars/";
    private static final int HASH_LENGTH = 16;

    /** By the name that templates use. */
    private static final Map<String, String> FILES =
            Map.of(
                    "app.css", OURS + "app.css",
                    "app.js", OURS + "app.js",
                    "icon.svg", OURS + "icon.svg",
                    "htmx.js", WEBJARS + "htmx.org/2.0.4/dist/htmx.min.js",
                    "sse.js", WEBJARS + "htmx-ext-sse/2.2.2/sse.js");

    private final Map<String, Asset> byHashedName = new HashMap<>();
    private final Map<String, String> paths = new HashMap<>();

    /** A file, as it is and compressed. */
    static final class Asset {
        private final String mediaType;
        private final byte[] plain;
        private final byte[] gzip;

        private Asset(String mediaType, byte[] plain, byte[] gzip) {
            this.mediaType = mediaType;
            this.plain = plain;
            this.gzip = gzip;
        }

        String mediaType() {
            return mediaType;
        }

        /** Not to be written to. */
        byte[] content(boolean zipped) {
            return zipped ? gzip : plain;
        }
    }

    Assets() {
        FILES.forEach(this::load);
    }

    private void load(String name, String resource) {
        byte[] plain = read(resource);
        int dot = name.lastIndexOf('.');
        String hashed = name.substring(0, dot) + "-" + hash(plain) + name.substring(dot);
        byHashedName.put(hashed, new Asset(mediaType(name), plain, gzip(plain)));
        paths.put(name, "/assets/" + hashed);
    }

    private static byte[] read(String resource) {
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("asset: " + resource + " (no such)");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String mediaType(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "css" -> "text/css;charset=utf-8";
            case "js" -> "text/javascript;charset=utf-8";
            case "svg" -> "image/svg+xml";
            default -> throw new IllegalStateException("asset: " + name + " (of no known type)");
        };
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Where the file of that name is fetched from. */
    String path(String name) {
        String path = paths.get(name);
        if (path == null) {
            throw new IllegalArgumentException("asset: " + name + " (no such)");
        }
        return path;
    }

    Optional<Asset> find(String hashedName) {
        return Optional.ofNullable(byHashedName.get(hashedName));
    }
}
