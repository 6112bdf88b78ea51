package coop.cobuy.aggregator.notices;

import coop.cobuy.aggregator.identity.AccountMail;
import coop.cobuy.aggregator.identity.Coop;
import coop.cobuy.aggregator.identity.Coops;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.CoopId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Mails to one person, which may bear a secret: what has gone out, or cannot for a day, is deleted.
 * They are tried again more often than notices, since somebody waits for them.
 */
@Singleton
class AccountMails implements AccountMail {

    private static final Logger LOG = LoggerFactory.getLogger(AccountMails.class);
    private static final int MAILS_MAX = 50;
    private static final Duration PAUSE = Duration.ofMinutes(2);
    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(1);

    private final AccountMailRows rows;
    private final Postman postman;
    private final MailSettings settings;
    private final Coops coops;
    private final IdSource ids;
    private final Clock clock;

    AccountMails(
            AccountMailRows rows,
            Postman postman,
            MailSettings settings,
            Coops coops,
            IdSource ids,
            Clock clock) {
        this.rows = rows;
        this.postman = postman;
        this.settings = settings;
        this.coops = coops;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public boolean isConfigured() {
        return settings.isConfigured();
    }

    @Override
    @Transactional
    public void write(CoopId coop, String address, String subject, String text) {
        if (!settings.isConfigured()) {
            return;
        }
        Message cut = new Message("account.mail", subject, text, null);
        var now = UtcTime.of(clock.instant());
        rows.save(
                new AccountMailRow(
                        coop.value(), ids.next(), address, cut.subject(), cut.text(), now, 0, now));
    }

    /** Returns how many were due; if many, there may be more. */
    int send() {
        Instant now = clock.instant();
        List<AccountMailRow> due = rows.due(UtcTime.of(now), MAILS_MAX);
        for (AccountMailRow row : due) {
            if (claim(row, now)) {
                send(row, now);
            }
        }
        return due.size();
    }

    @Transactional
    boolean claim(AccountMailRow row, Instant now) {
        return rows.claim(row.coopId(), row.id(), row.attempts(), UtcTime.of(now.plus(PAUSE))) == 1;
    }

    private void send(AccountMailRow row, Instant now) {
        String signature = coops.find(new CoopId(row.coopId())).map(Coop::signature).orElse("");
        String domain = settings.from().substring(settings.from().indexOf('@') + 1);
        try {
            postman.send(
                    new Postman.Mail(
                            "<" + row.id() + "." + row.coopId() + "@" + domain + ">",
                            Set.of(row.address()),
                            row.subject(),
                            row.text() + signature,
                            UtcTime.instant(row.writtenAt()),
                            null));
            gone(row);
        } catch (MessagingException e) {
            LOG.warn("Mail {} to one account did not go out: {}", row.id(), e.toString());
            if (now.isAfter(UtcTime.instant(row.writtenAt()).plus(GIVEN_UP_AFTER))) {
                gone(row);
            }
        }
    }

    @Transactional
    void gone(AccountMailRow row) {
        rows.gone(row.coopId(), row.id());
    }
}
