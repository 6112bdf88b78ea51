package coop.cobuy.aggregator.rounds;

import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.contract.ordering.v1.MarkRound;
import coop.cobuy.id.Id;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;

/**
 * Where partitions answer a round's marks. Plain JDBC, in the transaction in which whoever applies
 * the log moves its position, so that an answer counts exactly when the mark was applied.
 */
@Singleton
public class RoundMarks {

    /** What an answer did. */
    public enum Answer {
        /** The partition is noted; others are still awaited. */
        NOTED,
        /** The partition was the last: the round has moved on. */
        COMPLETED,
        /** The partition had answered before, or the mark is of a step that is over. */
        REPEATED,
        /** There is no such round. */
        UNKNOWN
    }

    /** What a round's row says of the step that is on its way. */
    private record OnItsWay(@Nullable UUID markId, int partitionCount, boolean isCut) {}

    /**
     * How far the step is.
     *
     * @param lastAt when the last mark that counted came into the log, the same in every replay
     */
    private record Progress(long awaited, LocalDateTime lastAt) {}

    /**
     * Notes that a partition has met a mark. Locks the round's row until the transaction ends; of
     * all partitions, the one that is last by that lock moves the round on.
     *
     * @param offset of the mark in the partition
     * @param at when the mark came into the log
     * @throws IllegalStateException if the mark was written for another number of partitions
     */
    public Answer applied(
            Connection connection, MarkRound mark, int partition, long offset, Instant at)
            throws SQLException {
        OnItsWay step = lock(connection, mark);
        if (step == null) {
            return Answer.UNKNOWN;
        }
        if (!mark.markId().equals(step.markId())) {
            return Answer.REPEATED;
        }
        if (mark.partitionCount() != step.partitionCount() || mark.partition() != partition) {
            throw new IllegalStateException(
                    "mark %s in partition %d: for %d of %d (expected: of %d)"
                            .formatted(
                                    mark.markId(),
                                    partition,
                                    mark.partition(),
                                    mark.partitionCount(),
                                    step.partitionCount()));
        }
        if (!note(connection, mark, offset, at)) {
            return Answer.REPEATED;
        }
        Progress progress = progress(connection, mark);
        if (progress.awaited() > 0) {
            return Answer.NOTED;
        }
        moveOn(connection, mark, step.isCut(), progress.lastAt());
        return Answer.COMPLETED;
    }

    private static @Nullable OnItsWay lock(Connection connection, MarkRound mark)
            throws SQLException {
        String sql =
                "SELECT mark_id, mark_partitions, first_cut_at FROM buying_round"
                        + " WHERE coop_id = ? AND id = ? FOR UPDATE";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, Id.bytes(mark.coopId()));
            statement.setBytes(2, Id.bytes(mark.roundId()));
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return null;
                }
                byte[] id = rows.getBytes(1);
                return new OnItsWay(
                        id == null ? null : Id.uuid(id),
                        rows.getInt(2),
                        rows.getObject(3, LocalDateTime.class) != null);
            }
        }
    }

    /** False if it was noted before. */
    private static boolean note(Connection connection, MarkRound mark, long offset, Instant at)
            throws SQLException {
        String sql =
                "UPDATE round_partition SET log_offset = ?, marked_at = ?"
                        + " WHERE coop_id = ? AND round_id = ? AND mark_id = ? AND partition_no = ?"
                        + " AND log_offset IS NULL";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, offset);
            statement.setObject(2, UtcTime.of(at));
            bindMark(statement, 3, mark);
            statement.setInt(6, mark.partition());
            return statement.executeUpdate() == 1;
        }
    }

    private static Progress progress(Connection connection, MarkRound mark) throws SQLException {
        String sql =
                "SELECT COUNT(*) - COUNT(log_offset), MAX(marked_at) FROM round_partition"
                        + " WHERE coop_id = ? AND round_id = ? AND mark_id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bindMark(statement, 1, mark);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return new Progress(rows.getLong(1), rows.getObject(2, LocalDateTime.class));
            }
        }
    }

    private static void bindMark(PreparedStatement statement, int from, MarkRound mark)
            throws SQLException {
        statement.setBytes(from, Id.bytes(mark.coopId()));
        statement.setBytes(from + 1, Id.bytes(mark.roundId()));
        statement.setBytes(from + 2, Id.bytes(mark.markId()));
    }

    /**
     * @param isCut whether a first cut was made before
     */
    private static void moveOn(
            Connection connection, MarkRound mark, boolean isCut, LocalDateTime lastAt)
            throws SQLException {
        switch (mark.phase()) {
            case OPEN -> {
                moveOn(connection, mark, RoundState.OPENING, RoundState.OPEN, null);
                RoundEvents.note(connection, mark, RoundEvent.OPENED);
            }
            case CUT -> {
                moveOn(connection, mark, RoundState.CUTTING, RoundState.COMPLETING, null);
                noteCut(connection, mark, lastAt);
                RoundEvents.note(connection, mark, RoundEvent.COMPLETING);
            }
            case CLOSE -> {
                if (isCut) {
                    moveOn(connection, mark, RoundState.CLOSING, RoundState.RESOLVING, null);
                    RoundEvents.note(connection, mark, RoundEvent.RESOLVING);
                } else {
                    moveOn(connection, mark, RoundState.CLOSING, RoundState.FROZEN, lastAt);
                    RoundEvents.note(connection, mark, RoundEvent.FROZEN);
                }
            }
            case RESOLVE -> {
                moveOn(connection, mark, RoundState.RESOLVING, RoundState.FROZEN, lastAt);
                RoundEvents.note(connection, mark, RoundEvent.FROZEN);
            }
            case CANCEL -> {
                moveOn(connection, mark, RoundState.CANCELLING, RoundState.CANCELLED, null);
                RoundEvents.note(connection, mark, RoundEvent.CANCELLED);
            }
        }
    }

    private static void noteCut(Connection connection, MarkRound mark, LocalDateTime at)
            throws SQLException {
        String sql = "UPDATE buying_round SET first_cut_at = ? WHERE coop_id = ? AND id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, at);
            statement.setBytes(2, Id.bytes(mark.coopId()));
            statement.setBytes(3, Id.bytes(mark.roundId()));
            statement.executeUpdate();
        }
    }

    private static void moveOn(
            Connection connection,
            MarkRound mark,
            RoundState from,
            RoundState to,
            @Nullable LocalDateTime frozenAt)
            throws SQLException {
        String sql =
                "UPDATE buying_round SET state = ?, version = version + 1, frozen_at = ?,"
                        + " mark_id = NULL, mark_phase = NULL, mark_partitions = NULL,"
                        + " mark_sent_at = NULL"
                        + " WHERE coop_id = ? AND id = ? AND mark_id = ? AND state = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, to.name());
            statement.setObject(2, frozenAt);
            bindMark(statement, 3, mark);
            statement.setString(6, from.name());
            int changed = statement.executeUpdate();
            if (changed != 1) {
                throw new IllegalStateException(
                        "rounds moved on by " + mark + ": " + changed + " (expected: 1)");
            }
        }
    }
}
