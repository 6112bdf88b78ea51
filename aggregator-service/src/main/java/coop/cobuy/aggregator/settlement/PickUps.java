package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.ledger.AccountKey;
import coop.cobuy.aggregator.ledger.AccountKind;
import coop.cobuy.aggregator.ledger.Journal;
import coop.cobuy.aggregator.ledger.JournalHead;
import coop.cobuy.aggregator.ledger.JournalKind;
import coop.cobuy.aggregator.ledger.Ledger;
import coop.cobuy.aggregator.ledger.Transfer;
import coop.cobuy.aggregator.notices.Message;
import coop.cobuy.aggregator.notices.Notices;
import coop.cobuy.aggregator.notices.Recipient;
import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.aggregator.purchasing.OrderContent;
import coop.cobuy.aggregator.purchasing.OrderLine;
import coop.cobuy.aggregator.purchasing.PurchaseOrder;
import coop.cobuy.aggregator.purchasing.PurchaseOrders;
import coop.cobuy.aggregator.receiving.FinalAllotments;
import coop.cobuy.aggregator.receiving.Receipts;
import coop.cobuy.aggregator.rounds.MemberPrice;
import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.rounds.RoundSnapshots;
import coop.cobuy.aggregator.rounds.Rounds;
import coop.cobuy.aggregator.sharing.Component;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.JournalId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.id.RoundId;
import coop.cobuy.money.Money;
import coop.cobuy.quantity.Units;
import coop.cobuy.text.Sentence;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What happens when members fetch their goods: they are checked off, and what is missing or damaged
 * then, though it was shared out to them, is credited. The co-op bears a credit, since the
 * supplier's invoice charges the member in full. See {@link CreditAmount}.
 */
@Singleton
public class PickUps {

    private static final String PURPOSE = "PICK_UP";
    private static final int TEXT_MAX = 200;

    private final PickUpRows rows;
    private final PickUpCreditRows credits;
    private final MemberChargeRows charges;
    private final PurchaseOrders orders;
    private final Receipts receipts;
    private final FinalAllotments allotments;
    private final Rounds rounds;
    private final RoundSnapshots snapshots;
    private final Ledger ledger;
    private final Notices notices;
    private final Audit audit;
    private final Clock clock;

    PickUps(
            PickUpRows rows,
            PickUpCreditRows credits,
            MemberChargeRows charges,
            PurchaseOrders orders,
            Receipts receipts,
            FinalAllotments allotments,
            Rounds rounds,
            RoundSnapshots snapshots,
            Ledger ledger,
            Notices notices,
            Audit audit,
            Clock clock) {
        this.rows = rows;
        this.credits = credits;
        this.charges = charges;
        this.orders = orders;
        this.receipts = receipts;
        this.allotments = allotments;
        this.rounds = rounds;
        this.snapshots = snapshots;
        this.ledger = ledger;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** A member who has fetched their goods, and who checked it off. */
    public record PickedUp(MemberId member, String by, Instant at) {}

    /**
     * What was credited.
     *
     * @param damaged else missing
     */
    public record Credited(
            PurchaseOrderId order,
            OfferId offer,
            String product,
            Units units,
            boolean damaged,
            Money amount,
            String by,
            Instant at) {

        static Credited of(PickUpCreditRow row) {
            return new Credited(
                    new PurchaseOrderId(row.purchaseOrderId()),
                    new OfferId(row.offerId()),
                    row.product(),
                    new Units(row.unitsMilli()),
                    row.damaged(),
                    Money.of(row.amountMinor(), row.currency()),
                    row.accountName(),
                    UtcTime.instant(row.creditedAt()));
        }
    }

    /** Who has fetched their goods of a round. */
    @Transactional
    public List<PickedUp> of(CoopId coop, RoundId round) {
        return rows.ofRound(coop.value(), round.value()).stream()
                .map(
                        row ->
                                new PickedUp(
                                        new MemberId(row.memberId()),
                                        row.accountName(),
                                        UtcTime.instant(row.pickedAt())))
                .toList();
    }

    /** What a member was credited for goods of a round. */
    @Transactional
    public List<Credited> credits(CoopId coop, RoundId round, MemberId member) {
        return credits.ofMember(coop.value(), round.value(), member.value()).stream()
                .map(Credited::of)
                .toList();
    }

    /** Checks a member off; again does nothing. */
    @Transactional
    public void checkOff(Caller caller, RoundId round, MemberId member) {
        if (rows.count(caller.coop().value(), round.value(), member.value()) > 0) {
            return;
        }
        rows.checkOff(
                new PickUpRow(
                        caller.coop().value(),
                        round.value(),
                        member.value(),
                        caller.account().value(),
                        caller.name(),
                        UtcTime.of(clock.instant())));
        audit.record(caller, "pick-up.checked-off", "round/" + round, "member/" + member);
    }

    /** The member was checked off by mistake; again does nothing. */
    @Transactional
    public void takeBack(Caller caller, RoundId round, MemberId member) {
        if (rows.takeBack(caller.coop().value(), round.value(), member.value()) == 1) {
            audit.record(caller, "pick-up.taken-back", "round/" + round, "member/" + member);
        }
    }

    /**
     * Credits goods that were missing or damaged when a member came for them, and tells them. The
     * same again does nothing; of one product there is one credit.
     *
     * @param damaged else missing
     * @throws Refused if nothing was shared out, the member did not get so much, or another
     *     quantity was credited before
     */
    @Transactional
    public Money credit(
            Caller caller,
            RoundId round,
            MemberId member,
            PurchaseOrderId order,
            OfferId offer,
            Units units,
            boolean damaged) {
        // Held until the transaction ends, so that of two who credit the same the second sees it.
        PurchaseOrder.Approved of =
                orders.lockForReceipt(caller.coop(), order, clock.instant())
                        .filter(approved -> approved.content().round().equals(round))
                        .filter(approved -> receipts.isClosed(caller.coop(), order))
                        .orElseThrow(() -> new Refused(SettlementReason.NOTHING_SHARED_OUT));
        OrderLine line =
                of.content()
                        .line(offer)
                        .orElseThrow(() -> new Refused(SettlementReason.NOT_SO_MUCH));
        for (Credited before : credits(caller.coop(), round, member)) {
            if (before.order().equals(order) && before.offer().equals(offer)) {
                if (before.units().equals(units) && before.damaged() == damaged) {
                    return before.amount();
                }
                throw new Refused(SettlementReason.CREDITED_BEFORE);
            }
        }
        CreditAmount.Got got = got(caller, order, offer, member);
        if (units.isZero() || units.compareTo(got.units()) > 0) {
            throw new Refused(SettlementReason.NOT_SO_MUCH);
        }
        Money amount =
                CreditAmount.of(
                        got,
                        units,
                        charged(caller.coop(), order, offer, member),
                        line,
                        price(caller.coop(), round, offer));
        if (amount.isZero() || amount.isNegative()) {
            throw new Refused(SettlementReason.NOT_SO_MUCH);
        }
        Credit credit = new Credit(round, member, of.content(), line, units, damaged, amount);
        post(caller, credit);
        tell(caller, credit);
        return amount;
    }

    private CreditAmount.Got got(
            Caller caller, PurchaseOrderId order, OfferId offer, MemberId member) {
        long[] got = new long[2];
        allotments.ofLine(
                caller.coop(),
                order,
                offer,
                (who, planned, milli, grams) -> {
                    if (who.equals(member)) {
                        got[0] += milli;
                        got[1] += grams;
                    }
                });
        return new CreditAmount.Got(new Units(got[0]), got[1]);
    }

    private CreditAmount.Charged charged(
            CoopId coop, PurchaseOrderId order, OfferId offer, MemberId member) {
        long milli = 0;
        long minor = 0;
        for (MemberChargeRow row :
                charges.ofLine(
                        coop.value(),
                        member.value(),
                        order.value(),
                        offer.value(),
                        Component.GOODS.code(),
                        Component.MARK_UP.code())) {
            // Credit notes take money off; what was delivered is what was invoiced.
            boolean invoiced = row.kind() == Component.GOODS && row.netMinor() >= 0;
            milli += invoiced ? row.unitsMilli() : 0;
            minor = Math.addExact(minor, Math.addExact(row.netMinor(), row.vatMinor()));
        }
        return new CreditAmount.Charged(milli, minor);
    }

    private MemberPrice price(CoopId coop, RoundId round, OfferId offer) {
        return rounds.find(coop, round)
                .flatMap(Round::snapshot)
                .flatMap(name -> snapshots.find(coop, round, name.version()))
                .flatMap(snapshot -> snapshot.memberPrice(offer))
                .orElseThrow(() -> new IllegalStateException("no terms of offer " + offer));
    }

    /** What is credited to whom. */
    private record Credit(
            RoundId round,
            MemberId member,
            OrderContent order,
            OrderLine line,
            Units units,
            boolean damaged,
            Money amount) {

        JournalId journal() {
            String name =
                    "pick-up/%s/%s/%s/%s/%s"
                            .formatted(order.coop(), round, member, order.id(), line.offer());
            return new JournalId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
        }

        String what() {
            return "%s %s of %s".formatted(units, damaged ? "damaged" : "missing", line.name());
        }
    }

    private void post(Caller caller, Credit credit) {
        JournalHead head =
                new JournalHead(
                        credit.journal(),
                        JournalKind.CORRECTION,
                        credit.what().substring(0, Math.min(credit.what().length(), TEXT_MAX)),
                        credit.order().number(),
                        null,
                        null,
                        caller.account());
        Transfer transfer =
                new Transfer(
                        AccountKey.coop(AccountKind.COOP_COSTS),
                        AccountKey.member(credit.member()),
                        credit.amount(),
                        PURPOSE);
        ledger.post(caller.coop(), new Journal(head, List.of(transfer)));
        credits.save(row(caller, credit));
        audit.record(
                caller,
                "pick-up.credited",
                "member/" + credit.member(),
                credit.what() + ": " + credit.amount());
    }

    private PickUpCreditRow row(Caller caller, Credit credit) {
        return new PickUpCreditRow(
                caller.coop().value(),
                credit.round().value(),
                credit.member().value(),
                credit.order().id().value(),
                credit.line().offer().value(),
                credit.line().name(),
                credit.units().milli(),
                credit.damaged(),
                credit.amount().minor(),
                credit.amount().currency().getCurrencyCode(),
                credit.journal().value(),
                caller.account().value(),
                caller.name(),
                UtcTime.of(clock.instant()));
    }

    private void tell(Caller caller, Credit credit) {
        notices.tell(
                caller.coop(),
                Recipient.member(credit.member()),
                "pick-up.credited/" + credit.journal(),
                Message.beside(
                        PickUps.class,
                        "pick-up.credited",
                        "/api/v1/rounds/" + credit.round(),
                        credit.amount(),
                        credit.order().number(),
                        Sentence.beside(
                                PickUps.class,
                                credit.damaged() ? "pick-up.damaged" : "pick-up.missing",
                                credit.units(),
                                credit.line().name())));
    }
}
