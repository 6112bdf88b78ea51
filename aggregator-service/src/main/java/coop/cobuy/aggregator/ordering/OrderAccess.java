package coop.cobuy.aggregator.ordering;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import coop.cobuy.aggregator.members.Member;
import coop.cobuy.aggregator.members.Members;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.contract.ordering.v1.PlaceOrder.Origin;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;

import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.Optional;
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
    private final LoadingCache<MemberKey, Optional<Boolean>> active;

    OrderAccess(Members members) {
        this.members = members;
        // Looked up anew while the old answer serves: all who come together at first would else
        // wait for the database together a minute later.
        this.active =
                Caffeine.newBuilder()
                        .maximumSize(KEPT_MAX)
                        .refreshAfterWrite(KEPT.dividedBy(2))
                        .expireAfterWrite(KEPT)
                        .build(this::look);
    }

    private Optional<Boolean> look(MemberKey key) {
        return members.find(new CoopId(key.coop()), new MemberId(key.member())).map(Member::active);
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
        // Whoever was not there a moment ago may be by now.
        return active.get(key)
                .or(() -> look(key))
                .orElseThrow(() -> new Refused(OrderReason.MEMBER_NOT_FOUND));
    }

    private static boolean isOwn(Caller caller, MemberId member) {
        return caller.member().filter(member::equals).isPresent();
    }
}
