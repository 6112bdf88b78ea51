package coop.cobuy.aggregator.plans;

import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.problem.FieldProblem;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with a request, up to a number that a person still reads. */
final class Findings {

    /** The most that one answer names. */
    static final int MAX = 100;

    private final List<FieldProblem> found = new ArrayList<>();

    /**
     * Notes a problem.
     *
     * @throws BadInput when there are too many to go on
     */
    void add(String pointer, String reason) {
        found.add(new FieldProblem(pointer, reason));
        if (found.size() >= MAX) {
            throw new BadInput(found);
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /**
     * @throws BadInput if anything was noted
     */
    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new BadInput(found);
        }
    }
}
