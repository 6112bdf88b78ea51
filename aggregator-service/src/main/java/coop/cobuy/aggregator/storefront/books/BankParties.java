package coop.cobuy.aggregator.storefront.books;

import coop.cobuy.aggregator.banking.BankLine;
import coop.cobuy.aggregator.ledger.AccountKey;
import coop.cobuy.aggregator.ledger.AccountKind;
import coop.cobuy.aggregator.members.Member;
import coop.cobuy.aggregator.members.Members;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts names to the lines of bank statements. */
@Singleton
class BankParties {

    private final Members members;
    private final Parties parties;

    BankParties(Members members, Parties parties) {
        this.members = members;
        this.parties = parties;
    }

    List<BankPage.Item> of(CoopId coop, List<BankLine> lines) {
        List<MemberId> ids = new ArrayList<>();
        for (BankLine line : lines) {
            AccountKey party = line.party();
            if (party != null && party.kind() == AccountKind.MEMBER) {
                ids.add(new MemberId(party.owner()));
            }
        }
        Map<MemberId, Member> known = members.byIds(coop, ids);
        List<BankPage.Item> items = new ArrayList<>();
        for (BankLine line : lines) {
            items.add(item(coop, line, known));
        }
        return items;
    }

    private BankPage.Item item(CoopId coop, BankLine line, Map<MemberId, Member> known) {
        AccountKey party = line.party();
        if (party == null) {
            return new BankPage.Item(line, "", "");
        }
        if (party.kind() == AccountKind.MEMBER) {
            Member member = known.get(new MemberId(party.owner()));
            return new BankPage.Item(
                    line,
                    member == null ? "" : member.name(),
                    member == null ? "" : member.number());
        }
        return new BankPage.Item(line, parties.of(coop, party).name(), "");
    }
}
