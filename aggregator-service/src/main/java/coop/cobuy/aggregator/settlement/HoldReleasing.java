package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.ledger.Chunk;
import coop.cobuy.aggregator.ledger.Ledger;
import coop.cobuy.aggregator.purchasing.PurchaseOrderListener;
import coop.cobuy.aggregator.sharing.Participants;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.Id;
import coop.cobuy.id.JournalId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.id.RoundId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Ends what is still held of anybody's funds for a round when no purchase order of it is open any
 * more: also of those who got nothing, and those whose orders were cancelled. A release that finds
 * no hold does nothing.
 */
@Singleton
class HoldReleasing implements PurchaseOrderListener {

    private static final int ROUNDS_AT_ONCE = 100;

    private final HoldReleaseRows rows;
    private final OpenOrders orders;
    private final Ledger ledger;
    private final SettlementSettings settings;

    HoldReleasing(
            HoldReleaseRows rows, OpenOrders orders, Ledger ledger, SettlementSettings settings) {
        this.rows = rows;
        this.orders = orders;
        this.ledger = ledger;
        this.settings = settings;
    }

    /** A chunk of releases, and the last of its members. */
    record Step(int chunk, MemberId last) {}

    @Override
    public void cancelled(CoopId coop, RoundId round, PurchaseOrderId order) {
        rows.want(coop.value(), round.value());
    }

    /** Looked at in any case: nothing is released while another of its orders is open. */
    @Override
    public void dropped(CoopId coop, RoundId round) {
        rows.want(coop.value(), round.value());
    }

    @Transactional
    public List<HoldReleaseRow> wanted() {
        return rows.wanted(ROUNDS_AT_ONCE);
    }

    /** The round's members, if it is time; nothing is held for others. */
    @Transactional
    public Participants members(CoopId coop, RoundId round) {
        return orders.of(coop, round).isEmpty()
                ? orders.whoAsked(coop, round)
                : Participants.of(round.value(), coop.value(), new byte[0][]);
    }

    /**
     * Releases the next members.
     *
     * @return what was done; nothing if there is nothing left to do
     */
    @Transactional
    public Optional<Step> release(CoopId coop, RoundId round, Participants members) {
        HoldReleaseRow row = rows.lock(coop.value(), round.value()).orElseThrow();
        if (!row.wanted()) {
            return Optional.empty();
        }
        int from = members.after(Id.bytes(row.memberAfter()));
        int to = Math.min(from + settings.chunkMembers(), members.members());
        if (from >= to) {
            rows.done(coop.value(), round.value());
            return Optional.empty();
        }
        Set<MemberId> ids = new HashSet<>();
        for (int i = from; i < to; i++) {
            ids.add(new MemberId(members.member(i)));
        }
        ledger.postChunk(
                coop, new Chunk(journal(round), row.chunkNext(), 0, List.of(), round, ids));
        rows.advance(coop.value(), round.value(), row.chunkNext() + 1, members.member(to - 1));
        return Optional.of(new Step(row.chunkNext(), new MemberId(members.member(to - 1))));
    }

    /** Moves no money, so it is never completed. */
    static JournalId journal(RoundId round) {
        byte[] name = ("release of round " + round).getBytes(StandardCharsets.UTF_8);
        return new JournalId(UUID.nameUUIDFromBytes(name));
    }
}
