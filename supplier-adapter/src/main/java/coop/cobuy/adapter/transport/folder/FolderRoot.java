package coop.cobuy.adapter.transport.folder;

import coop.cobuy.id.CoopId;

import io.micronaut.context.annotation.Value;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Where suppliers' folders are, and the guard against names that lead out of there. */
@Singleton
public final class FolderRoot {

    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int SEGMENTS_MAX = 4;

    private final Path root;

    FolderRoot(@Value("${cobuy.folder.root}") String root) {
        this.root = Path.of(root).toAbsolutePath().normalize();
    }

    /** Whether an address is a relative path of harmless names. */
    static boolean isHarmless(String address) {
        List<String> segments = List.of(address.split("/", -1));
        return segments.size() <= SEGMENTS_MAX
                && segments.stream().allMatch(segment -> SEGMENT.matcher(segment).matches());
    }

    /**
     * A supplier's folder, made if it is not there.
     *
     * @throws IOException if it cannot be made, or a link in it leads out of the co-op's folder
     * @throws IllegalArgumentException if the address is not harmless
     */
    public Path folder(CoopId coop, String address, String name) throws IOException {
        if (!isHarmless(address) || !isHarmless(name)) {
            throw new IllegalArgumentException("not a harmless path: " + address + "/" + name);
        }
        Path own = Files.createDirectories(root.resolve(coop.toString()));
        Path folder = own;
        for (String segment : List.of((address + "/" + name).split("/", -1))) {
            folder = folder.resolve(segment);
            if (Files.isSymbolicLink(folder)) {
                throw new IOException("a link stands in the way: " + own.relativize(folder));
            }
            Files.createDirectories(folder);
        }
        return folder;
    }
}
