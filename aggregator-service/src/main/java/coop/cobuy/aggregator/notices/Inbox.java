package coop.cobuy.aggregator.notices;

import coop.cobuy.aggregator.identity.Coop;
import coop.cobuy.aggregator.identity.Coops;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.text.Voice;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/** What an account is told: as the member that it acts for, and in its roles. */
@Singleton
public class Inbox {

    static final LocalDateTime LAST = LocalDateTime.of(9999, 12, 31, 0, 0);
    static final UUID HIGHEST = new UUID(-1, -1);
    private static final UUID NOBODY = new UUID(0, 0);

    private final InboxRows rows;
    private final Coops coops;

    Inbox(InboxRows rows, Coops coops) {
        this.rows = rows;
        this.coops = coops;
    }

    /** A notice, for people. */
    public record News(String subject, String text, Instant toldAt) {}

    /** The newest first, in a language of the reader's. */
    @Transactional
    public List<News> newest(Caller caller, Locale language, int atMost) {
        Voice voice = voice(caller, language);
        return before(caller, LAST, HIGHEST, atMost).stream().map(row -> news(row, voice)).toList();
    }

    private static News news(InboxRow row, Voice voice) {
        NoticeWords words = NoticeWords.of(row, voice);
        return new News(words.subject(), words.text(), UtcTime.instant(row.toldAt()));
    }

    /** Moments are told in the co-op's zone. */
    @Transactional
    Voice voice(Caller caller, Locale language) {
        return Voice.in(language, coops.find(caller.coop()).map(Coop::zone).orElse(ZoneOffset.UTC));
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
