package coop.cobuy.adapter.intake;

import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** The list of files that lie on suppliers' servers and cannot be taken, as last seen. */
@Singleton
class PickUpProblems {

    private static final int NAME_MAX = 200;
    private static final int REASON_MAX = 500;
    private static final int SHOWN_MAX = 200;

    private final PickUpProblemRows rows;
    private final Clock clock;

    PickUpProblems(PickUpProblemRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * A file that stays.
     *
     * @param name as the server says it; empty: the server itself
     */
    record Seen(String name, long bytes, String reason) {}

    /**
     * A file that stays, for the buyer.
     *
     * @param file its name as far as it can be shown; empty: the server itself cannot be used
     * @param since when it was seen first
     */
    record View(String file, long bytes, String reason, Instant since, Instant seenAt) {}

    /** What was seen now takes the place of what was seen before. */
    @Transactional
    void note(CoopId coop, SupplierId supplier, List<Seen> seen) {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (Seen one : seen) {
            rows.put(
                    coop.value(),
                    supplier.value(),
                    UUID.nameUUIDFromBytes(one.name().getBytes(StandardCharsets.UTF_8)),
                    shown(one.name(), NAME_MAX),
                    one.bytes(),
                    shown(one.reason(), REASON_MAX),
                    now);
        }
        rows.trim(coop.value(), supplier.value(), now);
    }

    private static String shown(String text, int max) {
        String plain = text.replaceAll("\\p{Cntrl}", "?");
        return plain.substring(0, Math.min(plain.length(), max));
    }

    @Transactional
    List<View> of(CoopId coop, SupplierId supplier) {
        return rows.of(coop.value(), supplier.value(), SHOWN_MAX).stream()
                .map(
                        row ->
                                new View(
                                        row.fileName(),
                                        row.bytes(),
                                        row.reason(),
                                        row.seenFirst().toInstant(ZoneOffset.UTC),
                                        row.seenLast().toInstant(ZoneOffset.UTC)))
                .toList();
    }
}
