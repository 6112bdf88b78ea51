package coop.cobuy.adapter.format.xlsx;

import coop.cobuy.problem.FieldProblem;

/**
 * A workbook cannot be read any further. Unchecked, since rows are read while others iterate over
 * them; it never leaves this package.
 */
final class UnreadableWorkbookException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String pointer;

    /**
     * @param pointer a part of the workbook, a sheet's name or a cell's
     */
    UnreadableWorkbookException(String pointer, String reason) {
        super(reason);
        this.pointer = pointer;
    }

    FieldProblem problem() {
        return new FieldProblem(pointer, String.valueOf(getMessage()));
    }
}
