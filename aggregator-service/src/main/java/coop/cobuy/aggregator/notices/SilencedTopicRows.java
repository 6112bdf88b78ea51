package coop.cobuy.aggregator.notices;

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
interface SilencedTopicRows extends GenericRepository<SilencedTopicRow, UUID> {

    @Query(
            """
            SELECT account_id, topic
            FROM silenced_topic
            WHERE coop_id = :coop AND account_id = :account
            ORDER BY topic
            """)
    List<SilencedTopicRow> ofAccount(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID account);

    /** Which of the accounts do not want to be told of a topic. */
    @Query(
            """
            SELECT account_id, topic
            FROM silenced_topic
            WHERE coop_id = :coop AND account_id IN (:accounts) AND topic = :topic
            ORDER BY account_id
            """)
    List<SilencedTopicRow> among(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @Expandable @TypeDef(type = DataType.BYTE_ARRAY) List<byte[]> accounts,
            String topic);

    @Query(
            """
            INSERT INTO silenced_topic (coop_id, account_id, topic)
            VALUES (:coop, :account, :topic)
            ON DUPLICATE KEY UPDATE topic = silenced_topic.topic
            """)
    void insert(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID account,
            String topic);

    @Query(
            """
            DELETE FROM silenced_topic
            WHERE coop_id = :coop AND account_id = :account AND topic = :topic
            """)
    int delete(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID account,
            String topic);

    @Query("DELETE FROM silenced_topic WHERE coop_id = :coop AND account_id = :account")
    int deleteAll(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID account);
}
