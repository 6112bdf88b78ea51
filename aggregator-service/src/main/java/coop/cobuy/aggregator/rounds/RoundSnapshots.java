package coop.cobuy.aggregator.rounds;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.RoundId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.util.Optional;

/** The snapshots of rounds. Kept in memory once read: a snapshot never changes. */
@Singleton
public class RoundSnapshots {

    private static final int KEPT_MAX = 200;

    private record Key(CoopId coop, RoundId round, int version) {}

    private final RoundSnapshotRows rows;
    private final Cache<Key, RoundSnapshot> kept =
            Caffeine.newBuilder().maximumSize(KEPT_MAX).build();

    RoundSnapshots(RoundSnapshotRows rows) {
        this.rows = rows;
    }

    /**
     * @throws IllegalStateException if what is kept is not what its hash was taken of
     */
    @Transactional
    public Optional<RoundSnapshot> find(CoopId coop, RoundId round, int version) {
        Key key = new Key(coop, round, version);
        RoundSnapshot known = kept.getIfPresent(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<RoundSnapshot> read =
                rows.find(coop.value(), round.value(), version)
                        .map(
                                row ->
                                        SnapshotBytes.read(
                                                new SnapshotName(version, row.hash()),
                                                row.content()));
        read.ifPresent(snapshot -> kept.put(key, snapshot));
        return read;
    }

    /** Keeps what a round opens with, in the opening's transaction. */
    @Transactional
    SnapshotName keep(CoopId coop, RoundId round, int version, byte[] content, Instant at) {
        SnapshotName name = new SnapshotName(version, SnapshotBytes.hash(content));
        rows.save(
                new RoundSnapshotRow(
                        coop.value(),
                        round.value(),
                        version,
                        name.hash(),
                        UtcTime.of(at),
                        content));
        return name;
    }
}
