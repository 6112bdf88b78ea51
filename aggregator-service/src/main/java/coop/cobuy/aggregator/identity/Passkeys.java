package coop.cobuy.aggregator.identity;

import com.webauthn4j.data.RegistrationData;

import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.platform.PublicUrl;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * The passkeys of accounts: who has which, and how one is added. Whoever adds one shows the
 * password first, so that a session that is left open gives nobody a way in that stays.
 */
@Singleton
public class Passkeys {

    /** How long a passkey's name may be. */
    public static final int NAME_MAX = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);
    private static final int PER_ACCOUNT_MAX = 20;

    private final PasskeyRows rows;
    private final PasskeyChallenges challenges;
    private final PasskeyCheck check;
    private final PasswordCheck passwords;
    private final Accounts accounts;
    private final Coops coops;
    private final AccountMail mail;
    private final PublicUrl url;
    private final Audit audit;
    private final IdSource ids;
    private final Clock clock;

    Passkeys(
            PasskeyRows rows,
            PasskeyChallenges challenges,
            PasskeyCheck check,
            PasswordCheck passwords,
            Accounts accounts,
            Coops coops,
            AccountMail mail,
            PublicUrl url,
            Audit audit,
            IdSource ids,
            Clock clock) {
        this.rows = rows;
        this.challenges = challenges;
        this.check = check;
        this.passwords = passwords;
        this.accounts = accounts;
        this.coops = coops;
        this.mail = mail;
        this.url = url;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether browsers have passkeys for this installation's address. */
    public boolean isAvailable() {
        return check.isAvailable();
    }

    /** Where a page must be for its passkeys to work, as browsers write an origin. */
    public String origin() {
        return url.origin();
    }

    /** An account's own, oldest first. */
    @Transactional
    public List<Passkey> ofAccount(CoopId coop, AccountId account) {
        return rows.ofAccount(coop.value(), account.value()).stream()
                .map(PasskeyRow::passkey)
                .toList();
    }

    /** Whether an account has one that is good here: for the host that we are reached at now. */
    @Transactional
    public boolean any(CoopId coop, AccountId account) {
        return rows.countFor(coop.value(), account.value(), url.host()) > 0;
    }

    /**
     * Begins to add one to one's own account, by showing the password.
     *
     * @param address where the request comes from
     * @return what a browser is to make it of, as JSON
     * @throws Refused if the password is wrong, or too many were
     */
    public String begin(Caller caller, String password, String address) {
        return switch (check(caller, password, address)) {
            case PasswordCheck.Outcome.Right(var row) -> begin(caller.coop(), caller.account());
            case PasswordCheck.Outcome.Wrong() -> throw new Refused(IdentityReason.WRONG_PASSWORD);
            case PasswordCheck.Outcome.Wait(var time) ->
                    throw new Refused(IdentityReason.TOO_MANY_ATTEMPTS);
        };
    }

    private PasswordCheck.Outcome check(Caller caller, String password, String address) {
        return password.length() > Passwords.LENGTH_MAX
                ? new PasswordCheck.Outcome.Wrong()
                : passwords.attempt(caller.coop(), caller.name(), password, address);
    }

    /** As the public one, for who has just shown the password by signing in. */
    @Transactional
    String begin(CoopId coop, AccountId account) {
        String name = accounts.find(coop, account).map(Account::name).orElse("");
        String title = name + ", " + coops.find(coop).map(Coop::name).orElse("Cobuy");
        return challenges.toMake(
                coop, account, name, title, rows.ofAccount(coop.value(), account.value()));
    }

    /**
     * Adds what a browser has made.
     *
     * @param name what its owner calls it
     * @param credential what the browser says of it, as JSON
     * @param language of the mail that tells of it
     * @throws Refused if it was not asked for by this account, does not hold, or is one too many
     */
    public Passkey add(
            CoopId coop, AccountId account, String name, String credential, Locale language) {
        // In a transaction of its own: what was asked for once is used up, whatever comes of it.
        return keep(coop, account, name, made(coop, account, credential), language);
    }

    @Transactional
    Passkey keep(
            CoopId coop, AccountId account, String name, PasskeyCheck.Made made, Locale language) {
        String hash = Secrets.hash(made.credentialId());
        if (rows.byCredential(hash).isPresent()
                || rows.count(coop.value(), account.value()) >= PER_ACCOUNT_MAX) {
            throw new Refused(IdentityReason.PASSKEY_NOT_TAKEN);
        }
        PasskeyRow row =
                rows.save(
                        new PasskeyRow(
                                coop.value(),
                                ids.next(),
                                account.value(),
                                hash,
                                made.credential(),
                                made.signCount(),
                                made.backupEligible(),
                                name,
                                UtcTime.of(clock.instant()),
                                null,
                                url.host()));
        audit.record(coop, account, "passkey.added", "account/" + account, row.id().toString());
        tell(coop, account, name, language);
        return row.passkey();
    }

    private PasskeyCheck.Made made(CoopId coop, AccountId account, String credential) {
        try {
            RegistrationData data = check.made(credential);
            String challenge = PasskeyCheck.challenge(data.getCollectedClientData());
            if (challenges
                    .take(challenge)
                    .filter(asked -> coop.value().equals(asked.coopId()))
                    .filter(asked -> account.value().equals(asked.accountId()))
                    .isEmpty()) {
                throw new PasskeyCheck.NotBorneOut("not asked", false, null);
            }
            return check.verified(data, challenge);
        } catch (PasskeyCheck.NotBorneOut e) {
            LOG.info("A passkey for account {} does not hold: {}", account, e.getMessage());
            throw new Refused(IdentityReason.PASSKEY_NOT_TAKEN);
        }
    }

    private void tell(CoopId coop, AccountId account, String name, Locale language) {
        Account owner = accounts.find(coop, account).orElseThrow();
        String email = owner.email();
        if (email != null) {
            String coopName = coops.find(coop).map(Coop::name).orElse("Cobuy");
            mail.write(
                    coop,
                    email,
                    MailTexts.text(language, "passkey.subject", coopName),
                    MailTexts.text(
                            language,
                            "passkey.text",
                            coopName,
                            owner.name(),
                            name,
                            url.of("/account")));
        }
    }

    /** Removes one of one's own; one that is not there is gone already. */
    @Transactional
    public void remove(Caller caller, UUID id) {
        if (rows.remove(caller.coop().value(), caller.account().value(), id) > 0) {
            audit.record(caller, "passkey.removed", "account/" + caller.account(), id.toString());
        }
    }

    /** Removes all of an account's, such as of somebody who has lost a device. */
    @Transactional
    void removeAll(Caller by, AccountId account) {
        int removed = rows.removeAll(by.coop().value(), account.value());
        if (removed > 0) {
            audit.record(by, "passkey.removed", "account/" + account, "all: " + removed);
        }
    }
}
