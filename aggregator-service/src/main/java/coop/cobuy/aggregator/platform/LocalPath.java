package coop.cobuy.aggregator.platform;

import org.jspecify.annotations.Nullable;

/**
 * Where somebody is sent after signing in: a path of ours, never an address elsewhere. Browsers
 * take {@code //host} and {@code /\host} for another host's, and leave control characters out.
 */
public final class LocalPath {

    private static final int LENGTH_MAX = 2000;

    private LocalPath() {}

    /** The path if it is one of ours, else {@code "/"}. */
    public static String orHome(@Nullable String path) {
        return path != null && isLocal(path) ? path : "/";
    }

    private static boolean isLocal(String path) {
        return path.length() <= LENGTH_MAX
                && path.startsWith("/")
                && !path.startsWith("//")
                && path.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\');
    }
}
