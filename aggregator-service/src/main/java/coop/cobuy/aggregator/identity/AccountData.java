package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.PersonalData;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.Id;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An account's own data: name, address, and what stands for it when it signs in. */
@Singleton
class AccountData implements PersonalData {

    private static final UUID LOWEST = new UUID(0, 0);
    private static final int TOKENS_MAX = 10_000;

    private final Accounts accounts;
    private final PageSessions sessions;
    private final TokenRows tokens;
    private final SecondFactorRows factors;
    private final PasswordLinkRows links;
    private final InvitationRows invitations;
    private final OidcIdentityRows identities;
    private final PasskeyRows passkeys;
    private final AccountLanguageRows languages;
    private final Clock clock;

    AccountData(
            Accounts accounts,
            PageSessions sessions,
            TokenRows tokens,
            SecondFactorRows factors,
            PasswordLinkRows links,
            InvitationRows invitations,
            OidcIdentityRows identities,
            PasskeyRows passkeys,
            AccountLanguageRows languages,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.factors = factors;
        this.links = links;
        this.invitations = invitations;
        this.identities = identities;
        this.passkeys = passkeys;
        this.languages = languages;
        this.clock = clock;
    }

    /** A device that is signed in. */
    public record Device(String device, Instant startedAt, Instant lastUsedAt) {}

    /** A token, without its secret. */
    public record TokenName(String name, Instant createdAt, Instant expiresAt) {}

    /**
     * What an account's part of an export holds.
     *
     * @param language of its mails; null: not known
     */
    public record Export(
            Account account,
            @Nullable String language,
            List<Device> devices,
            List<TokenName> tokens,
            List<Passkey> passkeys) {}

    @Override
    public String part() {
        return "account";
    }

    @Override
    public Object export(Caller person) {
        return new Export(
                accounts.find(person.coop(), person.account()).orElseThrow(),
                languages
                        .among(person.coop().value(), List.of(Id.bytes(person.account().value())))
                        .stream()
                        .map(AccountLanguageRow::language)
                        .findFirst()
                        .orElse(null),
                sessions.ofAccount(person.coop(), person.account()).stream()
                        .map(s -> new Device(s.device(), s.startedAt(), s.lastUsedAt()))
                        .toList(),
                tokens
                        .ofAccount(
                                person.coop().value(), person.account().value(), LOWEST, TOKENS_MAX)
                        .stream()
                        .map(
                                row ->
                                        new TokenName(
                                                row.name(),
                                                UtcTime.instant(row.createdAt()),
                                                UtcTime.instant(row.expiresAt())))
                        .toList(),
                passkeys.ofAccount(person.coop().value(), person.account().value()).stream()
                        .map(PasskeyRow::passkey)
                        .toList());
    }

    @Override
    public void erase(Caller person) {
        UUID coop = person.coop().value();
        UUID account = person.account().value();
        accounts.erase(person.coop(), person.account());
        sessions.endAll(person.coop(), person.account(), null);
        tokens.revokeAll(coop, account, UtcTime.of(clock.instant()));
        factors.remove(coop, account);
        factors.removeRecoveryCodes(coop, account);
        links.used(coop, account);
        identities.unlink(coop, account);
        passkeys.removeAll(coop, account);
        invitations.erase(coop, account);
        languages.remove(coop, account);
    }
}
