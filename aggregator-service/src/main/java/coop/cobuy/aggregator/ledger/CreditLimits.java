package coop.cobuy.aggregator.ledger;

import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.id.MemberId;
import coop.cobuy.money.Money;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

/** Sets how far below zero members' balances may go. */
@Singleton
public class CreditLimits {

    private final Ledger ledger;
    private final KnownMembers members;
    private final Audit audit;

    CreditLimits(Ledger ledger, KnownMembers members, Audit audit) {
        this.ledger = ledger;
        this.members = members;
        this.audit = audit;
    }

    /**
     * The same as before: does nothing.
     *
     * @param limit zero or more
     * @param seen what it was when somebody looked; null: whatever it is
     * @throws Refused if there is no such member, or the limit is another one by now
     */
    @Transactional
    public void set(Caller caller, MemberId member, Money limit, @Nullable Money seen) {
        members.require(caller.coop(), member);
        Posted posted = ledger.limitCredit(caller.coop(), member, limit, caller.account(), seen);
        if (posted == Posted.NOW) {
            audit.record(caller, "credit-limit.set", "member/" + member, limit.toString());
        }
    }
}
