package coop.cobuy.aggregator.notices;

import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.platform.UtcTime;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What an account is told: as the member that it acts for, and in its roles. */
@Singleton
public class Inbox {

    static final LocalDateTime LAST = LocalDateTime.of(9999, 12, 31, 0, 0);
    static final UUID HIGHEST = new UUID(-1, -1);
    private static final UUID NOBODY = new UUID(0, 0);

    private final InboxRows rows;

    Inbox(InboxRows rows) {
        this.rows = rows;
    }

    /** A notice, for people. */
    public record News(String subject, String text, Instant toldAt) {}

    /** The newest first. */
    @Transactional
    public List<News> newest(Caller caller, int atMost) {
        return before(caller, LAST, HIGHEST, atMost).stream()
                .map(row -> new News(row.subject(), row.text(), UtcTime.instant(row.toldAt())))
                .toList();
    }

    /** What notices for many call those that the caller is among. */
    private static List<String> audiences(Caller caller) {
        Stream<String> roles = caller.roles().stream().map(Enum::name);
        return Stream.concat(roles, caller.member().stream().map(m -> NoticeRow.ALL_MEMBERS))
                .toList();
    }

    static boolean isFor(Caller caller, NoticeRow row) {
        UUID member = row.memberId();
        return member == null
                ? audiences(caller).contains(row.role())
                : caller.member().filter(m -> m.value().equals(member)).isPresent();
    }

    @Transactional
    List<InboxRow> before(Caller caller, LocalDateTime at, UUID id, int atMost) {
        return rows.before(
                caller.coop().value(),
                caller.member().map(member -> member.value()).orElse(NOBODY),
                audiences(caller),
                UtcTime.of(IdSource.madeAt(caller.account().value())),
                caller.account().value(),
                at,
                id,
                atMost);
    }
}
