package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.invoicing.AcceptedInvoices;
import coop.cobuy.aggregator.invoicing.Invoice;
import coop.cobuy.aggregator.sharing.Participants;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.JournalId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.RoundId;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.BitSet;
import java.util.Optional;

/**
 * Settles what was accepted. May be broken off at any moment and begun again, by this instance or
 * another, also by two at once: each transaction says where it stands.
 */
@Singleton
class SettlementJob {

    private static final Logger LOG = LoggerFactory.getLogger(SettlementJob.class);
    private static final int INVOICES_AT_ONCE = 1000;

    private final AcceptedInvoices accepted;
    private final InvoicePreparing preparing;
    private final SettlementPosting posting;
    private final OpenOrders openOrders;
    private final HoldReleasing releasing;
    private final FundsPace pace;
    private volatile boolean ending;

    SettlementJob(
            AcceptedInvoices accepted,
            InvoicePreparing preparing,
            SettlementPosting posting,
            OpenOrders openOrders,
            HoldReleasing releasing,
            FundsPace pace) {
        this.accepted = accepted;
        this.preparing = preparing;
        this.posting = posting;
        this.openOrders = openOrders;
        this.releasing = releasing;
        this.pace = pace;
    }

    /** The turn under way stops after the transaction that it is in; the next start goes on. */
    void end() {
        ending = true;
    }

    /** One turn over all that waits; what fails is tried again in the next. */
    void turn() {
        for (Invoice.Accepted invoice : accepted.waiting(INVOICES_AT_ONCE)) {
            if (ending) {
                return;
            }
            try {
                settle(invoice);
            } catch (Exception e) {
                LOG.warn("Settling invoice {} failed, tried again", invoice.id(), e);
            }
        }
        for (HoldReleaseRow row : releasing.wanted()) {
            try {
                release(new CoopId(row.coopId()), new RoundId(row.roundId()));
            } catch (Exception e) {
                LOG.warn("Releasing holds of round {} failed, tried again", row.roundId(), e);
            }
        }
    }

    /**
     * @return whether it is settled; not yet, if it has to wait for something or to end
     */
    boolean settle(Invoice.Accepted invoice) {
        Optional<Prepared> split = preparing.prepare(invoice);
        if (split.isEmpty()) {
            return false;
        }
        Prepared prepared = split.get();
        SettlementRow row = posting.begin(prepared);
        BitSet released = openOrders.released(prepared);
        ChunkCharges charges = new ChunkCharges(prepared);
        FundsPace.Steps steps =
                pace.of(prepared.order().coop(), new JournalId(invoice.id().value()));
        while (row.memberNext() < row.members()) {
            if (ending) {
                return false;
            }
            int from = row.chunkNext();
            row = posting.postChunk(prepared, charges, row, released);
            int last = row.memberNext() - 1;
            steps.told(new MemberId(prepared.participants().member(last)), from, row.chunkNext());
        }
        posting.complete(prepared);
        return true;
    }

    private void release(CoopId coop, RoundId round) {
        Participants members = releasing.members(coop, round);
        FundsPace.Steps steps = pace.of(coop, HoldReleasing.journal(round));
        Optional<HoldReleasing.Step> step = releasing.release(coop, round, members);
        while (step.isPresent() && !ending) {
            steps.told(step.get().last(), step.get().chunk(), step.get().chunk() + 1);
            step = releasing.release(coop, round, members);
        }
    }
}
