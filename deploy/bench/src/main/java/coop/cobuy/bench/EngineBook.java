package coop.cobuy.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * A frozen book of orders in a file, offer by offer, each offer's lines by member: what the engine
 * reads, and what the baseline merely reads and adds up.
 *
 * @param members who have lines, numbered from 0
 * @param offers over which the lines are spread evenly
 */
record EngineBook(Path file, int members, int offers, long lines) {

    private static final int BUFFER = 1 << 16;
    private static final int QUANTITY_MAX = 12;
    private static final long MILLI = 1_000;
    private static final long LIMIT_MICRO = 1_420_000;

    /** Takes the lines of one offer after another. */
    interface Reader {
        void line(int member, long quantityMilli, long toleranceMilli, long limitMicro);

        /** All lines of an offer were told. */
        void offerEnds(int offer);
    }

    /** Writes a book of so many lines, ten for each member; the same seed gives the same book. */
    static EngineBook write(Path folder, long lines, int offers, long seed) throws IOException {
        Path file = folder.resolve("book-" + lines);
        int each = Math.toIntExact(lines / offers);
        int members = Math.toIntExact(Math.max(lines / 10, each));
        Random random = new Random(seed);
        try (DataOutputStream out =
                new DataOutputStream(
                        new BufferedOutputStream(Files.newOutputStream(file), BUFFER))) {
            for (int offer = 0; offer < offers; offer++) {
                out.writeInt(each);
                int step = members / each;
                for (int i = 0; i < each; i++) {
                    out.writeInt(i * step + random.nextInt(step));
                    out.writeLong((1 + random.nextInt(QUANTITY_MAX)) * MILLI);
                    out.writeLong(random.nextInt(3) * MILLI);
                    out.writeLong(random.nextInt(10) == 0 ? LIMIT_MICRO : Long.MAX_VALUE);
                }
            }
        }
        return new EngineBook(file, members, offers, (long) each * offers);
    }

    void read(Reader reader) throws IOException {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
            for (int offer = 0; offer < offers; offer++) {
                for (int left = in.readInt(); left > 0; left--) {
                    reader.line(in.readInt(), in.readLong(), in.readLong(), in.readLong());
                }
                reader.offerEnds(offer);
            }
        }
    }
}
