package coop.cobuy.adapter.profile;

import coop.cobuy.adapter.platform.UuidBytes;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface ProfileRows extends GenericRepository<ProfileRow, UUID> {

    String COLUMNS =
            """
            SELECT coop_id, supplier_id, version, format, format_version, character_set,
                format_options, transport, address, secret, allow_private_targets,
                transport_options, expects_answer, answer_within_hours, order_hours_before,
                time_zone, switched_off_at, switched_off_because, changed_at, changed_by
            FROM supplier_profile
            """;

    ProfileRow save(ProfileRow row);

    @Query(COLUMNS + "WHERE coop_id = :coop AND supplier_id = :supplier")
    Optional<ProfileRow> find(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplier);

    @Query(COLUMNS + "WHERE transport = :transport ORDER BY coop_id, supplier_id")
    List<ProfileRow> by(String transport);

    @Query(COLUMNS + "WHERE secret IS NOT NULL ORDER BY coop_id, supplier_id")
    List<ProfileRow> withSecret();

    /** The same secret, kept otherwise: nothing that counts as a change. */
    @Query(
            """
            UPDATE supplier_profile SET secret = :sealed
            WHERE coop_id = :coop AND supplier_id = :supplier AND secret = :kept
            """)
    long seal(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplier,
            String kept,
            String sealed);

    /** 1 if the version is the expected one. Switches the route on again. */
    @Query(
            """
            UPDATE supplier_profile
            SET version = version + 1, format = :format, format_version = :formatVersion,
                character_set = :characterSet, format_options = :formatOptions,
                transport = :transport, address = :address, secret = :secret,
                allow_private_targets = :allowPrivateTargets,
                transport_options = :transportOptions, expects_answer = :expectsAnswer,
                answer_within_hours = :answerWithinHours,
                order_hours_before = :orderHoursBefore, time_zone = :timeZone,
                switched_off_at = NULL, switched_off_because = NULL,
                changed_at = :changedAt, changed_by = :changedBy
            WHERE coop_id = :coop AND supplier_id = :supplier AND version = :version
            """)
    int change(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplier,
            int version,
            String format,
            String formatVersion,
            String characterSet,
            String formatOptions,
            String transport,
            String address,
            @Nullable String secret,
            boolean allowPrivateTargets,
            String transportOptions,
            boolean expectsAnswer,
            @Nullable Integer answerWithinHours,
            @Nullable Integer orderHoursBefore,
            String timeZone,
            LocalDateTime changedAt,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID changedBy);

    /** Only the version that was sent to: one that was put right meanwhile stays on. */
    @Query(
            """
            UPDATE supplier_profile SET switched_off_at = :at, switched_off_because = :because
            WHERE coop_id = :coop AND supplier_id = :supplier AND version = :version
            """)
    int switchOff(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplier,
            int version,
            LocalDateTime at,
            String because);

    /** Names with versions of all formats in use, each once, such as {@code json 1}. */
    @Query("SELECT DISTINCT CONCAT(format, ' ', format_version) FROM supplier_profile")
    List<String> formats();
}
