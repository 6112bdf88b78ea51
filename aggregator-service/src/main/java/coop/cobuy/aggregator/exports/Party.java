package coop.cobuy.aggregator.exports;

/**
 * Whose an account is, as an export names it.
 *
 * @param number a member's number or a supplier's code; empty: the co-op's own
 * @param name empty: the co-op's own
 * @param rank the how-manyeth member or supplier of the co-op, from 1, which never changes; 0: the
 *     co-op's own
 */
record Party(String number, String name, int rank) {

    static final Party COOP = new Party("", "", 0);
}
