package coop.cobuy.aggregator.storefront.books;

import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.ledger.AccountKey;
import coop.cobuy.aggregator.ledger.AccountKind;
import coop.cobuy.aggregator.ledger.Journal;
import coop.cobuy.aggregator.ledger.JournalHead;
import coop.cobuy.aggregator.ledger.JournalKind;
import coop.cobuy.aggregator.ledger.Transfer;
import coop.cobuy.id.JournalId;
import coop.cobuy.id.MemberId;
import coop.cobuy.money.Money;

import java.util.List;
import java.util.UUID;

/** Makes members owe. */
final class Debts {

    private Debts() {}

    static Journal of(MemberId member, long cents) {
        JournalId id = new JournalId(UUID.nameUUIDFromBytes(member.bytes()));
        return new Journal(
                JournalHead.of(id, JournalKind.SETTLEMENT, "Round"),
                List.of(
                        new Transfer(
                                AccountKey.member(member),
                                AccountKey.coop(AccountKind.FEES),
                                new Money(cents, Fixtures.EUR),
                                "GOODS")));
    }
}
