package coop.cobuy.aggregator.members;

import coop.cobuy.aggregator.platform.UuidBytes;
import coop.cobuy.id.MemberId;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.util.UUID;

/** A row of {@code member}. */
@MappedEntity("member")
record MemberRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID id,
        String number,
        String name,
        @Nullable String email,
        boolean active,
        @Nullable String importHash,
        int version,
        LocalDateTime createdAt) {

    Member member() {
        return new Member(new MemberId(id), number, name, email, active);
    }
}
