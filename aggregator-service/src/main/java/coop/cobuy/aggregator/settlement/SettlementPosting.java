package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.invoicing.AcceptedInvoices;
import coop.cobuy.aggregator.invoicing.InvoiceContent;
import coop.cobuy.aggregator.ledger.Chunk;
import coop.cobuy.aggregator.ledger.Ledger;
import coop.cobuy.aggregator.ledger.Transfer;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.aggregator.rounds.RoundFees;
import coop.cobuy.aggregator.sharing.Component;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.InvoiceId;
import coop.cobuy.id.JournalId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.RoundId;
import coop.cobuy.money.Money;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Posts a split invoice, one transaction for some members at a time. How far it has come stands in
 * the table {@code settlement}, which each transaction locks and moves on: whoever stands still,
 * dies or is overtaken changes nothing twice.
 */
@Singleton
class SettlementPosting {

    private final SettlementRows rows;
    private final SettledComponentRows components;
    private final ChargeTable charges;
    private final CarryTable carries;
    private final Ledger ledger;
    private final AcceptedInvoices accepted;
    private final List<StatementNotices> notices;
    private final HoldReleaseRows releases;
    private final SettlementSettings settings;
    private final Clock clock;

    SettlementPosting(
            SettlementRows rows,
            SettledComponentRows components,
            ChargeTable charges,
            CarryTable carries,
            Ledger ledger,
            AcceptedInvoices accepted,
            Collection<StatementNotices> notices,
            HoldReleaseRows releases,
            SettlementSettings settings,
            Clock clock) {
        this.rows = rows;
        this.components = components;
        this.charges = charges;
        this.carries = carries;
        this.ledger = ledger;
        this.accepted = accepted;
        this.notices = List.copyOf(notices);
        this.releases = releases;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Begins, or goes on where it stood.
     *
     * @throws IllegalStateException if it was begun with another split
     */
    @Transactional
    public SettlementRow begin(Prepared prepared) {
        UUID coop = coop(prepared).value();
        byte[] hash = prepared.hash();
        SettlementRow before = rows.lock(coop, prepared.invoice().id().value()).orElse(null);
        if (before != null) {
            if (!Arrays.equals(before.splitHash(), hash)) {
                throw new IllegalStateException(
                        "split of invoice "
                                + prepared.invoice().id()
                                + " differs from the one that posting began with");
            }
            return before;
        }
        SettlementRow row = SettlementRecords.begun(prepared, hash, clock.instant());
        rows.save(row);
        components.saveAll(SettlementRecords.components(prepared));
        prepared.carried()
                .ifPresent(
                        carried ->
                                carries.freeze(
                                        coop(prepared),
                                        prepared.invoice().id(),
                                        prepared.participants(),
                                        carried.before()));
        return row;
    }

    /**
     * Charges the next members.
     *
     * @param released whose holds end with this
     * @return where it stands then; as it stood, if somebody else was faster
     */
    @Transactional
    public SettlementRow postChunk(
            Prepared prepared, ChunkCharges by, SettlementRow expected, BitSet released) {
        InvoiceId invoice = prepared.invoice().id();
        CoopId coop = coop(prepared);
        SettlementRow row = rows.lock(coop.value(), invoice.value()).orElseThrow();
        int from = row.memberNext();
        if (from != expected.memberNext() || row.settledAt() != null) {
            return row;
        }
        int to = Math.min(from + settings.chunkMembers(), row.members());
        List<Charge> made = charge(prepared, by, from, to);
        List<MemberTotal> totals = MemberTotal.of(made);
        charges.add(coop, invoice, prepared.participants(), made);
        charges.addTotals(coop, invoice, row.roundId(), prepared.participants(), totals);
        BitSet others = new BitSet();
        others.set(from, to);
        others.andNot(released);
        BitSet now = new BitSet();
        now.set(from, to);
        now.and(released);
        JournalPlace place = new JournalPlace(row.chunkNext(), row.lineNext());
        place = post(prepared, totals, others, false, place);
        place = post(prepared, totals, now, true, place);
        notices.forEach(each -> each.ready(prepared, from, to));
        advance(row, to, place, totals);
        return rows.find(coop.value(), invoice.value()).orElseThrow();
    }

    /** Where a journal goes on. */
    private record JournalPlace(int chunk, int line) {}

    private List<Charge> charge(Prepared prepared, ChunkCharges by, int from, int to) {
        BitSet orderFee = new BitSet();
        BitSet memberFee = new BitSet();
        if (prepared.fees().isPresent()) {
            RoundFees fees = prepared.fees().get();
            List<Integer> members = IntStream.range(from, to).boxed().toList();
            UUID order = prepared.order().id().value();
            UUID round = prepared.order().round().value();
            if (!fees.perOrder().isZero()) {
                orderFee = take(prepared, Component.ORDER_FEE, order, members);
            }
            if (!fees.perMember().isZero()) {
                memberFee = take(prepared, Component.MEMBER_FEE, round, members);
            }
        }
        return by.of(from, to, orderFee, memberFee);
    }

    private BitSet take(
            Prepared prepared, Component component, UUID subject, List<Integer> members) {
        return charges.takeFee(
                coop(prepared),
                prepared.invoice().id(),
                component,
                subject,
                prepared.participants(),
                members);
    }

    private JournalPlace post(
            Prepared prepared,
            List<MemberTotal> totals,
            BitSet members,
            boolean releasing,
            JournalPlace place) {
        if (members.isEmpty()) {
            return place;
        }
        List<Transfer> transfers = new ArrayList<>();
        for (MemberTotal total : totals) {
            if (members.get(total.member())) {
                transfers.addAll(SettlementTransfers.ofMember(prepared, total));
            }
        }
        RoundId round = prepared.order().round();
        Set<MemberId> also = releasing ? ids(prepared, members) : Set.of();
        if (transfers.isEmpty() && also.isEmpty()) {
            return place;
        }
        ledger.postChunk(
                coop(prepared),
                new Chunk(
                        journal(prepared),
                        place.chunk(),
                        place.line(),
                        transfers,
                        releasing ? round : null,
                        also));
        return new JournalPlace(place.chunk() + 1, place.line() + transfers.size());
    }

    private static Set<MemberId> ids(Prepared prepared, BitSet members) {
        Set<MemberId> ids = new HashSet<>();
        members.stream()
                .forEach(each -> ids.add(new MemberId(prepared.participants().member(each))));
        return ids;
    }

    private void advance(SettlementRow row, int to, JournalPlace place, List<MemberTotal> totals) {
        long supplier = 0;
        long fees = 0;
        for (MemberTotal total : totals) {
            supplier = Math.addExact(supplier, total.supplier());
            fees = Math.addExact(fees, total.fees());
        }
        int advanced =
                rows.advance(
                        row.coopId(),
                        row.invoiceId(),
                        row.memberNext(),
                        to,
                        place.chunk(),
                        place.line(),
                        supplier,
                        fees);
        if (advanced != 1) {
            throw new IllegalStateException(
                    "settlement of " + row.invoiceId() + ": overtaken while locked");
        }
    }

    /**
     * Posts the co-op's own share and makes all of it visible. Done twice it does nothing.
     *
     * @throws IllegalStateException if members are left, or it does not add up to what is payable
     */
    @Transactional
    public void complete(Prepared prepared) {
        CoopId coop = coop(prepared);
        InvoiceContent invoice = prepared.invoice().content();
        SettlementRow row = rows.lock(coop.value(), invoice.id().value()).orElseThrow();
        if (row.settledAt() != null) {
            return;
        }
        long sum = Math.addExact(row.membersMinor(), row.coopMinor());
        if (row.memberNext() != row.members() || sum != row.payableMinor()) {
            throw new IllegalStateException(
                    "settlement of %s: %d of %d members, %d in all (expected: all, %d)"
                            .formatted(
                                    invoice.id(),
                                    row.memberNext(),
                                    row.members(),
                                    sum,
                                    row.payableMinor()));
        }
        List<Transfer> own = SettlementTransfers.ofCoop(prepared);
        int chunks = row.chunkNext();
        if (!own.isEmpty()) {
            ledger.postChunk(
                    coop,
                    new Chunk(journal(prepared), chunks, row.lineNext(), own, null, Set.of()));
            chunks++;
        }
        ledger.complete(coop, SettlementTransfers.head(prepared), chunks);
        rows.complete(
                row.coopId(),
                row.invoiceId(),
                chunks,
                row.lineNext() + own.size(),
                UtcTime.of(clock.instant()));
        prepared.carried()
                .ifPresent(
                        carried -> carries.add(prepared.order(), prepared.participants(), carried));
        accepted.settled(coop, invoice.id());
        if (!prepared.isCredit()) {
            releases.want(row.coopId(), row.roundId());
        }
    }

    private static CoopId coop(Prepared prepared) {
        return prepared.order().coop();
    }

    private static JournalId journal(Prepared prepared) {
        return new JournalId(prepared.invoice().id().value());
    }

    /** An amount of the purchase order's currency. */
    static Money money(Prepared prepared, long minor) {
        return new Money(minor, prepared.order().currency());
    }
}
