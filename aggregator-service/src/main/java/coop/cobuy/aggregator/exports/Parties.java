package coop.cobuy.aggregator.exports;

import coop.cobuy.aggregator.catalog.Supplier;
import coop.cobuy.aggregator.catalog.Suppliers;
import coop.cobuy.aggregator.ledger.AccountKey;
import coop.cobuy.aggregator.members.Member;
import coop.cobuy.aggregator.members.Members;
import coop.cobuy.id.CoopId;

import jakarta.inject.Singleton;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Names the owners of accounts, ranked by when they came: their ids grow with time. */
@Singleton
class Parties {

    private static final int PIECE = 500;
    private static final UUID LOWEST = new UUID(0, 0);

    private final Members members;
    private final Suppliers suppliers;

    Parties(Members members, Suppliers suppliers) {
        this.members = members;
        this.suppliers = suppliers;
    }

    /** All of a co-op's. */
    Map<AccountKey, Party> of(CoopId coop) {
        Map<AccountKey, Party> found = new HashMap<>();
        int rank = 0;
        List<Member> some = members.after(coop, LOWEST, PIECE);
        while (!some.isEmpty()) {
            for (Member member : some) {
                found.put(
                        AccountKey.member(member.id()),
                        new Party(member.number(), member.name(), ++rank));
            }
            some = members.after(coop, some.getLast().id().value(), PIECE);
        }
        rank = 0;
        List<Supplier> page = suppliers.after(coop, LOWEST, PIECE);
        while (!page.isEmpty()) {
            for (Supplier supplier : page) {
                found.put(
                        AccountKey.supplier(supplier.id()),
                        new Party(supplier.terms().code(), supplier.terms().name(), ++rank));
            }
            page = suppliers.after(coop, page.getLast().id().value(), PIECE);
        }
        return found;
    }
}
