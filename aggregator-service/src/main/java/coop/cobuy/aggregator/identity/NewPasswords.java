package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.platform.PublicUrl;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * New passwords for who has forgotten the old one, by a link that a mail brings: it is good once
 * and for an hour. Whoever uses it is signed out everywhere.
 */
@Singleton
public class NewPasswords {

    public static final int LENGTH_MIN = Passwords.LENGTH_MIN;
    public static final int LENGTH_MAX = Passwords.LENGTH_MAX;

    static final Duration LIFE = Duration.ofHours(1);

    private static final int FREE_PER_ACCOUNT = 3;
    private static final int FREE_PER_ADDRESS = 30;

    private final PasswordLinkRows rows;
    private final PasswordCheck names;
    private final Accounts accounts;
    private final Coops coops;
    private final AccountMail mail;
    private final PublicUrl url;
    private final Secrets secrets;
    private final Audit audit;
    private final IdSource ids;
    private final Clock clock;
    private final Throttle perAccount;
    private final Throttle perAddress;

    NewPasswords(
            PasswordLinkRows rows,
            PasswordCheck names,
            Accounts accounts,
            Coops coops,
            AccountMail mail,
            PublicUrl url,
            Secrets secrets,
            Audit audit,
            IdSource ids,
            Clock clock) {
        this.rows = rows;
        this.names = names;
        this.accounts = accounts;
        this.coops = coops;
        this.mail = mail;
        this.url = url;
        this.secrets = secrets;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.perAccount = new Throttle(FREE_PER_ACCOUNT, clock);
        this.perAddress = new Throttle(FREE_PER_ADDRESS, clock);
    }

    /**
     * Mails a link, if there is such an account with a mail address. What comes of it is told to
     * nobody, and the work is done when the one who asked has been answered, so that neither answer
     * nor time tells whether there is such an account.
     *
     * @param coop null: the only one of this installation
     */
    public void ask(@Nullable CoopId coop, String name, String address, Locale language) {
        String key = coop + "\n" + AccountRow.key(name);
        if (perAddress.begin(address).isPresent() || perAccount.begin(key).isPresent()) {
            return;
        }
        Thread.ofVirtual().name("password-link").start(() -> mailLink(coop, name, language));
    }

    @Transactional
    void mailLink(@Nullable CoopId coop, String name, Locale language) {
        AccountRow row = names.account(coop, name);
        if (row == null || !row.active() || row.email() == null) {
            return;
        }
        CoopId of = new CoopId(row.coopId());
        String link = link(of, new AccountId(row.id()), LIFE);
        String coopName = coops.find(of).map(Coop::name).orElse("Cobuy");
        mail.write(
                of,
                row.email(),
                MailTexts.text(language, "reset.subject", coopName),
                MailTexts.text(language, "reset.text", coopName, row.name(), link));
        audit.record(
                of, new AccountId(row.id()), "password.link-mailed", "account/" + row.id(), "");
    }

    /** A link by which somebody chooses a password, once. */
    @Transactional
    String link(CoopId coop, AccountId account, Duration life) {
        String secret = secrets.fresh();
        Instant now = clock.instant();
        rows.save(
                new PasswordLinkRow(
                        coop.value(),
                        ids.next(),
                        account.value(),
                        Secrets.hash(secret),
                        UtcTime.of(now),
                        UtcTime.of(now.plus(life))));
        return url.of("/reset/" + secret);
    }

    /** Whether a link's secret is good still. */
    @Transactional
    public boolean isGood(String secret) {
        return rows.good(Secrets.hash(secret), UtcTime.of(clock.instant())).isPresent();
    }

    /**
     * @throws Refused if the link is not good, or the account is locked
     */
    @Transactional
    public void choose(String secret, String password, Locale language) {
        PasswordLinkRow row =
                rows.good(Secrets.hash(secret), UtcTime.of(clock.instant()))
                        .orElseThrow(() -> new Refused(IdentityReason.LINK_NOT_GOOD));
        if (rows.used(row.coopId(), row.accountId()) == 0) {
            throw new Refused(IdentityReason.LINK_NOT_GOOD);
        }
        CoopId coop = new CoopId(row.coopId());
        AccountId account = new AccountId(row.accountId());
        Account changed = accounts.newPassword(coop, account, password);
        audit.record(coop, account, "password.changed", "account/" + account, "by a link");
        String email = changed.email();
        if (email != null) {
            String coopName = coops.find(coop).map(Coop::name).orElse("Cobuy");
            mail.write(
                    coop,
                    email,
                    MailTexts.text(language, "changed.subject", coopName),
                    MailTexts.text(
                            language,
                            "changed.text",
                            coopName,
                            changed.name(),
                            url.of("/forgotten")));
        }
    }
}
