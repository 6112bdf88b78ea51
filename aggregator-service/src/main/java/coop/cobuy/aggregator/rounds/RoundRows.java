package coop.cobuy.aggregator.rounds;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface RoundRows extends GenericRepository<RoundRow, UUID> {

    String SELECT =
            """
            SELECT coop_id, id, version, state, name, opening_at, cut_off_at, completion_end_at,
              delivery_date, currency, per_order_minor, per_member_minor, allotment_rule, cost_rule, freight_rule,
              missed_minimum, no_one_worse_off, vat_model, rounding, surplus,
              snapshot_version, snapshot_hash, mark_id, mark_phase,
              mark_partitions, mark_sent_at, resolution_hash, first_cut_at, frozen_at, ordered_at, cancel_reason, cancelled_by,
              cancelled_at
            FROM buying_round
            """;

    RoundRow save(RoundRow row);

    @Query(SELECT + " WHERE coop_id = :coopId AND id = :id")
    Optional<RoundRow> find(UUID coopId, UUID id);

    @Query(SELECT + " WHERE coop_id = :coopId AND id = :id FOR UPDATE")
    Optional<RoundRow> lock(UUID coopId, UUID id);

    /** Newest first, since ids grow with time. */
    @Query(SELECT + " WHERE coop_id = :coopId AND id < :before ORDER BY id DESC LIMIT :atMost")
    List<RoundRow> before(
            UUID coopId,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID before,
            int atMost);

    @Query(
            SELECT
                    + " WHERE coop_id = :coopId AND state = :state AND id < :before"
                    + " ORDER BY id DESC LIMIT :atMost")
    List<RoundRow> before(
            UUID coopId,
            String state,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID before,
            int atMost);

    @Query(
            SELECT
                    + " WHERE state = 'PLANNED' AND opening_at <= :now AND cut_off_at > :now"
                    + " ORDER BY opening_at, id LIMIT :atMost")
    List<RoundRow> dueToOpen(LocalDateTime now, int atMost);

    @Query(
            SELECT
                    + " WHERE state = 'OPEN' AND completion_end_at IS NOT NULL"
                    + " AND cut_off_at <= :now ORDER BY cut_off_at, id LIMIT :atMost")
    List<RoundRow> dueToCut(LocalDateTime now, int atMost);

    @Query(
            SELECT
                    + " WHERE (state = 'OPEN' AND completion_end_at IS NULL AND cut_off_at <= :now)"
                    + " OR (state = 'COMPLETING' AND completion_end_at <= :now)"
                    + " ORDER BY cut_off_at, id LIMIT :atMost")
    List<RoundRow> dueToClose(LocalDateTime now, int atMost);

    /** Open ones whose cut-off is near, of which listeners were not told yet. */
    @Query(
            SELECT
                    + " WHERE state = 'OPEN' AND cut_off_at > :now AND cut_off_at <= :near"
                    + " AND TIMESTAMPDIFF(SECOND, :now, cut_off_at)"
                    + " <= TIMESTAMPDIFF(SECOND, opening_at, :now)"
                    + " AND NOT EXISTS (SELECT 1 FROM round_event e"
                    + " WHERE e.coop_id = buying_round.coop_id"
                    + " AND e.round_id = buying_round.id AND e.event = 'ENDING')"
                    + " ORDER BY cut_off_at, id LIMIT :atMost")
    List<RoundRow> ending(LocalDateTime now, LocalDateTime near, int atMost);

    /** Once, however many instances see it at the same time; due at once. */
    @Query(
            """
            INSERT INTO round_event (coop_id, round_id, event, due_at, attempts)
            VALUES (:coopId, :id, 'ENDING', '2000-01-01', 0)
            ON DUPLICATE KEY UPDATE attempts = attempts
            """)
    void noteEnding(UUID coopId, UUID id);

    @Query(
            SELECT
                    + " WHERE state IN ('OPENING', 'CUTTING', 'CLOSING', 'RESOLVING', 'CANCELLING')"
                    + " AND mark_sent_at <= :sentBefore ORDER BY mark_sent_at, id LIMIT :atMost")
    List<RoundRow> hanging(LocalDateTime sentBefore, int atMost);

    /** Raises the version, which must be one below; the count says whether it was. */
    @Query(
            """
            UPDATE buying_round
            SET version = :version
            WHERE coop_id = :coopId AND id = :id AND version = :version - 1
            """)
    long raiseVersion(UUID coopId, UUID id, long version);

    @Query(
            """
            UPDATE buying_round
            SET state = :state, name = :name, opening_at = :openingAt,
              cut_off_at = :cutOffAt, completion_end_at = :completionEndAt,
              delivery_date = :deliveryDate, currency = :currency,
              per_order_minor = :perOrderMinor, per_member_minor = :perMemberMinor,
              allotment_rule = :allotmentRule, cost_rule = :costRule, freight_rule = :freightRule,
              missed_minimum = :missedMinimum, no_one_worse_off = :noOneWorseOff,
              vat_model = :vatModel, rounding = :rounding, surplus = :surplus, snapshot_version = :snapshotVersion,
              snapshot_hash = :snapshotHash, mark_id = :markId, mark_phase = :markPhase,
              mark_partitions = :markPartitions, mark_sent_at = :markSentAt,
              frozen_at = :frozenAt, ordered_at = :orderedAt, cancel_reason = :cancelReason,
              cancelled_by = :cancelledBy, cancelled_at = :cancelledAt
            WHERE coop_id = :coopId AND id = :id AND version = :version
            """)
    void update(RoundRow row);

    @Query(
            "UPDATE buying_round SET resolution_hash = :hash"
                    + " WHERE coop_id = :coopId AND id = :id")
    long resolved(UUID coopId, UUID id, String hash);

    @Query("SELECT resolution_hash FROM buying_round WHERE coop_id = :coopId AND id = :id")
    Optional<String> resolution(UUID coopId, UUID id);

    @Query(
            "UPDATE buying_round SET mark_sent_at = :sentAt"
                    + " WHERE coop_id = :coopId AND id = :id AND mark_id = :markId")
    long sentAgain(UUID coopId, UUID id, UUID markId, LocalDateTime sentAt);
}
