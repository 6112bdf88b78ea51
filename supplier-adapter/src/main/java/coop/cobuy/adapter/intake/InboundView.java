package coop.cobuy.adapter.intake;

import coop.cobuy.problem.FieldProblem;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * A document that a supplier sent.
 *
 * @param document SHA-256 of its bytes, which names it
 * @param state {@code TAKEN}, {@code REFUSED} or {@code CONFLICT}
 * @param type absent if it was not understood
 */
record InboundView(
        String document,
        String source,
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
