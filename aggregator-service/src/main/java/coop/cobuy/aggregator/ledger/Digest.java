package coop.cobuy.aggregator.ledger;

import coop.cobuy.id.CoopId;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The SHA-256 of what is posted, by which the same is told from something else. */
final class Digest {

    private static final char FIELD_END = '\u001F';

    private final MessageDigest sha256;

    private Digest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String of(CoopId coop, Journal journal) {
        Digest digest = new Digest();
        digest.head(journal.head());
        digest.transfers(coop, journal.transfers());
        return digest.hex();
    }

    static String of(JournalHead head, int chunks) {
        Digest digest = new Digest();
        digest.head(head);
        digest.field(chunks);
        return digest.hex();
    }

    static String of(CoopId coop, Chunk chunk) {
        Digest digest = new Digest();
        digest.field(chunk.firstLine());
        digest.transfers(coop, chunk.transfers());
        digest.field(chunk.releases());
        chunk.alsoReleased().stream().map(Object::toString).sorted().forEach(digest::field);
        return digest.hex();
    }

    private void head(JournalHead head) {
        field(head.kind());
        field(head.text());
        field(head.reference());
        field(head.occurredOn());
        field(head.corrects());
    }

    private void transfers(CoopId coop, List<Transfer> transfers) {
        for (Transfer transfer : transfers) {
            field(transfer.debit().id(coop));
            field(transfer.credit().id(coop));
            field(transfer.amount().minor());
            field(transfer.amount().currency());
            field(transfer.purpose());
        }
    }

    private void field(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        sha256.update((text + FIELD_END).getBytes(StandardCharsets.UTF_8));
    }

    private String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
