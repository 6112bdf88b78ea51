package coop.cobuy.aggregator.notices;

import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Tells people what happened; in the transaction under way, so that both are true or neither. */
@Singleton
public class Notices {

    private final NoticeInsert insert;
    private final MailSettings mail;
    private final Clock clock;

    Notices(NoticeInsert insert, MailSettings mail, Clock clock) {
        this.insert = insert;
        this.mail = mail;
        this.clock = clock;
    }

    /**
     * Tells one recipient.
     *
     * @param once names what is told, such as {@code round.cancelled/ID}: the same recipient is
     *     told the same only once
     */
    @Transactional
    public void tell(CoopId coop, Recipient recipient, String once, Message message) {
        tell(coop, List.of(new Told(recipient, once, message)));
    }

    /**
     * One thing to tell, see {@link #tell(CoopId, Recipient, String, Message)}.
     *
     * @param once names it
     */
    public record Told(Recipient recipient, String once, Message message) {}

    /** Tells many recipients something each. */
    @Transactional
    public void tell(CoopId coop, Collection<Told> all) {
        LocalDateTime now = UtcTime.of(clock.instant());
        insert.unlessTold(
                all.stream()
                        .map(one -> row(coop, one.recipient(), one.once(), one.message(), now))
                        .toList());
    }

    /** Tells many members the same. */
    @Transactional
    public void tellMembers(
            CoopId coop, Collection<MemberId> members, String once, Message message) {
        LocalDateTime now = UtcTime.of(clock.instant());
        insert.unlessTold(
                coop,
                once,
                message,
                members.stream()
                        .distinct()
                        .map(member -> row(coop, Recipient.member(member), once, message, now))
                        .toList());
    }

    private NoticeRow row(
            CoopId coop, Recipient recipient, String once, Message message, LocalDateTime now) {
        @Nullable UUID member =
                recipient instanceof Recipient.OfMember of ? of.member().value() : null;
        @Nullable String role =
                switch (recipient) {
                    case Recipient.OfMember _ -> null;
                    case Recipient.OfRole of -> of.role().name();
                    case Recipient.AllMembers _ -> NoticeRow.ALL_MEMBERS;
                };
        String name = coop + "/" + once + "/" + recipient;
        return new NoticeRow(
                coop.value(),
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                member,
                role,
                message.kind(),
                message.subject(),
                message.text(),
                message.said(),
                message.link(),
                now,
                mail.isConfigured() ? MailState.WAITING : MailState.NONE,
                0,
                now,
                null,
                null,
                null);
    }
}
