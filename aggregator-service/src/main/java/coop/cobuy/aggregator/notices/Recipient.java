package coop.cobuy.aggregator.notices;

import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.id.MemberId;

/** Whom a notice is for. */
public sealed interface Recipient {

    /** Everybody who acts for a member. */
    record OfMember(MemberId member) implements Recipient {}

    /** Everybody in the co-op with a role, such as its buyers. */
    record OfRole(Role role) implements Recipient {}

    /** Everybody in the co-op who acts for an active member: one notice for them all. */
    record AllMembers() implements Recipient {}

    static Recipient member(MemberId member) {
        return new OfMember(member);
    }

    static Recipient allMembers() {
        return new AllMembers();
    }

    static Recipient buyers() {
        return new OfRole(Role.BUYER);
    }
}
