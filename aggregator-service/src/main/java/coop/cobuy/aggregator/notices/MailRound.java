package coop.cobuy.aggregator.notices;

import coop.cobuy.aggregator.identity.Coop;
import coop.cobuy.aggregator.identity.Coops;
import coop.cobuy.aggregator.platform.PublicUrl;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.CoopId;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sends the mails that are due, once round. Several instances may: each mail is claimed first. */
@Singleton
class MailRound {

    private static final Logger LOG = LoggerFactory.getLogger(MailRound.class);

    /** The page on which somebody says which mails come. */
    private static final String CHOICES = "/account/notifications";

    private static final int MAILS_MAX = 50;
    private static final int ATTEMPTS_MAX = 20;
    private static final int PROBLEM_MAX = 300;
    private static final Duration CLAIMED = Duration.ofMinutes(5);
    private static final Duration PAUSE_FIRST = Duration.ofSeconds(30);
    private static final Duration PAUSE_MAX = Duration.ofHours(6);

    private final NoticeRows rows;
    private final Postman postman;
    private final MailSettings settings;
    private final Coops coops;
    private final MailAddresses addresses;
    private final PublicUrl url;
    private final MeterRegistry meters;
    private final Clock clock;

    MailRound(
            NoticeRows rows,
            Postman postman,
            MailSettings settings,
            Coops coops,
            MailAddresses addresses,
            PublicUrl url,
            MeterRegistry meters,
            Clock clock) {
        this.rows = rows;
        this.postman = postman;
        this.settings = settings;
        this.coops = coops;
        this.addresses = addresses;
        this.url = url;
        this.meters = meters;
        this.clock = clock;
    }

    /** Returns how many were due; if many, there may be more. */
    int send() {
        Instant now = clock.instant();
        List<NoticeRow> due = rows.toMail(UtcTime.of(now), MAILS_MAX);
        for (NoticeRow row : due) {
            if (claim(row, now)) {
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

    private void send(NoticeRow row) {
        CoopId coop = new CoopId(row.coopId());
        Set<String> to = addresses.of(row);
        if (to.isEmpty()) {
            done(row, MailState.NONE, null);
            return;
        }
        try {
            postman.send(mail(coop, row, to));
            done(row, MailState.SENT, null);
            meters.counter("cobuy.mail.sent").increment();
        } catch (AddressException e) {
            done(row, MailState.FAILED, e.getMessage());
        } catch (MessagingException e) {
            retryLater(row, e);
        }
    }

    private Postman.Mail mail(CoopId coop, NoticeRow row, Set<String> to) {
        Optional<Coop> of = coops.find(coop);
        String name = of.map(Coop::name).orElse("Cobuy");
        String signature = of.map(Coop::signature).orElse("\n\n");
        String domain = settings.from().substring(settings.from().indexOf('@') + 1);
        String choices = url.of(CHOICES);
        return new Postman.Mail(
                "<" + row.id() + "." + row.coopId() + "@" + domain + ">",
                to,
                "[" + name + "] " + row.subject(),
                row.text() + signature + "Which mails you get: " + choices + "\n",
                UtcTime.instant(row.toldAt()),
                NoticeTopic.of(row.kind()).map(topic -> choices).orElse(null));
    }

    private void retryLater(NoticeRow row, MessagingException e) {
        int attempts = row.mailAttempts() + 1;
        LOG.warn("Notice {} could not be mailed, attempt {}: {}", row.id(), attempts, e.toString());
        meters.counter("cobuy.mail.faults").increment();
        done(row, attempts < ATTEMPTS_MAX ? MailState.WAITING : MailState.FAILED, e.toString());
    }

    @Transactional
    void done(NoticeRow row, MailState state, @Nullable String problem) {
        Duration pause = PAUSE_FIRST.multipliedBy(1L << Math.min(row.mailAttempts(), 10));
        Instant due = clock.instant().plus(pause.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause);
        String shown =
                problem == null
                        ? null
                        : problem.substring(0, Math.min(problem.length(), PROBLEM_MAX));
        rows.mailed(row.coopId(), row.id(), state, UtcTime.of(due), shown);
    }
}
