package coop.cobuy.aggregator.notices;

import coop.cobuy.aggregator.members.Member;
import coop.cobuy.aggregator.members.Members;
import coop.cobuy.id.CoopId;

import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
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
     */
    record Progress(@Nullable UUID upTo, boolean end, @Nullable MessagingException fault) {}

    /** Sends to the next households behind {@link NoticeRow#mailAfter}. */
    Progress sendSome(NoticeRow notice) {
        CoopId coop = new CoopId(notice.coopId());
        UUID after = notice.mailAfter();
        List<Member> some = members.after(coop, after == null ? FIRST : after, AT_ONCE);
        @Nullable UUID upTo = null;
        for (Member member : some) {
            try {
                send(notice, member);
            } catch (MessagingException e) {
                boolean isLastTry = upTo == null && notice.mailAttempts() >= ATTEMPTS_EACH;
                if (!isLastTry) {
                    return new Progress(upTo, false, e);
                }
                LOG.warn(
                        "Notice {} is not mailed to {}: {}",
                        notice.id(),
                        member.id(),
                        e.toString());
            }
            upTo = member.id().value();
        }
        return new Progress(upTo, some.isEmpty(), null);
    }

    private void send(NoticeRow notice, Member member) throws MessagingException {
        if (!member.active()) {
            return;
        }
        SortedMap<String, SortedSet<String>> to = addresses.of(notice, member.id());
        if (to.isEmpty()) {
            return;
        }
        String name = notice.id() + "/" + member.id();
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        try {
            mail.send(notice, id, to);
        } catch (AddressException e) {
            LOG.warn("Notice {} has no address at {}: {}", notice.id(), member.id(), e.toString());
        } catch (SendFailedException e) {
            if (e.getInvalidAddresses() == null || e.getInvalidAddresses().length == 0) {
                throw e;
            }
            LOG.warn("Notice {} was refused for {}: {}", notice.id(), member.id(), e.toString());
        }
    }
}
