package coop.cobuy.aggregator.platform;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Instants as the {@code DATETIME(6)} columns hold them: in UTC, without a zone. */
public final class UtcTime {

    private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);
    private static final long MICROS_MAX = 100_000_000_000_000_000L;

    private UtcTime() {}

    public static LocalDateTime of(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /** Whole microseconds since 1970, for cursors. */
    public static long micros(LocalDateTime utc) {
        return ChronoUnit.MICROS.between(EPOCH, utc);
    }

    /**
     * The inverse of {@link #micros}.
     *
     * @throws BadInput if it is outside the years that a database can hold
     */
    public static LocalDateTime ofMicros(long micros) {
        if (Math.abs(micros) > MICROS_MAX) {
            throw new BadInput("cursor", "is not one that this list gave; start without it");
        }
        return EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    public static Instant instant(LocalDateTime utc) {
        return utc.toInstant(ZoneOffset.UTC);
    }
}
