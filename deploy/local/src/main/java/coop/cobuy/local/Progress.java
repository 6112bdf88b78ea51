package coop.cobuy.local;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Tells the person at the terminal what is going on, with the seconds since the start. */
public final class Progress {

    private final PrintStream out;
    private final Clock clock;
    private final Instant start;

    public Progress(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
        this.start = clock.instant();
    }

    /** One line with the seconds since the start. */
    public void say(String sentence) {
        Duration since = Duration.between(start, clock.instant());
        long tenths = since.toMillis() / 100;
        out.printf(Locale.ROOT, "%4d.%d s  %s%n", tenths / 10, tenths % 10, sentence);
        out.flush();
    }

    /** Without the seconds, for what is to be read at leisure. */
    public void print(String text) {
        out.println(text);
        out.flush();
    }
}
