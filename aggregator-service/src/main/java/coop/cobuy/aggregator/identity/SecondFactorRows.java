package coop.cobuy.aggregator.identity;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface SecondFactorRows extends GenericRepository<SecondFactorRow, UUID> {

    SecondFactorRow save(SecondFactorRow row);

    @Query(
            """
            SELECT coop_id, account_id, secret, confirmed_at, last_step
            FROM second_factor
            WHERE coop_id = :coopId AND account_id = :accountId
            """)
    Optional<SecondFactorRow> find(UUID coopId, UUID accountId);

    @Query(
            """
            UPDATE second_factor
            SET confirmed_at = :confirmedAt
            WHERE coop_id = :coopId AND account_id = :accountId AND confirmed_at IS NULL
            """)
    int confirm(UUID coopId, UUID accountId, LocalDateTime confirmedAt);

    /** Compare-and-set: of two who show the same code at once, one comes in. */
    @Query(
            """
            UPDATE second_factor
            SET last_step = :step
            WHERE coop_id = :coopId AND account_id = :accountId AND last_step < :step
            """)
    int used(UUID coopId, UUID accountId, long step);

    @Query("DELETE FROM second_factor WHERE coop_id = :coopId AND account_id = :accountId")
    int remove(UUID coopId, UUID accountId);

    @Query(
            """
            INSERT INTO recovery_code (coop_id, account_id, code_hash)
            VALUES (:coopId, :accountId, :codeHash)
            """)
    void addRecoveryCode(UUID coopId, UUID accountId, String codeHash);

    @Query(
            """
            DELETE FROM recovery_code
            WHERE coop_id = :coopId AND account_id = :accountId AND code_hash = :codeHash
            """)
    int useRecoveryCode(UUID coopId, UUID accountId, String codeHash);

    @Query("DELETE FROM recovery_code WHERE coop_id = :coopId AND account_id = :accountId")
    int removeRecoveryCodes(UUID coopId, UUID accountId);

    @Query("SELECT COUNT(*) FROM recovery_code WHERE coop_id = :coopId AND account_id = :accountId")
    int recoveryCodes(UUID coopId, UUID accountId);

    @Query(
            """
            SELECT COUNT(*)
            FROM sign_in_rule
            WHERE coop_id = :coopId AND second_factor_required = 1
            """)
    int required(UUID coopId);

    @Query(
            """
            INSERT INTO sign_in_rule (coop_id, second_factor_required)
            VALUES (:coopId, :required)
            ON DUPLICATE KEY UPDATE second_factor_required = :required
            """)
    void require(UUID coopId, boolean required);
}
