package coop.cobuy.adapter.transport.sftp;

import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.CloseableHandle;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;

/** An open session with one server. One thread at a time. */
public final class SftpSession implements AutoCloseable {

    private static final int CHUNK = 32 * 1024;
    private static final int ENTRIES_MAX = 10_000;
    private static final int MOVE_TRIES_MAX = 1_000;

    private final ClientSession session;
    private final SftpClient sftp;
    private final ScheduledFuture<?> end;

    SftpSession(ClientSession session, SftpClient sftp, ScheduledFuture<?> end) {
        this.session = session;
        this.sftp = sftp;
        this.end = end;
    }

    /**
     * A file that lies on the server.
     *
     * @param name as the server says it, which may be anything
     * @param regular whether it is a plain file and no link, folder or device
     */
    public record RemoteFile(String name, long bytes, boolean regular) {}

    /** Files of a folder by name, without those that are hidden or being written. */
    public List<RemoteFile> files(String folder) throws IOException {
        try {
            return listed(folder);
        } catch (UncheckedIOException e) {
            throw new IOException("the folder " + folder + " cannot be listed", e);
        }
    }

    private List<RemoteFile> listed(String folder) throws IOException {
        List<RemoteFile> files = new ArrayList<>();
        int seen = 0;
        for (DirEntry entry : sftp.readDir(folder.isEmpty() ? "." : folder)) {
            if (seen++ >= ENTRIES_MAX) {
                break;
            }
            String name = entry.getFilename();
            Attributes attributes = entry.getAttributes();
            if (!name.startsWith(".") && !name.endsWith(".part") && !attributes.isDirectory()) {
                files.add(new RemoteFile(name, attributes.getSize(), attributes.isRegularFile()));
            }
        }
        files.sort(Comparator.comparing(RemoteFile::name));
        return files;
    }

    /** Whether a file is no link, folder or device: lists may show what a link leads to. */
    public boolean isPlain(String folder, String name) throws IOException {
        return attributes(SftpPlace.path(folder, name))
                .filter(Attributes::isRegularFile)
                .isPresent();
    }

    /** Empty if the file is longer. */
    public Optional<byte[]> read(String folder, String name, int bytesMax) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream in = sftp.read(SftpPlace.path(folder, name))) {
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                bytes.write(chunk, 0, read);
                if (bytes.size() > bytesMax) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(bytes.toByteArray());
    }

    /** Moves a file into a folder below its own; an earlier file of the same name stays. */
    public void move(String folder, String name, String below) throws IOException {
        String to = SftpPlace.path(folder, below);
        if (!exists(to)) {
            sftp.mkdir(to);
        }
        for (int i = 0; i < MOVE_TRIES_MAX; i++) {
            String target = SftpPlace.path(to, i == 0 ? name : i + "-" + name);
            if (!exists(target)) {
                sftp.rename(SftpPlace.path(folder, name), target);
                return;
            }
        }
        throw new IOException("too many files of the name " + name + " in " + to);
    }

    boolean exists(String path) throws IOException {
        return attributes(path).isPresent();
    }

    /** Empty if there is no such file. */
    Optional<Attributes> attributes(String path) throws IOException {
        try {
            return Optional.of(sftp.lstat(path));
        } catch (SftpException e) {
            if (e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE
                    || e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_PATH) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * @throws SftpException also if the file is there
     */
    void create(String path, byte[] bytes) throws IOException {
        try (CloseableHandle handle =
                sftp.open(path, EnumSet.of(OpenMode.Write, OpenMode.Create, OpenMode.Exclusive))) {
            for (int at = 0; at < bytes.length; at += CHUNK) {
                sftp.write(handle, at, bytes, at, Math.min(CHUNK, bytes.length - at));
            }
        }
    }

    void rename(String from, String to) throws IOException {
        sftp.rename(from, to);
    }

    void remove(String path) throws IOException {
        sftp.remove(path);
    }

    @Override
    public void close() {
        end.cancel(false);
        session.close(true);
    }
}
