package coop.cobuy.aggregator.ledger;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface AccountRows extends GenericRepository<AccountRow, UUID> {

    @Query(
            """
            SELECT coop_id, id, kind, owner_id, currency, opened_at
            FROM ledger_account
            WHERE coop_id = :coopId AND kind <> 'MEMBER'
            ORDER BY kind, owner_id
            """)
    List<AccountRow> allButMembers(UUID coopId);

    @Query(
            """
            SELECT coop_id, id, kind, owner_id, currency, opened_at
            FROM ledger_account
            WHERE coop_id = :coopId AND id IN (:ids)
            """)
    List<AccountRow> among(
            UUID coopId,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) List<UUID> ids);
}
