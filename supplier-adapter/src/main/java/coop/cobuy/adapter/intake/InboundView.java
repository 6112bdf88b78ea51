package coop.cobuy.adapter.intake;

import coop.cobuy.problem.FieldProblem;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A document that a supplier sent.
 *
 * @param document SHA-256 of its bytes, which names it
 * @param part counts the documents of one file, 0 for the first
 * @param state {@code TAKEN}, {@code WAITING} (to be mapped), {@code REFUSED} (not understood) or
 *     {@code CONFLICT}
 * @param problems why it was not taken; of one that was, what was left out or found fault with
 * @param type absent if it was not understood
 */
record InboundView(
        UUID supplier,
        String document,
        int part,
        String source,
        String format,
        String state,
        @Nullable String type,
        @Nullable String number,
        @Nullable String orderNumber,
        List<FieldProblem> problems,
        Instant receivedAt,
        Instant decidedAt) {

    InboundView {
        problems = List.copyOf(problems);
    }
}
