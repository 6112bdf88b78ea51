package coop.cobuy.suppliers.door;

import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.function.Consumer;

/** An SFTP server over a folder: orders come into {@code in}, answers wait in {@code out}. */
public final class SftpDoor implements Door {

    /** The folder of answers, for the profile's {@code pickUp}. */
    public static final String PICK_UP = "/out";

    private static final String USER = "coop";

    private final SshServer server = SshServer.setUpDefaultServer();
    private final KeyPair hostKey;
    private final FileBox box;
    private final Looking looking = new Looking();

    /**
     * Listens at once, on loopback and a free port.
     *
     * @param password with which the co-op signs in
     */
    public SftpDoor(Path root, String password) {
        this.hostKey = hostKey();
        this.box = new FileBox(root.resolve("in"), root.resolve("out"), root.resolve("taken"));
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPasswordAuthenticator(
                (user, given, session) -> user.equals(USER) && given.equals(password));
        server.setFileSystemFactory(new VirtualFileSystemFactory(root.toAbsolutePath()));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        try {
            Files.createDirectories(root.resolve("in"));
            Files.createDirectories(root.resolve("out"));
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyPair hostKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has EC", e);
        }
    }

    /** The profile's address. */
    public String address() {
        return "sftp://" + USER + "@127.0.0.1:" + server.getPort() + "/in";
    }

    /** What the profile pins. */
    public String fingerprint() {
        return KeyUtils.getFingerPrint(hostKey.getPublic());
    }

    @Override
    public void open(Consumer<Arrival> taker) {
        looking.begin(() -> box.take(taker));
    }

    @Override
    public void send(Reply reply) throws IOException {
        box.put(reply.fileName(), reply.bytes());
    }

    @Override
    public void close() {
        looking.close();
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
