package coop.cobuy.aggregator.notices;

import coop.cobuy.aggregator.members.Member;
import coop.cobuy.aggregator.members.Members;
import coop.cobuy.id.CoopId;

import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Mails a notice for all members to each household by itself, some households at a time, so that
 * neither the database nor other mails wait for a large co-op.
 */
@Singleton
class MailsToAll {

    private static final Logger LOG = LoggerFactory.getLogger(MailsToAll.class);
    private static final UUID FIRST = new UUID(0, 0);
    private static final int AT_ONCE = 50;

    /** After so many attempts the household is passed over: the others wait behind it. */
    private static final int ATTEMPTS_EACH = 5;

    private final Members members;
    private final MailAddresses addresses;
    private final NoticeMail mail;

    MailsToAll(Members members, MailAddresses addresses, NoticeMail mail) {
        this.members = members;
        this.addresses = addresses;
        this.mail = mail;
    }

    /**
     * How far a lot came.
     *
     * @param upTo the last member that is done; null: none
     * @param end whether there are no more members
     * @param fault what keeps the server from taking the next one; null: nothing
     * @param mailedTo addresses of the next one that have the mail nevertheless
     */
    record Progress(
            @Nullable UUID upTo,
            boolean end,
            @Nullable MessagingException fault,
            Set<String> mailedTo) {}

    /** Sends to the next households behind {@link NoticeRow#mailAfter}. */
    Progress sendSome(NoticeRow notice) {
        CoopId coop = new CoopId(notice.coopId());
        UUID after = notice.mailAfter();
        List<Member> some = members.after(coop, after == null ? FIRST : after, AT_ONCE);
        Set<String> before = notice.alreadyMailed();
        @Nullable UUID upTo = null;
        for (Member member : some) {
            Delivery delivery = send(notice, member, before);
            MessagingException problem = delivery.problem();
            boolean isLastTry = upTo == null && notice.mailAttempts() >= ATTEMPTS_EACH;
            if (delivery.later() && !isLastTry) {
                return new Progress(upTo, false, problem, delivery.with(before));
            }
            if (problem != null) {
                LOG.warn(
                        "Notice {} misses some of {}: {}",
                        notice.id(),
                        member.id(),
                        problem.toString());
            }
            upTo = member.id().value();
            before = Set.of();
        }
        return new Progress(upTo, some.isEmpty(), null, before);
    }

    private Delivery send(NoticeRow notice, Member member, Set<String> before) {
        if (!member.active()) {
            return Delivery.NOWHERE;
        }
        String name = notice.id() + "/" + member.id();
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return mail.send(notice, id, addresses.of(notice, member.id()), before);
    }
}
