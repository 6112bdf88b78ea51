package coop.cobuy.aggregator.storefront.shop;

import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;

/** Offers that a member marked to find them again, in this round and later ones. */
@Singleton
class Favourites {

    /** More than anybody looks through. */
    private static final int MOST = 1000;

    private final FavouriteRows rows;
    private final Clock clock;

    Favourites(FavouriteRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Transactional
    Set<OfferId> of(Caller caller) {
        return caller.member()
                .map(
                        member ->
                                rows.ofMember(caller.coop().value(), member.value(), MOST).stream()
                                        .map(row -> new OfferId(row.offerId()))
                                        .collect(Collectors.toUnmodifiableSet()))
                .orElse(Set.of());
    }

    /** Done twice, it does nothing. */
    @Transactional
    void mark(Caller caller, OfferId offer, boolean on) {
        MemberId member = caller.member().orElseThrow();
        if (on) {
            rows.insert(
                    caller.coop().value(),
                    member.value(),
                    offer.value(),
                    UtcTime.of(clock.instant()));
        } else {
            rows.delete(caller.coop().value(), member.value(), offer.value());
        }
    }
}
