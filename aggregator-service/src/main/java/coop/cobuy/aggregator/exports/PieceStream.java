package coop.cobuy.aggregator.exports;

import coop.cobuy.aggregator.ledger.JournalReading;
import coop.cobuy.aggregator.ledger.Posting;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;

/** The bytes of an export; the next piece of the journal is read when the last one is used up. */
final class PieceStream extends InputStream {

    /** Where writing is. */
    private enum Stage {
        HEAD,
        BODY,
        OVER
    }

    private final JournalReading.Course course;
    private final Writing writing;
    private final Charset charset;
    private Stage stage = Stage.HEAD;
    private byte[] piece = {};
    private int at;

    PieceStream(JournalReading.Course course, Writing writing, Charset charset) {
        this.course = course;
        this.writing = writing;
        this.charset = charset;
    }

    @Override
    public int read() {
        return fill() ? piece[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, target, offset, count);
        at += count;
        return count;
    }

    private boolean fill() {
        while (at == piece.length && stage != Stage.OVER) {
            piece = next().getBytes(charset);
            at = 0;
        }
        return at < piece.length;
    }

    private String next() {
        if (stage == Stage.HEAD) {
            stage = Stage.BODY;
            return writing.head();
        }
        List<Posting> postings = course.next();
        if (postings.isEmpty()) {
            stage = Stage.OVER;
            return writing.foot();
        }
        return writing.body(postings);
    }
}
