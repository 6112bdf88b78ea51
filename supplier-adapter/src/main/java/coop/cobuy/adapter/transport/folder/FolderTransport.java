package coop.cobuy.adapter.transport.folder;

import coop.cobuy.adapter.transport.Outcome;
import coop.cobuy.adapter.transport.Parcel;
import coop.cobuy.adapter.transport.Route;
import coop.cobuy.adapter.transport.Transport;
import coop.cobuy.contract.supplier.v1.DeliveryDetail;
import coop.cobuy.problem.FieldProblem;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts a document's file in place whole or not at all: it is written as {@code .name.part}, forced
 * to disk, and only then gets its name. A file that exists is never overwritten; if it holds the
 * same bytes, an earlier try has done it.
 */
@Singleton
public final class FolderTransport implements Transport {

    /** As profiles name it. */
    public static final String NAME = "folder";

    /** Below the supplier's folder: what goes out. */
    public static final String ORDERS = "orders";

    private final FolderRoot root;

    FolderTransport(FolderRoot root) {
        this.root = root;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<FieldProblem> check(Route route) {
        List<FieldProblem> problems = new ArrayList<>(route.unknownOptions(Set.of()));
        if (!FolderRoot.isHarmless(route.address())) {
            problems.add(
                    new FieldProblem(
                            "/address",
                            "1 to 4 folder names of letters, digits, . _ - are expected,"
                                    + " separated by /"));
        }
        return problems;
    }

    @Override
    public Outcome send(Route route, Parcel parcel) {
        if (!FolderRoot.isHarmless(route.address()) || !FolderRoot.isHarmless(parcel.fileName())) {
            return new Outcome.Impossible(DeliveryDetail.BAD_FOLDER.of());
        }
        try {
            return put(root.folder(route.coop(), route.address(), ORDERS), parcel);
        } catch (IOException e) {
            return new Outcome.TryAgain(
                    DeliveryDetail.NOT_WRITTEN.of(String.valueOf(e.getMessage())),
                    Optional.empty());
        }
    }

    private static Outcome put(Path folder, Parcel parcel) throws IOException {
        Path target = folder.resolve(parcel.fileName());
        if (Files.exists(target)) {
            return there(target, parcel);
        }
        Path part = folder.resolve("." + parcel.fileName() + ".part");
        // Only the holder of the supplier's lane writes here: a leftover is from a try that died.
        Files.deleteIfExists(part);
        try (FileChannel channel =
                FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(parcel.bytes());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        try {
            named(part, target);
        } catch (FileAlreadyExistsException e) {
            Files.delete(part);
            return there(target, parcel);
        }
        force(folder);
        return new Outcome.Delivered(DeliveryDetail.WRITTEN.of(parcel.fileName()));
    }

    /** A hard link fails if the name is taken; a plain atomic move would overwrite it. */
    private static void named(Path part, Path target) throws IOException {
        try {
            Files.createLink(target, part);
            Files.delete(part);
        } catch (UnsupportedOperationException e) {
            Files.move(part, target);
        }
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static Outcome there(Path target, Parcel parcel) throws IOException {
        boolean same =
                Files.isRegularFile(target)
                        && Files.size(target) == parcel.bytes().length
                        && Arrays.equals(Files.readAllBytes(target), parcel.bytes());
        if (same) {
            return new Outcome.Delivered(DeliveryDetail.WRITTEN_BEFORE.of(parcel.fileName()));
        }
        return new Outcome.Impossible(DeliveryDetail.OTHER_FILE.of(parcel.fileName()));
    }
}
