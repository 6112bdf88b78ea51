package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface PersonAccountRows extends GenericRepository<PersonAccountRow, UUID> {

    PersonAccountRow save(PersonAccountRow row);

    @Query(
            """
            SELECT coop_id, account_id, person_id, linked_at
            FROM person_account
            WHERE coop_id = :coopId AND account_id = :accountId
            """)
    Optional<PersonAccountRow> find(UUID coopId, UUID accountId);

    @Query(
            """
            SELECT coop_id, account_id, person_id, linked_at
            FROM person_account
            WHERE person_id = :personId
            ORDER BY coop_id, account_id
            """)
    List<PersonAccountRow> ofPerson(UUID personId);

    @Query("UPDATE person_account SET person_id = :into WHERE person_id = :from")
    int merge(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID from,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID into);

    @Query("DELETE FROM person_account WHERE coop_id = :coopId AND account_id = :accountId")
    int unlink(UUID coopId, UUID accountId);
}
