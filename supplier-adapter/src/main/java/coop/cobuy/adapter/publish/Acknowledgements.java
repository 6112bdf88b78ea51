package coop.cobuy.adapter.publish;

import coop.cobuy.adapter.archive.Archive;
import coop.cobuy.adapter.archive.ContentHash;
import coop.cobuy.adapter.archive.Identity;
import coop.cobuy.adapter.canonical.DocumentType;
import coop.cobuy.adapter.format.EnvelopeFormat;
import coop.cobuy.adapter.format.Format.Written;
import coop.cobuy.adapter.format.Formats;
import coop.cobuy.adapter.format.Interchange;
import coop.cobuy.adapter.format.UnwritableDocumentException;
import coop.cobuy.adapter.profile.Profile;
import coop.cobuy.adapter.profile.Profiles;
import coop.cobuy.contract.supplier.v1.DeliveryDetail;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;

import jakarta.inject.Singleton;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Answers files of envelopes with an acknowledgement each, a 997 or a CONTRL. It is a document of
 * its own: its number is the hash of the file that it answers, its envelope has a number of its
 * own, it is kept before it is sent, and goes the profile's way. The same file gets the same
 * answer, however often it comes.
 */
@Singleton
public class Acknowledgements {

    private static final Duration SAME_FILE = Duration.ofDays(1);

    private final DeliveryRows rows;
    private final StepRows steps;
    private final LaneRows lanes;
    private final Deliveries deliveries;
    private final Profiles profiles;
    private final Formats formats;
    private final Archive archive;
    private final ControlNumbers numbers;
    private final Sender sender;

    Acknowledgements(
            DeliveryRows rows,
            StepRows steps,
            LaneRows lanes,
            Deliveries deliveries,
            Profiles profiles,
            Formats formats,
            Archive archive,
            ControlNumbers numbers,
            Sender sender) {
        this.rows = rows;
        this.steps = steps;
        this.lanes = lanes;
        this.deliveries = deliveries;
        this.profiles = profiles;
        this.formats = formats;
        this.archive = archive;
        this.numbers = numbers;
        this.sender = sender;
    }

    /**
     * A file of envelopes that came.
     *
     * @param file its name where it lay; empty: it was brought, not picked up
     * @param interchanges what stands in it
     * @param repeated references of those that came before with other content
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record Arrival(
            CoopId coop,
            SupplierId supplier,
            Optional<String> file,
            EnvelopeFormat format,
            byte[] bytes,
            List<Interchange> interchanges,
            Set<String> repeated) {

        public Arrival {
            interchanges = List.copyOf(interchanges);
            repeated = Set.copyOf(repeated);
        }
    }

    /**
     * Queues what answers a file, in the transaction that decides about it. Nothing, if the
     * supplier's profile does not speak the format, or nothing in the file wants an answer; one
     * that was answered before is answered again as it was.
     */
    public void answer(Arrival arrival) {
        CoopId coop = arrival.coop();
        SupplierId supplier = arrival.supplier();
        Optional<Profile> profile = profiles.find(coop, supplier);
        if (profile.isEmpty() || !speaks(profile.get(), arrival.format())) {
            return;
        }
        ContentHash hash = ContentHash.of(arrival.bytes());
        UUID id = DeliveryIds.of(coop, supplier, DocumentKind.ACKNOWLEDGEMENT, hash.hex(), 0);
        Optional<DeliveryRow> before = rows.lock(coop.value(), id);
        if (before.isPresent()) {
            again(before.get(), arrival.file());
            return;
        }
        AnsweredFile file =
                new AnsweredFile(
                        hash.hex(),
                        arrival.file().orElse(null),
                        arrival.format().name(),
                        arrival.format().version(),
                        arrival.interchanges().stream()
                                .map(Interchange::reference)
                                .filter(reference -> !reference.isEmpty())
                                .distinct()
                                .toList(),
                        List.copyOf(arrival.repeated()),
                        deliveries.now().toString());
        written(arrival.format(), profile.get(), file, arrival.bytes())
                .ifPresent(result -> queue(profile.get(), file, result));
    }

    /**
     * A file that lies where it lay has not come again: it could not be put away, or whoever took
     * it died. After a day it may have been sent again under its name.
     */
    private void again(DeliveryRow row, Optional<String> file) {
        Instant now = deliveries.now();
        String detail =
                file.map(DeliveryDetail.SAME_CAME_AS::of).orElseGet(DeliveryDetail.SAME_CAME::of);
        boolean known =
                file.isPresent()
                        && (file.get().equals(AnsweredFile.of(row).file())
                                || steps.of(row.coopId(), row.id()).stream()
                                        .anyMatch(step -> step.detail().equals(detail)));
        boolean recent = now.isBefore(row.standing().waitingSince().plus(SAME_FILE));
        if (!known || !recent) {
            deliveries.step(row, Progress.cameAgain(row.standing(), detail, now));
        }
    }

    private static boolean speaks(Profile profile, EnvelopeFormat format) {
        return profile.format().equals(format.name())
                && profile.formatVersion().equals(format.version());
    }

    private static Identity identity(Profile profile, AnsweredFile file) {
        return new Identity(
                profile.route().coop(),
                profile.route().supplier(),
                Identity.Direction.OUT,
                DocumentType.ACKNOWLEDGEMENT,
                file.contentHash(),
                0);
    }

    /** Empty if nothing is to be answered. */
    private Optional<Writing.Result> written(
            EnvelopeFormat format, Profile profile, AnsweredFile file, byte[] bytes) {
        Identity identity = identity(profile, file);
        try {
            return format.acknowledge(
                            bytes, profile.options(), file.came(), () -> numbers.of(identity))
                    .map(written -> kept(identity, written));
        } catch (UnwritableDocumentException e) {
            return Optional.of(
                    new Writing.Result.Impossible(
                            "the acknowledgement cannot be written: " + e.getMessage()));
        }
    }

    private Writing.Result kept(Identity identity, Written written) {
        return switch (archive.keep(identity, written.bytes())) {
            case NEW, SAME -> Writing.kept(ContentHash.of(written.bytes()), written);
            case CONFLICT ->
                    new Writing.Result.Impossible("conflict: it was kept with other content");
        };
    }

    /** For one that could not be written when its file came. In the caller's transaction. */
    Writing.Result writeAgain(DeliveryRow row, Profile profile) {
        AnsweredFile file = AnsweredFile.of(row);
        Optional<byte[]> bytes = archive.bytes(row.coop(), row.supplier(), file.hash());
        Optional<EnvelopeFormat> format =
                formats.named(file.format(), file.formatVersion())
                        .filter(EnvelopeFormat.class::isInstance)
                        .map(EnvelopeFormat.class::cast)
                        .filter(known -> speaks(profile, known));
        if (bytes.isEmpty() || format.isEmpty()) {
            return new Writing.Result.Impossible(
                    "the supplier's profile does not speak the format of what is answered");
        }
        return written(format.get(), profile, file, bytes.get())
                .orElseGet(() -> new Writing.Result.Impossible("nothing in the file is answered"));
    }

    private void queue(Profile profile, AnsweredFile file, Writing.Result result) {
        CoopId coop = profile.route().coop();
        SupplierId supplier = profile.route().supplier();
        Instant now = deliveries.now();
        lanes.ensure(coop.value(), supplier.value(), Deliveries.utc(now));
        NewDelivery fresh =
                new NewDelivery(
                        coop,
                        supplier,
                        null,
                        DocumentKind.ACKNOWLEDGEMENT,
                        file.contentHash(),
                        0,
                        file.json(),
                        null);
        deliveries.begin(fresh.row(Optional.of(profile), result, now));
    }

    /** After the commit. Cheap. */
    public void signal() {
        sender.signal();
    }
}
