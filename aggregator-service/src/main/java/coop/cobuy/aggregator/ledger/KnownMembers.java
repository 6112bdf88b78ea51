package coop.cobuy.aggregator.ledger;

import coop.cobuy.aggregator.platform.KnownParty;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;

import jakarta.inject.Singleton;

import java.util.Collection;
import java.util.List;

/** Asks whoever knows whether a member exists: the ledger itself knows accounts alone. */
@Singleton
final class KnownMembers {

    private final List<KnownParty> parties;

    KnownMembers(Collection<KnownParty> parties) {
        this.parties = parties.stream().filter(p -> p.role() == Role.MEMBER).toList();
    }

    /**
     * @throws Refused if there is no such member in the co-op
     */
    void require(CoopId coop, MemberId member) {
        if (parties.stream().noneMatch(p -> p.exists(coop, member.value()))) {
            throw new Refused(LedgerReason.MEMBER_UNKNOWN);
        }
    }
}
