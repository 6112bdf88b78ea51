package coop.cobuy.adapter.intake;

import coop.cobuy.adapter.format.Format;
import coop.cobuy.adapter.format.Formats;
import coop.cobuy.adapter.format.ReadableFormat;
import coop.cobuy.adapter.profile.Profile;
import coop.cobuy.adapter.profile.Profiles;
import coop.cobuy.adapter.transport.folder.FolderRoot;
import coop.cobuy.adapter.transport.folder.FolderTransport;

import io.micronaut.scheduling.annotation.Scheduled;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Picks suppliers' answers up from their folders. A file is moved to {@code done/}, or to {@code
 * refused/}, only after it was archived; if we die before, it is taken again, which does nothing
 * twice.
 */
@Singleton
class FolderPickUp {

    private static final Logger LOG = LoggerFactory.getLogger(FolderPickUp.class);
    private static final int FILES_AT_ONCE = 200;

    private final Profiles profiles;
    private final Formats formats;
    private final FolderRoot root;
    private final Intake intake;

    FolderPickUp(Profiles profiles, Formats formats, FolderRoot root, Intake intake) {
        this.profiles = profiles;
        this.formats = formats;
        this.root = root;
        this.intake = intake;
    }

    /** Looks once through all folders. A folder that fails holds up no other. */
    @Scheduled(
            fixedDelay = "${cobuy.folder.pick-up-every:5s}",
            initialDelay = "${cobuy.folder.pick-up-every:5s}")
    void look() {
        for (Profile profile : profiles.by(FolderTransport.NAME)) {
            Format format = formats.named(profile.format(), profile.formatVersion()).orElse(null);
            if (format instanceof ReadableFormat readable) {
                try {
                    look(profile, readable);
                } catch (IOException | RuntimeException e) {
                    LOG.warn("Answers of {} cannot be picked up now", profile.route(), e);
                }
            }
        }
    }

    private void look(Profile profile, ReadableFormat format) throws IOException {
        String address = profile.route().address();
        Path answers = root.folder(profile.route().coop(), address, "answers");
        for (Path file : files(answers)) {
            String name = file.getFileName().toString();
            boolean taken =
                    Files.size(file) <= Intake.BYTES_MAX && take(profile, format, file, name);
            Path to =
                    root.folder(
                            profile.route().coop(),
                            address,
                            taken ? "answers/done" : "answers/refused");
            move(file, to, name);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(file -> !file.getFileName().toString().endsWith(".part"))
                    .sorted()
                    .limit(FILES_AT_ONCE)
                    .toList();
        }
    }

    private boolean take(Profile profile, ReadableFormat format, Path file, String name)
            throws IOException {
        String shown = name.substring(0, Math.min(name.length(), 190));
        Intake.Origin origin =
                new Intake.Origin(profile.route().coop(), profile.route().supplier(), shown);
        return intake.take(origin, Files.readAllBytes(file), format, profile.options()).stream()
                .allMatch(Taken::isTaken);
    }

    /** Another instance may have been faster; an earlier file of the same name stays. */
    private static void move(Path file, Path folder, String name) throws IOException {
        for (int i = 0; ; i++) {
            try {
                Files.createLink(folder.resolve(i == 0 ? name : i + "-" + name), file);
                Files.deleteIfExists(file);
                return;
            } catch (FileAlreadyExistsException e) {
                LOG.debug("{} is there already", name);
            } catch (NoSuchFileException e) {
                return;
            }
        }
    }
}
