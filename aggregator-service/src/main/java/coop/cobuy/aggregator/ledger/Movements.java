package coop.cobuy.aggregator.ledger;

import coop.cobuy.id.CoopId;
import coop.cobuy.id.LedgerAccountId;
import coop.cobuy.id.MemberId;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * What some transfers do together: the accounts that they touch, and by how much each member's
 * balance changes. All in the order of the accounts' ids.
 *
 * @param currency ISO 4217; empty if there are no transfers
 * @param deltas of members' accounts alone, also those that change by nothing
 */
record Movements(
        String currency,
        SortedMap<LedgerAccountId, AccountKey> accounts,
        SortedMap<LedgerAccountId, Long> deltas) {

    static Movements none() {
        return new Movements("", MemberBalances.inOrder(), MemberBalances.inOrder());
    }

    static Movements of(CoopId coop, List<Transfer> transfers) {
        if (transfers.isEmpty()) {
            throw new IllegalArgumentException("a journal without transfers");
        }
        String currency = transfers.getFirst().amount().currency().getCurrencyCode();
        SortedMap<LedgerAccountId, AccountKey> accounts = MemberBalances.inOrder();
        SortedMap<LedgerAccountId, Long> deltas = MemberBalances.inOrder();
        for (Transfer transfer : transfers) {
            if (!transfer.amount().currency().getCurrencyCode().equals(currency)) {
                throw new IllegalArgumentException(
                        "currency: " + transfer.amount() + " (expected: " + currency + ")");
            }
            long minor = transfer.amount().minor();
            touch(coop, transfer.debit(), -minor, accounts, deltas);
            touch(coop, transfer.credit(), minor, accounts, deltas);
        }
        return new Movements(currency, accounts, deltas);
    }

    private static void touch(
            CoopId coop,
            AccountKey key,
            long minor,
            SortedMap<LedgerAccountId, AccountKey> accounts,
            SortedMap<LedgerAccountId, Long> deltas) {
        LedgerAccountId id = key.id(coop);
        accounts.put(id, key);
        if (key.kind() == AccountKind.MEMBER) {
            deltas.merge(id, minor, Math::addExact);
        }
    }

    /** With members of whom nothing is moved. */
    Movements and(CoopId coop, Set<MemberId> others) {
        SortedMap<LedgerAccountId, AccountKey> all = MemberBalances.inOrder();
        all.putAll(accounts);
        SortedMap<LedgerAccountId, Long> more = MemberBalances.inOrder();
        more.putAll(deltas);
        for (MemberId member : others) {
            AccountKey key = AccountKey.member(member);
            all.putIfAbsent(key.id(coop), key);
            more.putIfAbsent(key.id(coop), 0L);
        }
        return new Movements(currency, all, more);
    }
}
