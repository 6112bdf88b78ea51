package coop.cobuy.aggregator.ordering;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;

import coop.cobuy.aggregator.members.Member;
import coop.cobuy.aggregator.members.Members;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.contract.ordering.v1.PlaceOrder.Origin;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;

import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/**
 * Who may do what with whose order. What is known of a member is kept for a minute, so that orders
 * need no database; that is how long one who was made inactive may still order.
 */
@Singleton
class OrderAccess {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int KEPT_MAX = 200_000;
    private static final int ASKED_TOGETHER = 500;

    private final Members members;
    private final AsyncLoadingCache<MemberKey, Optional<Boolean>> active;

    OrderAccess(Members members) {
        this.members = members;
        // Looked up anew while the old answer serves: all who come together at first would else
        // wait for the database together a minute later.
        this.active =
                Caffeine.newBuilder()
                        .maximumSize(KEPT_MAX)
                        .executor(look -> Thread.ofVirtual().start(look))
                        .refreshAfterWrite(KEPT.dividedBy(2))
                        .expireAfterWrite(KEPT)
                        .buildAsync(new AskedTogether<>(this::look, ASKED_TOGETHER));
    }

    private Map<MemberKey, Optional<Boolean>> look(Collection<MemberKey> keys) {
        Map<MemberKey, Optional<Boolean>> found = new HashMap<>();
        Map<CoopId, Set<MemberId>> byCoop =
                keys.stream()
                        .collect(
                                Collectors.groupingBy(
                                        key -> new CoopId(key.coop()),
                                        Collectors.mapping(
                                                key -> new MemberId(key.member()),
                                                Collectors.toSet())));
        byCoop.forEach(
                (coop, ids) -> {
                    Map<MemberId, Member> of = members.byIds(coop, ids);
                    for (MemberId id : ids) {
                        found.put(
                                new MemberKey(coop.value(), id.value()),
                                Optional.ofNullable(of.get(id)).map(Member::active));
                    }
                });
        return found;
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
        if (!own && !caller.may(Action.ORDER_FOR_OTHERS)) {
            throw new Refused(OrderReason.NOT_YOUR_ORDER);
        }
        requireActive(caller, member);
        return own ? Origin.MEMBER : Origin.BUYER;
    }

    /**
     * @param others what one must be allowed to do to see other members' too
     * @throws Refused if the caller may not
     */
    void requireSight(Caller caller, MemberId member, Action others) {
        if (!isOwn(caller, member) && !caller.may(others)) {
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
        return known(key)
                .or(() -> look(key))
                .orElseThrow(() -> new Refused(OrderReason.MEMBER_NOT_FOUND));
    }

    private Optional<Boolean> known(MemberKey key) {
        try {
            return active.get(key).join();
        } catch (CompletionException e) {
            throw new IllegalStateException("a member cannot be looked up", e.getCause());
        }
    }

    private static boolean isOwn(Caller caller, MemberId member) {
        return caller.member().filter(member::equals).isPresent();
    }
}
