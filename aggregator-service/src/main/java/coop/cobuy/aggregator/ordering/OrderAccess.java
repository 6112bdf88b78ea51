package coop.cobuy.aggregator.ordering;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import coop.cobuy.aggregator.members.Member;
import coop.cobuy.aggregator.members.Members;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.contract.ordering.v1.PlaceOrder.Origin;
import coop.cobuy.id.MemberId;

import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.Set;

/**
 * Who may do what with whose order. What is known of a member is kept for a minute, so that orders
 * need no database; that is how long one who was made inactive may still order.
 */
@Singleton
class OrderAccess {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int KEPT_MAX = 200_000;

    private final Members members;
    private final Cache<MemberKey, Boolean> active =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(KEPT_MAX).build();

    OrderAccess(Members members) {
        this.members = members;
    }

    /**
     * On whose behalf the caller orders for a member.
     *
     * @throws Refused if it may not, or there is no such active member
     */
    Origin origin(Caller caller, MemberId member) {
        boolean own = isOwn(caller, member);
        if (!own && !caller.is(Role.BUYER)) {
            throw new Refused(OrderReason.NOT_YOUR_ORDER);
        }
        requireActive(caller, member);
        return own ? Origin.MEMBER : Origin.BUYER;
    }

    /**
     * @param roles who may see other members' too
     * @throws Refused if the caller may not
     */
    void requireSight(Caller caller, MemberId member, Set<Role> roles) {
        if (!isOwn(caller, member) && roles.stream().noneMatch(caller::is)) {
            throw new Refused(OrderReason.NOT_YOUR_ORDER);
        }
    }

    /**
     * @throws Refused if the co-op has no such member
     */
    void requireMember(Caller caller, MemberId member) {
        isActive(caller, member);
    }

    /**
     * @throws Refused if the co-op has no such member, or it is not active
     */
    void requireActive(Caller caller, MemberId member) {
        if (!isActive(caller, member)) {
            throw new Refused(OrderReason.MEMBER_NOT_ACTIVE);
        }
    }

    private boolean isActive(Caller caller, MemberId member) {
        MemberKey key = new MemberKey(caller.coop().value(), member.value());
        Boolean known = active.getIfPresent(key);
        if (known != null) {
            return known;
        }
        boolean found =
                members.find(caller.coop(), member)
                        .map(Member::active)
                        .orElseThrow(() -> new Refused(OrderReason.MEMBER_NOT_FOUND));
        active.put(key, found);
        return found;
    }

    private static boolean isOwn(Caller caller, MemberId member) {
        return caller.member().filter(member::equals).isPresent();
    }
}
