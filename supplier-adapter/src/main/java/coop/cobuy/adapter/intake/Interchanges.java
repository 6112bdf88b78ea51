package coop.cobuy.adapter.intake;

import coop.cobuy.adapter.archive.Archive;
import coop.cobuy.adapter.archive.ContentHash;
import coop.cobuy.adapter.archive.Identity;
import coop.cobuy.adapter.canonical.DocumentType;
import coop.cobuy.adapter.format.Interchange;
import coop.cobuy.adapter.format.Interchange.Part;
import coop.cobuy.adapter.format.ReadableFormat.Read;
import coop.cobuy.problem.FieldProblem;

import jakarta.inject.Singleton;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Lets each number of a supplier's envelopes count once. The same file again is known; another
 * envelope under a number that came before, in this file or another one, is refused as a whole.
 */
@Singleton
class Interchanges {

    private final Archive archive;

    Interchanges(Archive archive) {
        this.archive = archive;
    }

    /**
     * One message of a file.
     *
     * @param again whether its envelope was opened before, in the same file
     */
    record Message(Part part, boolean again) {

        /** Of a file without envelopes. */
        static Message of(Read read) {
            return new Message(new Part.Document(read), false);
        }
    }

    /**
     * A file with envelopes.
     *
     * @param messages in its order
     * @param repeated references of envelopes that came before with other content
     */
    record Judged(List<Message> messages, Set<String> repeated) {

        Judged {
            messages = List.copyOf(messages);
            repeated = Set.copyOf(repeated);
        }
    }

    /** What of a file counts. In the caller's transaction. */
    Judged judge(Intake.Origin origin, byte[] bytes, List<Interchange> interchanges) {
        List<Message> messages = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Set<String> repeated = new HashSet<>();
        for (Interchange interchange : interchanges) {
            if (!interchange.problems().isEmpty()) {
                messages.add(refused(interchange.problems()));
                continue;
            }
            String reference = interchange.reference();
            Archive.Kept kept =
                    seen.add(reference)
                            ? archive.keep(identity(origin, reference), bytes)
                            : Archive.Kept.CONFLICT;
            if (kept == Archive.Kept.CONFLICT) {
                repeated.add(reference);
                messages.add(
                        refused(
                                List.of(
                                        new FieldProblem(
                                                reference,
                                                "an interchange with this number came before, with"
                                                        + " other content"))));
                continue;
            }
            for (Part part : interchange.parts()) {
                messages.add(new Message(part, kept == Archive.Kept.SAME));
            }
        }
        return new Judged(messages, repeated);
    }

    private static Message refused(List<FieldProblem> problems) {
        return Message.of(new Read.NotUnderstood(problems));
    }

    private static Identity identity(Intake.Origin origin, String reference) {
        String number =
                reference.length() <= Identity.NUMBER_MAX
                        ? reference
                        : ContentHash.of(reference.getBytes(StandardCharsets.UTF_8)).hex();
        return new Identity(
                origin.coop(),
                origin.supplier(),
                Identity.Direction.IN,
                DocumentType.INTERCHANGE,
                number,
                0);
    }
}
