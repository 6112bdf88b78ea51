package coop.cobuy.adapter.transport.sftp;

import coop.cobuy.adapter.transport.Outcome;
import coop.cobuy.adapter.transport.Parcel;
import coop.cobuy.adapter.transport.Route;
import coop.cobuy.adapter.transport.Transport;
import coop.cobuy.adapter.transport.reach.ForbiddenTargetException;
import coop.cobuy.contract.supplier.v1.DeliveryDetail;
import coop.cobuy.problem.FieldProblem;

import jakarta.inject.Singleton;

import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.common.SftpException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Drops a document's file on the supplier's SFTP server, whole or not at all. */
@Singleton
public final class SftpTransport implements Transport {

    /** As profiles name it. */
    public static final String NAME = "sftp";

    private static final int ADDRESS_MAX = 500;

    private final SftpSessions sessions;

    SftpTransport(SftpSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<FieldProblem> check(Route route) {
        List<FieldProblem> problems = new ArrayList<>();
        SftpPlace.read(route, problems);
        if (route.address().length() > ADDRESS_MAX) {
            problems.add(
                    new FieldProblem(
                            "/address", "at most " + ADDRESS_MAX + " characters are expected"));
        }
        String secret = route.secret();
        if (secret == null || secret.isEmpty()) {
            problems.add(new FieldProblem("/secret", "a password or a private key is needed"));
        } else if (SftpSecret.isKey(secret) && SftpSecret.key(secret).isEmpty()) {
            problems.add(
                    new FieldProblem(
                            "/secret",
                            "a private key without a passphrase is expected, in PEM or OpenSSH"
                                    + " form"));
        }
        return problems;
    }

    @Override
    public Outcome send(Route route, Parcel parcel) {
        Optional<SftpPlace> place = SftpPlace.read(route, new ArrayList<>());
        if (place.isEmpty()) {
            return new Outcome.Impossible(DeliveryDetail.BAD_OPTIONS.of());
        }
        try (SftpSession session = sessions.open(route, place.get())) {
            return put(session, place.get().orders(), parcel);
        } catch (ForbiddenTargetException | SftpRefusedException e) {
            return new Outcome.Impossible(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Outcome.TryAgain(said(e), Optional.empty());
        }
    }

    private static String said(IOException e) {
        String message = e.getMessage();
        String what = message == null ? e.getClass().getSimpleName() : message;
        return e instanceof SftpException
                ? DeliveryDetail.SERVER_REFUSED.of(what)
                : DeliveryDetail.NO_ANSWER.of(what);
    }

    private static Outcome put(SftpSession session, String folder, Parcel parcel)
            throws IOException {
        String target = SftpPlace.path(folder, parcel.fileName());
        Optional<Attributes> there = session.attributes(target);
        if (there.isPresent()) {
            return there(session, folder, there.get(), parcel);
        }
        String part = SftpPlace.path(folder, "." + parcel.fileName() + ".part");
        if (session.exists(part)) {
            // Only the holder of the supplier's lane writes here: it is from a try that died.
            session.remove(part);
        }
        session.create(part, parcel.bytes());
        long written = session.attributes(part).map(Attributes::getSize).orElse(-1L);
        if (written != parcel.bytes().length) {
            return new Outcome.TryAgain(
                    DeliveryDetail.SHORT.of(parcel.bytes().length, written), Optional.empty());
        }
        try {
            session.rename(part, target);
        } catch (SftpException e) {
            Optional<Attributes> meanwhile = session.attributes(target);
            if (meanwhile.isEmpty()) {
                throw e;
            }
            session.remove(part);
            return there(session, folder, meanwhile.get(), parcel);
        }
        return new Outcome.Delivered(DeliveryDetail.WRITTEN.of(parcel.fileName()));
    }

    private static Outcome there(
            SftpSession session, String folder, Attributes there, Parcel parcel)
            throws IOException {
        int length = parcel.bytes().length;
        boolean same =
                there.isRegularFile()
                        && there.getSize() == length
                        && session.read(folder, parcel.fileName(), length)
                                .filter(bytes -> Arrays.equals(bytes, parcel.bytes()))
                                .isPresent();
        if (same) {
            return new Outcome.Delivered(DeliveryDetail.WRITTEN_BEFORE.of(parcel.fileName()));
        }
        return new Outcome.Impossible(DeliveryDetail.OTHER_FILE.of(parcel.fileName()));
    }
}
