package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.MemberId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * Who orders for a household: its member asks other adults to, and may take that back. Whoever
 * comes in by that is a {@link Role#DELEGATE}, who orders without seeing the household's money.
 */
@Singleton
public class HouseholdPeople {

    /** How many may order for a household, with those who are invited to. */
    public static final int PEOPLE_MAX = 12;

    private static final int FREE_PER_HOUSEHOLD = 10;

    private final Accounts accounts;
    private final Invitations invitations;
    private final Audit audit;
    private final Throttle mails;

    HouseholdPeople(Accounts accounts, Invitations invitations, Audit audit, Clock clock) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.audit = audit;
        this.mails = new Throttle(FREE_PER_HOUSEHOLD, clock);
    }

    /**
     * @throws Refused if the caller acts for no member
     */
    private static MemberId household(Caller caller) {
        return caller.member().orElseThrow(() -> new Refused(IdentityReason.MEMBER_UNKNOWN));
    }

    /** All who order for the caller's household, in order of their ids. */
    @Transactional
    public List<Account> people(Caller caller) {
        return accounts.ofMember(caller.coop(), household(caller));
    }

    /** Whether a member may take somebody out of the household: not another member. */
    public static boolean isRemovable(Account account) {
        return account.roles().contains(Role.DELEGATE) && !account.roles().contains(Role.MEMBER);
    }

    /** Who is invited to the caller's household and has not come in yet, oldest first. */
    @Transactional
    public List<Invitation> invited(Caller caller) {
        return invitations.openFor(caller.coop(), household(caller));
    }

    /**
     * Asks somebody to order for the caller's household.
     *
     * @param email where the mail goes
     * @param language of the mail
     * @throws Refused if somebody with this address is invited already, there are as many as may
     *     be, or too many mails went out
     */
    @Transactional
    public Invitations.Made invite(Caller caller, String email, Locale language) {
        MemberId household = household(caller);
        // So that of two who invite at once one waits.
        List<Account> people = accounts.lockedOfMember(caller.coop(), household);
        List<Invitation> invited = invitations.openFor(caller.coop(), household);
        if (invited.stream().anyMatch(open -> open.email().equalsIgnoreCase(email))) {
            throw new Refused(IdentityReason.INVITED_ALREADY);
        }
        long active = people.stream().filter(Account::active).count();
        if (active + invited.size() >= PEOPLE_MAX) {
            throw new Refused(IdentityReason.HOUSEHOLD_FULL);
        }
        if (mails.begin(household.toString()).isPresent()) {
            throw new Refused(IdentityReason.TOO_MANY_ATTEMPTS);
        }
        NewAccount as =
                new NewAccount(email, email, null, Set.of(Role.DELEGATE), household, null, null);
        return invitations.invite(caller, as, language, "household");
    }

    /**
     * Takes an invitation to the caller's household back; one that is closed stays so.
     *
     * @throws Refused if there was none
     */
    @Transactional
    public void takeBack(Caller caller, UUID invitation) {
        if (!invitations.isFor(caller.coop(), invitation, household(caller))) {
            throw new Refused(IdentityReason.INVITATION_UNKNOWN);
        }
        invitations.takeBack(caller, invitation);
    }

    /**
     * Somebody orders for the caller's household no more; an account that is left without a role is
     * locked.
     *
     * @throws Refused if the account is none that may be taken out of this household
     */
    @Transactional
    public void remove(Caller caller, AccountId id) {
        MemberId household = household(caller);
        Account account = accounts.locked(caller.coop(), id).orElse(null);
        if (account == null
                || !household.equals(account.member())
                || !isRemovable(account)
                || id.equals(caller.account())) {
            throw new Refused(IdentityReason.ACCOUNT_UNKNOWN);
        }
        Account left = accounts.actFor(caller.coop(), id, null);
        if (left.roles().isEmpty()) {
            accounts.lockOut(caller.coop(), id);
        }
        audit.record(caller, "household.left", "account/" + id, "member/" + household);
    }
}
