package coop.cobuy.aggregator.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.platform.Paging;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.contract.UnreadableException;
import coop.cobuy.contract.WireJson;
import coop.cobuy.contract.ordering.v1.ChangeFunds;
import coop.cobuy.contract.ordering.v1.OrderCommand;
import coop.cobuy.contract.ordering.v1.OrderPartitions;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.Id;
import coop.cobuy.id.JournalId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.RoundId;
import coop.cobuy.log.Transactions;
import coop.cobuy.money.Money;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

@MicronautTest(transactional = false)
class LedgerTest implements TestServers {

    private static final AccountKey BANK = AccountKey.coop(AccountKind.BANK);

    @Inject Ledger ledger;
    @Inject BalanceCheck check;
    @Inject Statements statements;
    @Inject Transactions transactions;
    @Inject IdSource ids;

    private CoopId coop = new CoopId(new UUID(0, 0));

    @BeforeEach
    void ownCoop() {
        coop = new CoopId(ids.next());
    }

    private static Money eur(long minor) {
        return new Money(minor, Fixtures.EUR);
    }

    private MemberId member() {
        return new MemberId(ids.next());
    }

    private Journal payment(JournalId id, MemberId member, long minor) {
        return new Journal(
                JournalHead.of(id, JournalKind.PAYMENT, "Payment received"),
                List.of(new Transfer(BANK, AccountKey.member(member), eur(minor), "PAYMENT")));
    }

    private Money balance(MemberId member) {
        return ledger.funds(coop, Fixtures.EUR, member).balance();
    }

    @Test
    void theSameJournalAgainDoesNothingAndOtherContentIsRefused() {
        MemberId member = member();
        JournalId id = new JournalId(ids.next());
        assertEquals(Posted.NOW, ledger.post(coop, payment(id, member, 500)));
        assertEquals(Posted.BEFORE, ledger.post(coop, payment(id, member, 500)));
        assertEquals(eur(500), balance(member));
        Refused refused =
                assertThrows(Refused.class, () -> ledger.post(coop, payment(id, member, 501)));
        assertEquals(LedgerReason.JOURNAL_CONFLICT, refused.reason());
        assertEquals(eur(500), balance(member));
        assertEquals(eur(-500), ledger.balance(coop, Fixtures.EUR, BANK));
    }

    @Test
    void eachChangeOfAMembersFundsIsToldToItsPartitionOnce() throws SQLException {
        MemberId member = member();
        JournalId id = new JournalId(ids.next());
        ledger.post(coop, payment(id, member, 700));
        ledger.post(coop, payment(id, member, 700));
        ledger.limitCredit(coop, member, eur(10_000), null);
        ledger.limitCredit(coop, member, eur(10_000), null);
        List<ChangeFunds> told = told(member);
        assertEquals(2, told.size());
        assertEquals(700, told.getFirst().balanceDeltaMinor());
        assertEquals(10_000L, told.get(1).creditLimitMinor());
        assertEquals(0, told.get(1).balanceDeltaMinor());
    }

    private List<ChangeFunds> told(MemberId member) throws SQLException {
        int partition = OrderPartitions.partition(coop.value(), member.value(), 8);
        return transactions.call(
                connection -> {
                    List<ChangeFunds> found = new ArrayList<>();
                    try (PreparedStatement statement =
                            connection.prepareStatement(
                                    "SELECT payload FROM outbox WHERE partition_no = ? ORDER BY"
                                            + " seq")) {
                        statement.setInt(1, partition);
                        try (ResultSet rows = statement.executeQuery()) {
                            while (rows.next()) {
                                ChangeFunds change = funds(rows.getBytes(1));
                                if (change.memberId().equals(member.value())) {
                                    found.add(change);
                                }
                            }
                        }
                    }
                    return found;
                });
    }

    private static ChangeFunds funds(byte[] payload) {
        try {
            return (ChangeFunds) WireJson.read(payload, OrderCommand.class);
        } catch (UnreadableException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aJournalInChunksIsSeenWhenCompleteAndGoesOnWhereItStopped() throws SQLException {
        MemberId one = member();
        MemberId two = member();
        MemberId gotNothing = member();
        RoundId round = new RoundId(ids.next());
        JournalId id = new JournalId(ids.next());
        AccountKey fees = AccountKey.coop(AccountKind.FEES);
        Chunk first =
                new Chunk(
                        id,
                        0,
                        0,
                        List.of(new Transfer(AccountKey.member(one), fees, eur(30), "GOODS")),
                        round,
                        Set.of(gotNothing));
        Chunk second =
                new Chunk(
                        id,
                        1,
                        1,
                        List.of(new Transfer(AccountKey.member(two), fees, eur(12), "GOODS")),
                        round,
                        Set.of());
        JournalHead head = JournalHead.of(id, JournalKind.SETTLEMENT, "Round 7");
        assertEquals(Posted.NOW, ledger.postChunk(coop, first));
        assertThrows(IllegalStateException.class, () -> ledger.complete(coop, head, 2));
        assertEquals(Posted.BEFORE, ledger.postChunk(coop, first));
        assertEquals(List.of(), entries(one));
        assertEquals(Posted.NOW, ledger.postChunk(coop, second));
        assertEquals(Posted.NOW, ledger.complete(coop, head, 2));
        assertEquals(Posted.BEFORE, ledger.complete(coop, head, 2));
        assertEquals(eur(-30), entries(one).getFirst().amount());
        assertEquals(eur(-12), balance(two));
        assertEquals(round.value(), told(one).getFirst().releaseRoundId());
        assertEquals(Chunk.change(id, 0, one), told(one).getFirst().changeId());
        assertEquals(Chunk.change(id, 1, two), told(two).getFirst().changeId());
        assertEquals(0, told(gotNothing).getFirst().balanceDeltaMinor());
        assertEquals(round.value(), told(gotNothing).getFirst().releaseRoundId());
        assertEquals(List.of(), check.compare(coop));
    }

    private List<Entry> entries(MemberId member) {
        return statements.entries(
                coop, Fixtures.EUR, AccountKey.member(member), Paging.of(null, 50));
    }

    @Test
    void anUnbalancedOrSenselessTransferCannotBeWritten() {
        AccountKey member = AccountKey.member(member());
        assertThrows(IllegalArgumentException.class, () -> new Transfer(BANK, member, eur(0), "X"));
        assertThrows(
                IllegalArgumentException.class, () -> new Transfer(BANK, member, eur(-1), "X"));
        assertThrows(
                IllegalArgumentException.class, () -> new Transfer(member, member, eur(1), "X"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Transfer(BANK, member, eur(Transfer.AMOUNT_MAX + 1), "X"));
        assertThrows(IllegalArgumentException.class, () -> AccountKey.coop(AccountKind.MEMBER));
    }

    @Test
    void aDifferenceInTheCacheIsFoundAndPutRight() throws SQLException {
        MemberId member = member();
        ledger.post(coop, payment(new JournalId(ids.next()), member, 900));
        transactions.call(
                connection -> {
                    try (PreparedStatement statement =
                            connection.prepareStatement(
                                    "UPDATE ledger_balance SET balance_minor = 1 WHERE coop_id ="
                                            + " ?")) {
                        statement.setBytes(1, coop.bytes());
                        return statement.executeUpdate();
                    }
                });
        assertEquals(List.of(AccountKey.member(member).id(coop)), check.compare(coop));
        assertEquals(1, check.rebuild(coop));
        assertEquals(eur(900), balance(member));
        assertEquals(List.of(), check.compare(coop));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void balancesAreTheSumsHoweverManyPostAtOnce(long seed)
            throws InterruptedException, ExecutionException, SQLException {
        Random random = new Random(seed);
        List<MemberId> members = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            members.add(member());
        }
        List<Journal> all = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            Journal journal = anyJournal(random, members);
            all.add(journal);
            if (random.nextInt(5) == 0) {
                all.add(journal);
            }
        }
        int before = posts(all);
        assertEquals(new HashSet<>(all).size(), before, "each journal is posted once");
        assertEquals(List.of(), check.compare(coop));
        long cached = 0;
        for (MemberId member : members) {
            Money sum = ledger.balance(coop, Fixtures.EUR, AccountKey.member(member));
            assertEquals(sum, balance(member));
            cached += sum.minor();
        }
        long others = 0;
        for (AccountKind kind : List.of(AccountKind.BANK, AccountKind.FEES, AccountKind.VAT)) {
            others += ledger.balance(coop, Fixtures.EUR, AccountKey.coop(kind)).minor();
        }
        assertEquals(0, cached + others, "all accounts together");
        assertFundsToldAre(members);
    }

    private Journal anyJournal(Random random, List<MemberId> members) {
        List<AccountKey> keys = new ArrayList<>();
        members.forEach(member -> keys.add(AccountKey.member(member)));
        keys.add(BANK);
        keys.add(AccountKey.coop(AccountKind.FEES));
        keys.add(AccountKey.coop(AccountKind.VAT));
        List<Transfer> transfers = new ArrayList<>();
        int count = 1 + random.nextInt(8);
        while (transfers.size() < count) {
            AccountKey debit = keys.get(random.nextInt(keys.size()));
            AccountKey credit = keys.get(random.nextInt(keys.size()));
            if (!debit.equals(credit)) {
                transfers.add(new Transfer(debit, credit, eur(1 + random.nextInt(100_000)), "ANY"));
            }
        }
        JournalId id = new JournalId(new UUID(random.nextLong(), random.nextLong()));
        return new Journal(JournalHead.of(id, JournalKind.TRANSFER, "any"), transfers);
    }

    private int posts(List<Journal> journals) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Future<Posted>> running = new ArrayList<>();
            for (Journal journal : journals) {
                running.add(threads.submit(() -> ledger.post(coop, journal)));
            }
            int now = 0;
            for (Future<Posted> one : running) {
                now += one.get() == Posted.NOW ? 1 : 0;
            }
            return now;
        }
    }

    private void assertFundsToldAre(List<MemberId> members) throws SQLException {
        for (MemberId member : members) {
            long told = told(member).stream().mapToLong(ChangeFunds::balanceDeltaMinor).sum();
            assertEquals(balance(member).minor(), told, "told to the log");
        }
    }

    @Test
    void idsOfAccountsFollowFromTheirOwners() {
        MemberId member = member();
        assertEquals(AccountKey.member(member).id(coop), AccountKey.member(member).id(coop));
        assertEquals(Id.BYTES, BANK.id(coop).bytes().length);
    }
}
