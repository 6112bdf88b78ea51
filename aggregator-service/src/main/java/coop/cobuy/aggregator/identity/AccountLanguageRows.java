package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface AccountLanguageRows extends GenericRepository<AccountLanguageRow, UUID> {

    @Query(
            """
            SELECT account_id, language
            FROM account_language
            WHERE coop_id = :coop AND account_id IN (:accounts)
            ORDER BY account_id
            """)
    List<AccountLanguageRow> among(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @Expandable @TypeDef(type = DataType.BYTE_ARRAY) List<byte[]> accounts);

    @Query(
            """
            INSERT INTO account_language (coop_id, account_id, language)
            VALUES (:coop, :account, :language)
            ON DUPLICATE KEY UPDATE language = :language
            """)
    void choose(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID account,
            String language);

    @Query(
            """
            INSERT INTO account_language (coop_id, account_id, language)
            VALUES (:coop, :account, :language)
            ON DUPLICATE KEY UPDATE language = account_language.language
            """)
    void unlessChosen(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID account,
            String language);

    @Query("DELETE FROM account_language WHERE coop_id = :coop AND account_id = :account")
    int remove(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID account);
}
