package coop.cobuy.servers;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What files of the class path hold, be they in folders or in jars. */
final class ClassPathFiles {

    private ClassPathFiles() {}

    /**
     * The names and contents of all files in these folders.
     *
     * @throws IllegalArgumentException if one of the folders is not there
     */
    static MessageDigest digest(List<String> folders) throws IOException {
        MessageDigest digest = sha256();
        for (String folder : folders) {
            List<URL> places =
                    Collections.list(ClassPathFiles.class.getClassLoader().getResources(folder));
            if (places.isEmpty()) {
                throw new IllegalArgumentException("not on the class path: " + folder);
            }
            for (URL place : places) {
                add(digest, uri(place));
            }
        }
        return digest;
    }

    private static void add(MessageDigest digest, URI place) throws IOException {
        if (!place.getScheme().equals("jar")) {
            add(digest, Path.of(place));
            return;
        }
        try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
            String text = place.toString();
            add(digest, jar.getPath(text.substring(text.indexOf("!/") + 1)));
        }
    }

    private static void add(MessageDigest digest, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        }
    }

    private static URI uri(URL place) {
        try {
            return place.toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("class path: " + place, e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
