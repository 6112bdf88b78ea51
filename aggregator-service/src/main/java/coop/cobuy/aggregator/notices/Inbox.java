package coop.cobuy.aggregator.notices;

import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.UtcTime;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

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

    @Transactional
    List<InboxRow> before(Caller caller, LocalDateTime at, UUID id, int atMost) {
        return rows.before(
                caller.coop().value(),
                caller.member().map(member -> member.value()).orElse(NOBODY),
                caller.roles().stream().map(Enum::name).toList(),
                caller.account().value(),
                at,
                id,
                atMost);
    }
}
