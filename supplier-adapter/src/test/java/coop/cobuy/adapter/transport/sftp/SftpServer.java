package coop.cobuy.adapter.transport.sftp;

import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A supplier's SFTP server on this machine: Apache MINA's, over a folder. */
public final class SftpServer implements AutoCloseable {

    /** Whom it lets in. */
    public static final String USER = "coop";

    /** With what. */
    public static final String PASSWORD = "sea, shells";

    private final Path root;
    private final List<PublicKey> keys = new CopyOnWriteArrayList<>();
    private final KeyPair hostKey;
    private SshServer server;

    public SftpServer(Path root) {
        this.root = root.toAbsolutePath();
        this.hostKey = keyPair("EC");
        this.server = start(0, hostKey);
    }

    static KeyPair keyPair(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("EC")) {
                generator.initialize(256);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private SshServer start(int port, KeyPair shown) {
        SshServer made = SshServer.setUpDefaultServer();
        made.setHost("127.0.0.1");
        made.setPort(port);
        made.setKeyPairProvider(KeyPairProvider.wrap(shown));
        made.setPasswordAuthenticator(
                (user, password, session) -> user.equals(USER) && password.equals(PASSWORD));
        made.setPublickeyAuthenticator(
                (user, key, session) ->
                        user.equals(USER)
                                && keys.stream()
                                        .anyMatch(known -> KeyUtils.compareKeys(known, key)));
        made.setFileSystemFactory(new VirtualFileSystemFactory(root));
        made.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        try {
            made.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return made;
    }

    /** From now on this key lets in, too. */
    void admit(PublicKey key) {
        keys.add(key);
    }

    /** Comes back on the same port with another host key, as a wrong machine would. */
    String restartAsAnother() throws IOException {
        int port = server.getPort();
        server.stop(true);
        KeyPair other = keyPair("EC");
        server = start(port, other);
        return KeyUtils.getFingerPrint(other.getPublic());
    }

    public void stop() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String address(String folder) {
        return "sftp://" + USER + "@127.0.0.1:" + server.getPort() + folder;
    }

    public String fingerprint() {
        return KeyUtils.getFingerPrint(hostKey.getPublic());
    }

    public Path file(String path) {
        return root.resolve(path.startsWith("/") ? path.substring(1) : path);
    }

    public Path folder(String path) {
        try {
            return Files.createDirectories(file(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void put(String path, String text) {
        try {
            Files.writeString(file(path), text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of files in a folder, hidden ones too. */
    public List<String> names(String path) {
        try (Stream<Path> files = Files.list(folder(path))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
