package coop.cobuy.aggregator.banking;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface BankLineRows extends GenericRepository<BankLineRow, UUID> {

    String SELECT =
            """
            SELECT coop_id, id, file_id, line_no, bank_reference, direction, amount_minor, currency,
              booked_on, name, iban, text, state, matched_by, party_kind, party_id, journal_id,
              decided_by, decided_at, received_at
            FROM bank_line
            """;

    BankLineRow save(BankLineRow row);

    @Query(SELECT + " WHERE coop_id = :coopId AND id = :id")
    Optional<BankLineRow> find(UUID coopId, UUID id);

    @Query(SELECT + " WHERE coop_id = :coopId AND id = :id FOR UPDATE")
    Optional<BankLineRow> lock(UUID coopId, UUID id);

    /** By day and id, after one. */
    @Query(
            SELECT
                    + """
                     WHERE coop_id = :coopId AND state = :state
                       AND (booked_on > :day OR (booked_on = :day AND id > :after))
                     ORDER BY booked_on, id
                     LIMIT :atMost
                    """)
    List<BankLineRow> inState(
            UUID coopId,
            String state,
            LocalDate day,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID after,
            int atMost);

    /** Proposed for a member, or booked. */
    @Query(
            SELECT
                    + """
                     WHERE coop_id = :coopId AND party_kind = 'MEMBER' AND party_id = :partyId
                     ORDER BY booked_on, id
                    """)
    List<BankLineRow> ofMember(UUID coopId, UUID partyId);

    @Query(
            """
            UPDATE bank_line
            SET name = '', iban = '', text = ''
            WHERE coop_id = :coopId AND party_kind = 'MEMBER' AND party_id = :partyId
            """)
    int blank(UUID coopId, UUID partyId);

    @Query("SELECT COUNT(*) FROM bank_line WHERE coop_id = :coopId AND state = :state")
    long count(UUID coopId, String state);

    @Query(
            """
            UPDATE bank_line
            SET state = :state, party_kind = :partyKind, party_id = :partyId,
              journal_id = :journalId, decided_by = :decidedBy, decided_at = :decidedAt
            WHERE coop_id = :coopId AND id = :id
            """)
    int decide(
            UUID coopId,
            UUID id,
            String state,
            @Nullable String partyKind,
            @Nullable UUID partyId,
            @Nullable UUID journalId,
            @Nullable UUID decidedBy,
            LocalDateTime decidedAt);
}
