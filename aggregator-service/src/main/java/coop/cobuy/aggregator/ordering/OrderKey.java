package coop.cobuy.aggregator.ordering;

import java.util.UUID;

/** Names a member's order in a round. */
record OrderKey(RoundKey round, UUID member) {

    static OrderKey of(UUID coop, UUID round, UUID member) {
        return new OrderKey(new RoundKey(coop, round), member);
    }

    UUID coop() {
        return round.coop();
    }

    MemberKey memberKey() {
        return new MemberKey(round.coop(), member);
    }
}
