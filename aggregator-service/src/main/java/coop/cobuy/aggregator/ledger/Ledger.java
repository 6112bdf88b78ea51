package coop.cobuy.aggregator.ledger;

import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.JournalId;
import coop.cobuy.id.LedgerAccountId;
import coop.cobuy.id.MemberId;
import coop.cobuy.money.Money;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Writes and reads the books. Posting takes part in the transaction under way, if there is one.
 *
 * <p>What is posted has an id from whoever posts it: the same again does nothing, the same id with
 * other content is refused.
 */
@Singleton
public class Ledger {

    private final JournalRows journals;
    private final ChunkRows chunks;
    private final TransferRows transfers;
    private final BalanceRows balances;
    private final CreditLimitRows limits;
    private final MemberBalances moving;
    private final FundsLog funds;
    private final IdSource ids;
    private final Clock clock;

    Ledger(
            JournalRows journals,
            ChunkRows chunks,
            TransferRows transfers,
            BalanceRows balances,
            CreditLimitRows limits,
            MemberBalances moving,
            FundsLog funds,
            IdSource ids,
            Clock clock) {
        this.journals = journals;
        this.chunks = chunks;
        this.transfers = transfers;
        this.balances = balances;
        this.limits = limits;
        this.moving = moving;
        this.funds = funds;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Posts a whole journal, which is visible at once.
     *
     * @throws Refused if there is a journal with this id and other content
     * @throws IllegalArgumentException if it has no transfers, or they differ in their currency
     */
    @Transactional
    public Posted post(CoopId coop, Journal journal) {
        Movements movements = Movements.of(coop, journal.transfers());
        LocalDateTime now = prepare(coop, movements);
        String hash = Digest.of(coop, journal);
        JournalHead head = journal.head();
        Optional<JournalRow> before = journals.find(coop.value(), head.id().value());
        if (before.isPresent()) {
            return same(before.get().contentHash(), hash);
        }
        journals.save(JournalRow.of(coop, head, hash, UtcTime.instant(now)));
        write(coop, head.id(), 0, journal.transfers(), now);
        moving.add(coop, movements.deltas());
        funds.moved(coop, head.id(), 0, movements, null);
        return Posted.NOW;
    }

    /**
     * Posts a part of a large journal. Its members' funds move, and their holds end, at once; the
     * journal is visible when it has been completed.
     *
     * @throws Refused if there is such a chunk with other content
     */
    @Transactional
    public Posted postChunk(CoopId coop, Chunk chunk) {
        Movements movements =
                chunk.transfers().isEmpty()
                        ? Movements.none()
                        : Movements.of(coop, chunk.transfers());
        movements = movements.and(coop, chunk.alsoReleased());
        LocalDateTime now = prepare(coop, movements);
        String hash = Digest.of(coop, chunk);
        Optional<ChunkRow> before =
                chunks.find(coop.value(), chunk.journal().value(), chunk.number());
        if (before.isPresent()) {
            return same(before.get().contentHash(), hash);
        }
        chunks.save(new ChunkRow(coop.value(), chunk.journal().value(), chunk.number(), hash, now));
        write(coop, chunk.journal(), chunk.firstLine(), chunk.transfers(), now);
        moving.add(coop, movements.deltas());
        funds.moved(coop, chunk.journal(), chunk.number(), movements, chunk.releases());
        return Posted.NOW;
    }

    /**
     * Makes a journal visible whose chunks are all posted.
     *
     * @param count how many chunks it has, numbered from 0
     * @throws IllegalStateException if one is missing
     * @throws Refused if there is a journal with this id and other content
     */
    @Transactional
    public Posted complete(CoopId coop, JournalHead head, int count) {
        String hash = Digest.of(head, count);
        Optional<JournalRow> before = journals.find(coop.value(), head.id().value());
        if (before.isPresent()) {
            return same(before.get().contentHash(), hash);
        }
        int posted = chunks.countBelow(coop.value(), head.id().value(), count);
        if (posted != count) {
            throw new IllegalStateException(
                    "chunks of journal "
                            + head.id()
                            + ": "
                            + posted
                            + " (expected: "
                            + count
                            + ")");
        }
        journals.save(JournalRow.of(coop, head, hash, clock.instant()));
        return Posted.NOW;
    }

    private static Posted same(String before, String now) {
        if (!before.equals(now)) {
            throw new Refused(LedgerReason.JOURNAL_CONFLICT);
        }
        return Posted.BEFORE;
    }

    private LocalDateTime prepare(CoopId coop, Movements movements) {
        LocalDateTime now = UtcTime.of(clock.instant());
        if (!movements.currency().isEmpty()) {
            moving.open(coop, movements.accounts(), movements.currency(), now);
        }
        moving.lock(coop, movements.deltas());
        return now;
    }

    private void write(
            CoopId coop,
            JournalId journal,
            int firstLine,
            List<Transfer> moved,
            LocalDateTime now) {
        List<TransferRow> rows = new ArrayList<>(moved.size());
        for (Transfer transfer : moved) {
            rows.add(
                    new TransferRow(
                            coop.value(),
                            journal.value(),
                            firstLine + rows.size(),
                            transfer.debit().id(coop).value(),
                            transfer.credit().id(coop).value(),
                            transfer.amount().minor(),
                            transfer.amount().currency().getCurrencyCode(),
                            transfer.purpose(),
                            now));
        }
        moving.write(rows);
    }

    /** What a member has; nothing at all if no money of the member was ever moved. */
    @Transactional
    public Funds funds(CoopId coop, Currency currency, MemberId member) {
        LedgerAccountId account = AccountKey.member(member).id(coop);
        return balances.find(coop.value(), account.value())
                .map(
                        row ->
                                new Funds(
                                        new Money(row.balanceMinor(), currency),
                                        new Money(row.creditLimitMinor(), currency)))
                .orElseGet(() -> new Funds(Money.zero(currency), Money.zero(currency)));
    }

    /** The sum of all that was moved to an account less all that was moved from it. */
    @Transactional
    public Money balance(CoopId coop, Currency currency, AccountKey account) {
        return new Money(transfers.balance(coop.value(), account.id(coop).value()), currency);
    }

    /**
     * How far below zero a member's balance may go from now on; the same as before: does nothing.
     *
     * @param limit zero or more
     * @param by who sets it; null: the system
     */
    @Transactional
    public Posted limitCredit(CoopId coop, MemberId member, Money limit, @Nullable AccountId by) {
        return limitCredit(coop, member, limit, by, null);
    }

    /**
     * The same, if the limit is still what somebody saw.
     *
     * @param seen null: whatever it is
     * @throws Refused if it is another one, and not the wanted one
     */
    @Transactional
    Posted limitCredit(
            CoopId coop,
            MemberId member,
            Money limit,
            @Nullable AccountId by,
            @Nullable Money seen) {
        if (limit.isNegative()) {
            throw new IllegalArgumentException("credit limit: " + limit + " (expected: >= 0)");
        }
        AccountKey key = AccountKey.member(member);
        LedgerAccountId account = key.id(coop);
        Instant now = clock.instant();
        SortedMap<LedgerAccountId, AccountKey> one = MemberBalances.inOrder();
        one.put(account, key);
        moving.open(coop, one, limit.currency().getCurrencyCode(), UtcTime.of(now));
        moving.lock(coop, one);
        BalanceRow locked = balances.find(coop.value(), account.value()).orElseThrow();
        if (locked.creditLimitMinor() == limit.minor()) {
            return Posted.BEFORE;
        }
        if (seen != null && locked.creditLimitMinor() != seen.minor()) {
            throw new Refused(LedgerReason.LIMIT_CHANGED);
        }
        CreditLimitRow row =
                new CreditLimitRow(
                        coop.value(),
                        account.value(),
                        ids.next(),
                        limit.minor(),
                        by == null ? null : by.value(),
                        UtcTime.of(now));
        limits.save(row);
        balances.limit(coop.value(), account.value(), limit.minor());
        funds.limited(coop, member, row.id(), limit.minor());
        return Posted.NOW;
    }
}
