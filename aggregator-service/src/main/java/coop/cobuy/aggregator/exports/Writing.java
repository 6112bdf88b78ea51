package coop.cobuy.aggregator.exports;

import coop.cobuy.aggregator.ledger.Posting;

import java.util.List;

/** How a journal is written for one program: a head, and then posting by posting. */
interface Writing {

    /** What stands before all postings. */
    String head();

    /** Some postings; a journal may be cut between two calls. */
    String body(List<Posting> postings);

    /** What stands behind all postings. */
    String foot();
}
