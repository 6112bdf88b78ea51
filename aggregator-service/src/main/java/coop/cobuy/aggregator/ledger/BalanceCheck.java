package coop.cobuy.aggregator.ledger;

import coop.cobuy.id.CoopId;
import coop.cobuy.id.Id;
import coop.cobuy.id.LedgerAccountId;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.SortedMap;

/**
 * Compares the cached balances of members with the sums of their transfers. A difference is a bug:
 * it is told, and the cache is put right, as the transfers are the truth.
 */
@Singleton
public class BalanceCheck {

    private static final Logger LOG = LoggerFactory.getLogger(BalanceCheck.class);

    private final BalanceRows rows;
    private final MemberBalances balances;
    private final MeterRegistry meters;

    BalanceCheck(BalanceRows rows, MemberBalances balances, MeterRegistry meters) {
        this.rows = rows;
        this.balances = balances;
        this.meters = meters;
    }

    /** The accounts whose cached balance is not the sum of their transfers. */
    @Transactional
    public List<LedgerAccountId> compare(CoopId coop) {
        return rows.different(coop.value()).stream()
                .map(row -> new LedgerAccountId(row.accountId()))
                .toList();
    }

    /** Puts right what {@link #compare} finds; returns how many accounts that were. */
    @Transactional
    public int rebuild(CoopId coop) {
        SortedMap<LedgerAccountId, Long> found = MemberBalances.inOrder();
        rows.different(coop.value())
                .forEach(row -> found.put(new LedgerAccountId(row.accountId()), 0L));
        if (found.isEmpty()) {
            return 0;
        }
        // Looked at again under lock: a post may have committed in between.
        balances.lock(coop, found);
        SortedMap<LedgerAccountId, Long> right = MemberBalances.inOrder();
        rows.different(coop.value()).stream()
                .filter(row -> found.containsKey(new LedgerAccountId(row.accountId())))
                .forEach(
                        row -> right.put(new LedgerAccountId(row.accountId()), row.balanceMinor()));
        balances.replace(coop, right);
        return right.size();
    }

    @Scheduled(cron = "0 40 2 * * ?")
    void everyNight() {
        for (byte[] id : rows.coops()) {
            CoopId coop = new CoopId(Id.uuid(id));
            List<LedgerAccountId> different = compare(coop);
            if (!different.isEmpty()) {
                LOG.error(
                        "Balances of co-op {} are not the sums of their transfers: {}",
                        coop,
                        different);
                meters.counter("cobuy.ledger.differences").increment(different.size());
                rebuild(coop);
            }
        }
    }
}
