package coop.cobuy.aggregator.ordering;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.KnownParty;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.contract.ordering.v1.PlaceOrder.Origin;
import coop.cobuy.id.MemberId;

import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Who may do what with whose order. */
@Singleton
class OrderAccess {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int KEPT_MAX = 200_000;

    private final List<KnownParty> parties;
    private final Cache<MemberKey, Boolean> known =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(KEPT_MAX).build();

    OrderAccess(Collection<KnownParty> parties) {
        this.parties = parties.stream().filter(party -> party.role() == Role.MEMBER).toList();
    }

    /**
     * On whose behalf the caller orders for a member.
     *
     * @throws Refused if it may not, or there is no such member
     */
    Origin origin(Caller caller, MemberId member) {
        if (isOwn(caller, member)) {
            return Origin.MEMBER;
        }
        if (!caller.is(Role.BUYER)) {
            throw new Refused(OrderReason.NOT_YOUR_ORDER);
        }
        requireMember(caller, member);
        return Origin.BUYER;
    }

    /**
     * @param roles who may see other members' too
     * @throws Refused if the caller may not
     */
    void requireSight(Caller caller, MemberId member, Set<Role> roles) {
        if (isOwn(caller, member)) {
            return;
        }
        if (roles.stream().noneMatch(caller::is)) {
            throw new Refused(OrderReason.NOT_YOUR_ORDER);
        }
    }

    /**
     * @throws Refused if the co-op has no such member
     */
    void requireMember(Caller caller, MemberId member) {
        MemberKey key = new MemberKey(caller.coop().value(), member.value());
        if (known.getIfPresent(key) != null) {
            return;
        }
        if (parties.stream().noneMatch(p -> p.exists(caller.coop(), member.value()))) {
            throw new Refused(OrderReason.MEMBER_NOT_FOUND);
        }
        known.put(key, Boolean.TRUE);
    }

    private boolean isOwn(Caller caller, MemberId member) {
        return caller.member().filter(member::equals).isPresent();
    }
}
