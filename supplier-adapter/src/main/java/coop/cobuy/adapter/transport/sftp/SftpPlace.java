package coop.cobuy.adapter.transport.sftp;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.adapter.transport.Route;
import coop.cobuy.problem.FieldProblem;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a supplier's files are, as its profile says.
 *
 * @param orders the folder for what goes out; empty: where one arrives
 * @param pickUp the folder of answers; empty: nothing is picked up
 * @param hostKeys fingerprints, {@code SHA256:…}, of which the server must show one
 */
public record SftpPlace(
        String host,
        int port,
        String user,
        String orders,
        Optional<String> pickUp,
        List<String> hostKeys) {

    private static final int PORT = 22;
    private static final int FOLDER_MAX = 300;
    private static final int HOST_KEYS_MAX = 8;
    private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    public SftpPlace {
        hostKeys = List.copyOf(hostKeys);
    }

    /**
     * @param problems gets what cannot be used
     * @return empty if anything cannot
     */
    public static Optional<SftpPlace> read(Route route, List<FieldProblem> problems) {
        int before = problems.size();
        problems.addAll(route.unknownOptions(Set.of("hostKeys", "pickUp")));
        List<String> hostKeys = hostKeys(route.options().path("hostKeys"), problems);
        Optional<String> pickUp = pickUp(route.options().path("pickUp"), problems);
        Optional<URI> uri = uri(route.address());
        if (uri.isEmpty()) {
            problems.add(
                    new FieldProblem(
                            "/address", "sftp://user@host:port/folder is expected, no password"));
        }
        if (problems.size() > before) {
            return Optional.empty();
        }
        URI at = uri.orElseThrow();
        return Optional.of(
                new SftpPlace(
                        at.getHost(),
                        at.getPort() < 0 ? PORT : at.getPort(),
                        at.getUserInfo(),
                        folder(at.getPath()),
                        pickUp.map(SftpPlace::folder),
                        hostKeys));
    }

    private static Optional<URI> uri(String address) {
        try {
            URI uri = new URI(address);
            boolean good =
                    "sftp".equals(uri.getScheme())
                            && uri.getHost() != null
                            && uri.getUserInfo() != null
                            && !uri.getUserInfo().isEmpty()
                            && !uri.getRawUserInfo().contains(":")
                            && uri.getPort() <= 65_535
                            && uri.getRawQuery() == null
                            && uri.getRawFragment() == null
                            && isFolder(uri.getPath());
            return good ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isFolder(String path) {
        return path.length() <= FOLDER_MAX
                && !CONTROL.matcher(path).find()
                && Arrays.stream(path.split("/", -1)).noneMatch(".."::equals);
    }

    /** {@code /a/b/} is {@code /a/b}; {@code /~/a} is below where one arrives. */
    private static String folder(String path) {
        String bare = path.replaceAll("/+$", "");
        return bare.startsWith("/~/") ? bare.substring(3) : bare.equals("/~") ? "" : bare;
    }

    private static List<String> hostKeys(JsonNode given, List<FieldProblem> problems) {
        List<String> keys = new ArrayList<>();
        for (JsonNode key : given) {
            keys.add(key.isTextual() ? key.textValue() : "");
        }
        boolean good =
                given.isArray()
                        && !keys.isEmpty()
                        && keys.size() <= HOST_KEYS_MAX
                        && keys.stream().allMatch(key -> FINGERPRINT.matcher(key).matches());
        if (!good) {
            problems.add(
                    new FieldProblem(
                            "/transportOptions/hostKeys",
                            "a list of the server's fingerprints is expected, each SHA256:…"));
        }
        return keys;
    }

    private static Optional<String> pickUp(JsonNode given, List<FieldProblem> problems) {
        if (given.isMissingNode() || given.isNull()) {
            return Optional.empty();
        }
        if (!given.isTextual() || given.textValue().isEmpty() || !isFolder(given.textValue())) {
            problems.add(
                    new FieldProblem(
                            "/transportOptions/pickUp",
                            "a folder without .. is expected, such as /out"));
            return Optional.empty();
        }
        return Optional.of(given.textValue());
    }

    /** A file's path in a folder of this server. */
    static String path(String folder, String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }
}
