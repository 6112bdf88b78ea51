package coop.cobuy.adapter.format;

import coop.cobuy.adapter.format.Samples.Sample;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Files with something done to them, from a seed: the same seed gives the same files. */
public final class Mutations {

    private static final String[] PIECES = {
        "-1",
        "0",
        "1e999999999",
        "99999999999999999999",
        "",
        " ",
        "\u0000",
        "ä",
        "NaN",
        "<",
        "&x;",
        "<!DOCTYPE a>",
        "<![CDATA[",
        "]]>",
        "2026-02-30",
        "'",
        "\"",
        "\r\n",
        "XXX",
        "%s"
    };

    private final List<byte[]> files;
    private final Random random;

    private Mutations(List<byte[]> files, long seed) {
        this.files = files;
        this.random = new Random(seed);
    }

    public static Mutations of(List<Sample> samples, long seed) {
        return new Mutations(samples.stream().map(Sample::bytes).toList(), seed);
    }

    /** Of files that are not among the samples. */
    public static Mutations of(long seed, List<byte[]> files) {
        return new Mutations(files, seed);
    }

    /**
     * Tries one after the other until the time is up.
     *
     * @return how many were tried
     */
    public int until(Duration limit, Consumer<byte[]> trial) {
        long end = System.nanoTime() + limit.toNanos();
        int tried = 0;
        while (System.nanoTime() < end) {
            byte[] bytes = next();
            try {
                trial.accept(bytes);
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError(
                        "mutation " + tried + ":\n" + new String(bytes, StandardCharsets.UTF_8), e);
            }
            tried++;
        }
        return tried;
    }

    private byte[] next() {
        byte[] bytes = files.get(random.nextInt(files.size())).clone();
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times; i++) {
            bytes = mutated(bytes);
        }
        return bytes;
    }

    private byte[] mutated(byte[] bytes) {
        if (bytes.length < 2) {
            return bytes;
        }
        int at = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, at + 1 + random.nextInt(60));
        return switch (random.nextInt(6)) {
            case 0 -> {
                bytes[at] = (byte) random.nextInt(256);
                yield bytes;
            }
            case 1 -> Arrays.copyOf(bytes, at);
            case 2 -> joined(bytes, at, new byte[0], to);
            case 3 -> joined(bytes, to, Arrays.copyOfRange(bytes, at, to), at);
            case 4 -> value(bytes);
            default ->
                    joined(
                            bytes,
                            at,
                            PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8),
                            at);
        };
    }

    /** The text of one element or one number in another's place. */
    private byte[] value(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        while (at < bytes.length && bytes[at] != '>' && bytes[at] != '+') {
            at++;
        }
        int to = at + 1;
        while (to < bytes.length && bytes[to] != '<' && bytes[to] != '+') {
            to++;
        }
        return to >= bytes.length
                ? bytes
                : joined(
                        bytes,
                        at + 1,
                        PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8),
                        to);
    }

    private static byte[] joined(byte[] bytes, int head, byte[] middle, int tail) {
        byte[] joined = Arrays.copyOf(bytes, head + middle.length + bytes.length - tail);
        System.arraycopy(middle, 0, joined, head, middle.length);
        System.arraycopy(bytes, tail, joined, head + middle.length, bytes.length - tail);
        return joined;
    }
}
