package coop.cobuy.aggregator.identity;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.time.LocalDateTime;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface PasskeyChallengeRows extends GenericRepository<PasskeyChallengeRow, String> {

    PasskeyChallengeRow save(PasskeyChallengeRow row);

    @Query(
            """
            SELECT challenge_hash, coop_id, account_id, expires_at
            FROM passkey_challenge
            WHERE challenge_hash = :challengeHash AND expires_at > :now
            """)
    Optional<PasskeyChallengeRow> find(String challengeHash, LocalDateTime now);

    /** A challenge is good once. */
    @Query("DELETE FROM passkey_challenge WHERE challenge_hash = :challengeHash")
    int end(String challengeHash);

    @Query("DELETE FROM passkey_challenge WHERE expires_at < :before LIMIT :atMost")
    int forget(LocalDateTime before, int atMost);
}
