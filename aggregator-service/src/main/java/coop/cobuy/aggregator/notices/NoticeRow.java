package coop.cobuy.aggregator.notices;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A row of {@code notice}.
 *
 * @param role whose all it is for, {@link #ALL_MEMBERS} for everybody who acts for a member
 * @param mailAfter of a notice for all members: the last one that was mailed; null: none
 * @param mailedTo while others wait for it: addresses that have the mail, one a line, of a notice
 *     for all members those of the household that is next; null: none
 */
@MappedEntity("notice")
record NoticeRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID id,
        @Nullable @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                UUID memberId,
        @Nullable String role,
        String kind,
        String subject,
        String text,
        @Nullable String said,
        @Nullable String link,
        LocalDateTime toldAt,
        MailState mailState,
        int mailAttempts,
        LocalDateTime mailDueAt,
        @Nullable String mailProblem,
        @Nullable @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                UUID mailAfter,
        @Nullable String mailedTo) {

    /** Delegates too, so it is no name of one role. */
    static final String ALL_MEMBERS = "ALL_MEMBERS";

    /** For {@link #mailedTo}. */
    static @Nullable String lines(Set<String> addresses) {
        return addresses.isEmpty() ? null : String.join("\n", new TreeSet<>(addresses));
    }

    Set<String> alreadyMailed() {
        return mailedTo == null ? Set.of() : Set.copyOf(mailedTo.lines().toList());
    }

    boolean isForAllMembers() {
        return ALL_MEMBERS.equals(role);
    }
}
