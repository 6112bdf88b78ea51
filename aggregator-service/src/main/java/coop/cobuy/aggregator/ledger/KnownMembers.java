package coop.cobuy.aggregator.ledger;

import coop.cobuy.aggregator.platform.KnownParty;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;

import jakarta.inject.Singleton;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Asks whoever knows whether a party exists: the ledger itself knows accounts alone. */
@Singleton
final class KnownMembers {

    private final List<KnownParty> parties;

    KnownMembers(Collection<KnownParty> parties) {
        this.parties = List.copyOf(parties);
    }

    /**
     * @throws Refused if there is no such member in the co-op
     */
    void require(CoopId coop, MemberId member) {
        if (!exists(Role.MEMBER, coop, member.value())) {
            throw new Refused(LedgerReason.MEMBER_UNKNOWN);
        }
    }

    /**
     * @throws Refused if there is no such member or supplier in the co-op
     */
    void require(CoopId coop, AccountKey party) {
        if (party.kind() == AccountKind.MEMBER) {
            require(coop, new MemberId(party.owner()));
        } else if (!exists(Role.SUPPLIER, coop, party.owner())) {
            throw new Refused(LedgerReason.SUPPLIER_UNKNOWN);
        }
    }

    private boolean exists(Role role, CoopId coop, UUID id) {
        return parties.stream().anyMatch(p -> p.role() == role && p.exists(coop, id));
    }
}
