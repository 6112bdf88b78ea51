package coop.cobuy.aggregator.members;

import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.PersonalData;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;

import jakarta.inject.Singleton;

/**
 * A household's name and address. They are erased with the last active account that acts for it;
 * its number stays, by which the books name it.
 */
@Singleton
final class MemberData implements PersonalData {

    private static final String NOBODY = "Former member";

    private final Members members;
    private final LastAccounts last;

    MemberData(Members members, LastAccounts last) {
        this.members = members;
        this.last = last;
    }

    @Override
    public String part() {
        return "member";
    }

    @Override
    public Object export(Caller person) {
        return person.member().flatMap(id -> members.find(person.coop(), id)).stream().toList();
    }

    @Override
    public void erase(Caller person) {
        if (last.isLast(person)) {
            person.member().ifPresent(id -> erase(person.coop(), id));
        }
    }

    private void erase(CoopId coop, MemberId id) {
        members.find(coop, id)
                .ifPresent(
                        member ->
                                members.change(
                                        coop,
                                        new Member(id, member.number(), NOBODY, null, false)));
    }
}
