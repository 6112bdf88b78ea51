package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.platform.PublicUrl;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Asks people to join: a mail with a link, by which they choose name and password themselves. */
@Singleton
public class Invitations {

    private static final Duration LIFE = Duration.ofDays(14);

    private final InvitationRows rows;
    private final Accounts accounts;
    private final Coops coops;
    private final AccountMail mail;
    private final PublicUrl url;
    private final Secrets secrets;
    private final Audit audit;
    private final IdSource ids;
    private final Clock clock;

    Invitations(
            InvitationRows rows,
            Accounts accounts,
            Coops coops,
            AccountMail mail,
            PublicUrl url,
            Secrets secrets,
            Audit audit,
            IdSource ids,
            Clock clock) {
        this.rows = rows;
        this.accounts = accounts;
        this.coops = coops;
        this.mail = mail;
        this.url = url;
        this.secrets = secrets;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * An invitation that was made.
     *
     * @param link for the one who is invited; the only time that it is seen
     * @param mailed whether a mail bears it; else it is to be handed over
     */
    public record Made(Invitation invitation, String link, boolean mailed) {

        @Override
        public String toString() {
            return "invitation " + invitation.id();
        }
    }

    /**
     * @param as what the account is to be; its name is where the mail goes, until the one who is
     *     invited chooses another
     * @param language of the mail
     */
    @Transactional
    public Made invite(Caller caller, NewAccount as, Locale language) {
        return invite(caller, as, language, "invitation");
    }

    /**
     * The same, unless somebody with this address is invited already: a form that is sent twice
     * makes one invitation.
     *
     * @throws Refused then, and as {@link #invite}
     */
    @Transactional
    public Made inviteOnce(Caller caller, NewAccount as, Locale language) {
        // So that of two who invite at once one waits.
        coops.locked(caller.coop());
        LocalDateTime now = UtcTime.of(clock.instant());
        if (rows.countOpen(caller.coop().value(), as.name(), now) > 0) {
            throw new Refused(IdentityReason.INVITED_ALREADY);
        }
        return invite(caller, as, language);
    }

    /**
     * @param mailed which of the texts of mails it is
     */
    @Transactional
    Made invite(Caller caller, NewAccount as, Locale language, String mailed) {
        accounts.requireKnown(caller.coop(), as);
        String email = as.name();
        String secret = secrets.fresh();
        Instant now = clock.instant();
        InvitationRow row =
                new InvitationRow(
                        caller.coop().value(),
                        ids.next(),
                        Secrets.hash(secret),
                        email,
                        AccountRow.text(as.roles()),
                        Accounts.value(as.member()),
                        Accounts.value(as.supplier()),
                        Accounts.minor(as.approvalLimit()),
                        caller.account().value(),
                        UtcTime.of(now),
                        UtcTime.of(now.plus(LIFE)),
                        null,
                        null);
        rows.save(row);
        String link = url.of("/invitation/" + secret);
        Coop coop = coops.find(caller.coop()).orElseThrow();
        mail.write(
                coop.id(),
                email,
                MailTexts.text(language, mailed + ".subject", coop.name()),
                MailTexts.text(
                        language,
                        mailed + ".text",
                        coop.name(),
                        caller.name(),
                        link,
                        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                                .withLocale(MailTexts.known(language))
                                .format(now.plus(LIFE).atZone(coop.zone()))));
        audit.record(caller, "invitation.made", "invitation/" + row.id(), as.roles().toString());
        return new Made(invitation(row, now), link, mail.isConfigured());
    }

    private static Invitation invitation(InvitationRow row, Instant now) {
        boolean open = row.closedAt() == null && now.isBefore(UtcTime.instant(row.expiresAt()));
        return new Invitation(
                row.id(),
                new CoopId(row.coopId()),
                row.email(),
                AccountRow.roles(row.roles()),
                UtcTime.instant(row.createdAt()),
                UtcTime.instant(row.expiresAt()),
                open,
                row.accountId() != null);
    }

    /** The invitation of a link, if it is open still. */
    @Transactional
    public Optional<Invitation> open(String secret) {
        Instant now = clock.instant();
        return rows.byHash(Secrets.hash(secret))
                .map(row -> invitation(row, now))
                .filter(Invitation::open);
    }

    /** Those to a member's household that are open, oldest first. */
    @Transactional
    List<Invitation> openFor(CoopId coop, MemberId member) {
        Instant now = clock.instant();
        return rows.openFor(coop.value(), member.value(), UtcTime.of(now)).stream()
                .map(row -> invitation(row, now))
                .toList();
    }

    /** Whether an invitation is to order for a member's household, and as no more than that. */
    @Transactional
    boolean isFor(CoopId coop, UUID id, MemberId member) {
        return rows.countFor(coop.value(), id, member.value(), Role.DELEGATE.name()) > 0;
    }

    /** A co-op's invitations after one, oldest first. */
    @Transactional
    public List<Invitation> after(CoopId coop, UUID after, int atMost) {
        Instant now = clock.instant();
        return rows.after(coop.value(), after, atMost).stream()
                .map(row -> invitation(row, now))
                .toList();
    }

    /**
     * Makes the account that an invitation is for, and closes it.
     *
     * @throws Refused if the link is no longer good, or another account has the name
     */
    @Transactional
    public Account accept(String secret, String name, String password) {
        Instant now = clock.instant();
        InvitationRow row =
                rows.byHash(Secrets.hash(secret))
                        .filter(found -> invitation(found, now).open())
                        .orElseThrow(Invitations::over);
        if (rows.close(row.coopId(), row.id(), UtcTime.of(now)) != 1) {
            throw over();
        }
        CoopId coop = new CoopId(row.coopId());
        Account made = accounts.create(coop, wanted(row, name, password));
        rows.accepted(row.coopId(), row.id(), made.id().value());
        audit.record(
                coop,
                made.id(),
                "invitation.accepted",
                "invitation/" + row.id(),
                "account/" + made.id());
        return made;
    }

    private NewAccount wanted(InvitationRow row, String name, String password) {
        Currency currency = coops.find(new CoopId(row.coopId())).orElseThrow().currency();
        Long limit = row.approvalLimitMinor();
        UUID member = row.memberId();
        UUID supplier = row.supplierId();
        return new NewAccount(
                name,
                row.email(),
                password,
                AccountRow.roles(row.roles()),
                member == null ? null : new MemberId(member),
                supplier == null ? null : new SupplierId(supplier),
                limit == null ? null : new Money(limit, currency));
    }

    private static Refused over() {
        return new Refused(IdentityReason.LINK_NOT_GOOD);
    }

    /**
     * Takes an invitation back; one that is closed stays so.
     *
     * @throws Refused if the co-op has no such invitation
     */
    @Transactional
    public void takeBack(Caller caller, UUID id) {
        LocalDateTime now = UtcTime.of(clock.instant());
        if (rows.close(caller.coop().value(), id, now) == 1) {
            audit.record(caller, "invitation.taken-back", "invitation/" + id, "");
        } else if (rows.count(caller.coop().value(), id) == 0) {
            throw new Refused(IdentityReason.INVITATION_UNKNOWN);
        }
    }

    /** Who is behind an account, for a page that greets: its co-op's name. */
    @Transactional
    public String coopName(Invitation invitation) {
        return coops.find(invitation.coop()).map(Coop::name).orElse("");
    }
}
