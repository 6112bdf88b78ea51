package coop.cobuy.adapter.intake;

import coop.cobuy.adapter.format.Format;
import coop.cobuy.adapter.format.Formats;
import coop.cobuy.adapter.format.ReadableFormat;
import coop.cobuy.adapter.profile.Profile;
import coop.cobuy.adapter.profile.Profiles;
import coop.cobuy.adapter.transport.sftp.SftpPlace;
import coop.cobuy.adapter.transport.sftp.SftpSession;
import coop.cobuy.adapter.transport.sftp.SftpSession.RemoteFile;
import coop.cobuy.adapter.transport.sftp.SftpSessions;
import coop.cobuy.adapter.transport.sftp.SftpTransport;

import io.micronaut.scheduling.annotation.Scheduled;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * Picks suppliers' answers up from their SFTP servers, each in a thread of its own, so that one
 * that hangs holds up nobody else. A file is moved to {@code done/} only after it was archived; if
 * we die before, it is taken again, which does nothing twice. What cannot be taken stays where it
 * is and is listed.
 */
@Singleton
class SftpPickUp {

    private static final Logger LOG = LoggerFactory.getLogger(SftpPickUp.class);
    private static final int FILES_AT_ONCE = 200;
    private static final String NOT_PLAIN = "it is no plain file";
    private static final Pattern GOOD_NAME = Pattern.compile("[^/\\\\\\p{Cntrl}]{1,190}");

    private final Profiles profiles;
    private final Formats formats;
    private final SftpSessions sessions;
    private final Intake intake;
    private final PickUpProblems problems;
    private final Set<String> looking = ConcurrentHashMap.newKeySet();
    private final ExecutorService workers =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("pick-up-", 0).factory());

    SftpPickUp(
            Profiles profiles,
            Formats formats,
            SftpSessions sessions,
            Intake intake,
            PickUpProblems problems) {
        this.profiles = profiles;
        this.formats = formats;
        this.sessions = sessions;
        this.intake = intake;
        this.problems = problems;
    }

    /** Looks once at all servers. Returns at once; a server that is still looked at is left out. */
    @Scheduled(
            fixedDelay = "${cobuy.sftp.pick-up-every:60s}",
            initialDelay = "${cobuy.sftp.pick-up-every:60s}")
    void look() {
        for (Profile profile : profiles.by(SftpTransport.NAME)) {
            String key = profile.route().coop() + "/" + profile.route().supplier();
            if (looking.add(key)) {
                workers.execute(
                        () -> {
                            try {
                                look(profile);
                            } catch (RuntimeException e) {
                                LOG.warn("Answers of {} cannot be picked up now", key, e);
                            } finally {
                                looking.remove(key);
                            }
                        });
            }
        }
    }

    /** Looks once at one server. */
    void look(Profile known) {
        Optional<SftpPlace> place = SftpPlace.read(known.route(), new ArrayList<>());
        Optional<String> folder = place.flatMap(SftpPlace::pickUp);
        Format format = formats.named(known.format(), known.formatVersion()).orElse(null);
        if (folder.isEmpty() || !(format instanceof ReadableFormat readable)) {
            return;
        }
        Profile profile =
                profiles.toSend(known.route().coop(), known.route().supplier()).orElse(known);
        List<PickUpProblems.Seen> seen = new ArrayList<>();
        try (SftpSession session = sessions.open(profile.route(), place.get())) {
            take(session, folder.get(), profile, readable, seen);
        } catch (IOException e) {
            LOG.info("Answers of {} cannot be picked up now: {}", known.route(), e.toString());
            seen.add(new PickUpProblems.Seen("", 0, "the server: " + e.getMessage()));
        }
        problems.note(known.route().coop(), known.route().supplier(), seen);
    }

    private void take(
            SftpSession session,
            String folder,
            Profile profile,
            ReadableFormat format,
            List<PickUpProblems.Seen> seen)
            throws IOException {
        int taken = 0;
        for (RemoteFile file : session.files(folder)) {
            Optional<String> obstacle = obstacle(file);
            if (obstacle.isPresent()) {
                seen.add(new PickUpProblems.Seen(file.name(), file.bytes(), obstacle.get()));
            } else if (taken++ < FILES_AT_ONCE) {
                take(session, folder, file, profile, format)
                        .ifPresent(
                                why ->
                                        seen.add(
                                                new PickUpProblems.Seen(
                                                        file.name(), file.bytes(), why)));
            }
        }
    }

    private static Optional<String> obstacle(RemoteFile file) {
        if (!GOOD_NAME.matcher(file.name()).matches()) {
            return Optional.of("the file's name is none that can be trusted");
        }
        if (!file.regular()) {
            return Optional.of(NOT_PLAIN);
        }
        return file.bytes() > Intake.BYTES_MAX
                ? Optional.of("it has more than " + Intake.BYTES_MAX + " bytes")
                : Optional.empty();
    }

    private Optional<String> take(
            SftpSession session,
            String folder,
            RemoteFile file,
            Profile profile,
            ReadableFormat format)
            throws IOException {
        if (!session.isPlain(folder, file.name())) {
            return Optional.of(NOT_PLAIN);
        }
        Optional<byte[]> bytes = session.read(folder, file.name(), Intake.BYTES_MAX);
        if (bytes.isEmpty()) {
            return Optional.of("it has more than " + Intake.BYTES_MAX + " bytes");
        }
        Intake.Origin origin =
                new Intake.Origin(profile.route().coop(), profile.route().supplier(), file.name());
        intake.take(origin, bytes.get(), format, profile.options());
        try {
            session.move(folder, file.name(), "done");
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("it was taken but cannot be moved: " + e.getMessage());
        }
    }

    @PreDestroy
    void close() {
        workers.shutdownNow();
    }
}
