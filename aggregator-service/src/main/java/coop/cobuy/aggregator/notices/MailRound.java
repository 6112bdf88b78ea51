package coop.cobuy.aggregator.notices;

import coop.cobuy.aggregator.platform.UtcTime;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.UUID;

/** Sends the mails that are due, once round. Several instances may: each mail is claimed first. */
@Singleton
class MailRound {

    private static final Logger LOG = LoggerFactory.getLogger(MailRound.class);

    private static final int MAILS_MAX = 50;
    private static final int ATTEMPTS_MAX = 20;
    private static final int PROBLEM_MAX = 300;

    /** What all are told, such as that a round opens, is worth no mail later than this. */
    private static final Duration NEWS_FOR = Duration.ofDays(1);

    private static final Duration CLAIMED = Duration.ofMinutes(5);
    private static final Duration PAUSE_FIRST = Duration.ofSeconds(30);
    private static final Duration PAUSE_MAX = Duration.ofHours(6);

    /** Where a mail is done with, nobody needs to know whom it reached. */
    private static final Set<String> NOBODY = Set.of();

    private final NoticeRows rows;
    private final NoticeMail mail;
    private final MailsToAll toAll;
    private final MailAddresses addresses;
    private final MeterRegistry meters;
    private final Clock clock;

    MailRound(
            NoticeRows rows,
            NoticeMail mail,
            MailsToAll toAll,
            MailAddresses addresses,
            MeterRegistry meters,
            Clock clock) {
        this.rows = rows;
        this.mail = mail;
        this.toAll = toAll;
        this.addresses = addresses;
        this.meters = meters;
        this.clock = clock;
    }

    /** Returns how many were due; if many, there may be more. */
    int send() {
        Instant now = clock.instant();
        List<NoticeRow> due = rows.toMail(UtcTime.of(now), MAILS_MAX);
        for (NoticeRow row : due) {
            if (!claim(row, now)) {
                continue;
            }
            if (row.isForAllMembers()) {
                sendToSome(row, now);
            } else {
                send(row);
            }
        }
        return due.size();
    }

    @Transactional
    boolean claim(NoticeRow row, Instant now) {
        LocalDateTime until = UtcTime.of(now.plus(CLAIMED));
        return rows.claim(row.coopId(), row.id(), row.mailAttempts(), until) == 1;
    }

    /** Read anew, since whoever had claimed it before may have come further. */
    private void sendToSome(NoticeRow claimed, Instant now) {
        NoticeRow row = rows.find(claimed.coopId(), claimed.id()).orElseThrow();
        MailsToAll.Progress progress = toAll.sendSome(row);
        MessagingException fault = progress.fault();
        boolean isOld = now.isAfter(UtcTime.instant(row.toldAt()).plus(NEWS_FOR));
        if (progress.end()) {
            done(row, MailState.SENT, null, NOBODY);
        } else if (fault != null && isOld) {
            done(row, MailState.FAILED, fault.toString(), NOBODY);
        } else if (progress.upTo() == null) {
            retryLater(row, Objects.requireNonNull(fault), progress.mailedTo());
        } else {
            Instant next = fault == null ? now : now.plus(PAUSE_FIRST);
            came(row, progress.upTo(), next, progress.mailedTo());
        }
    }

    @Transactional
    void came(NoticeRow row, UUID upTo, Instant next, Set<String> mailedTo) {
        String lines = NoticeRow.lines(mailedTo);
        rows.mailedUpTo(row.coopId(), row.id(), upTo, UtcTime.of(next), lines);
    }

    private void send(NoticeRow row) {
        SortedMap<String, SortedSet<String>> to = addresses.of(row);
        if (to.isEmpty()) {
            done(row, MailState.NONE, null, NOBODY);
            return;
        }
        Set<String> before = row.alreadyMailed();
        Delivery delivery = mail.send(row, row.id(), to, before);
        MessagingException problem = delivery.problem();
        if (problem == null) {
            done(row, MailState.SENT, null, NOBODY);
        } else {
            retryLater(row, problem, delivery.with(before));
        }
    }

    private void retryLater(NoticeRow row, MessagingException e, Set<String> mailedTo) {
        int attempts = row.mailAttempts() + 1;
        LOG.warn("Notice {} could not be mailed, attempt {}: {}", row.id(), attempts, e.toString());
        meters.counter("cobuy.mail.faults").increment();
        if (attempts < ATTEMPTS_MAX) {
            done(row, MailState.WAITING, e.toString(), mailedTo);
        } else {
            done(row, MailState.FAILED, e.toString(), NOBODY);
        }
    }

    @Transactional
    void done(NoticeRow row, MailState state, @Nullable String problem, Set<String> mailedTo) {
        Duration pause = PAUSE_FIRST.multipliedBy(1L << Math.min(row.mailAttempts(), 10));
        Instant due = clock.instant().plus(pause.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause);
        String shown =
                problem == null
                        ? null
                        : problem.substring(0, Math.min(problem.length(), PROBLEM_MAX));
        String lines = NoticeRow.lines(mailedTo);
        rows.mailed(row.coopId(), row.id(), state, UtcTime.of(due), shown, lines);
    }
}
