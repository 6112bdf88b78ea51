package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.IdempotencyKeys;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.rounds.RoundSnapshot;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.money.Money;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A buyer changes a purchase order that was sent: decision, state, allotments, audit and message
 * are one transaction, so that the supplier gets each change once, however often anything dies.
 */
@Singleton
class Changing {

    private final LockedOrders locked;
    private final FrozenRounds rounds;
    private final ChangedAllotments allotments;
    private final OrderLineRows lines;
    private final Changes changes;
    private final ChangeWriter writer;
    private final IdempotencyKeys keys;
    private final Audit audit;
    private final Clock clock;

    Changing(
            LockedOrders locked,
            FrozenRounds rounds,
            ChangedAllotments allotments,
            OrderLineRows lines,
            Changes changes,
            ChangeWriter writer,
            IdempotencyKeys keys,
            Audit audit,
            Clock clock) {
        this.locked = locked;
        this.rounds = rounds;
        this.allotments = allotments;
        this.lines = lines;
        this.changes = changes;
        this.writer = writer;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Asked again under the same key, nothing happens.
     *
     * @param key of the request; null: it is a new one each time
     * @param seenHash of the content that the buyer saw
     * @throws Refused if it cannot be changed, or not so
     */
    @Transactional
    void change(
            Caller caller,
            PurchaseOrderId id,
            ChangeBody body,
            @Nullable String key,
            String seenHash) {
        PurchaseOrder order = locked.find(caller.coop(), id);
        OrderContent content = order.content();
        FrozenRound frozen =
                rounds.find(caller.coop(), content.round())
                        .orElseThrow(() -> new Refused(PurchasingReason.ROUND_NOT_FROZEN));
        WantedChange wanted =
                body.read(
                        offer -> offered(frozen.snapshot(), content, offer),
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        if (!keys.claim(caller, key, "purchase-order.change/" + id, body).isNew()) {
            return;
        }
        Money limit = caller.approvalLimit().orElse(null);
        ChangeDecision.Asking asking = new ChangeDecision.Asking(wanted, seenHash, limit);
        switch (ChangeDecision.decide(order, standing(frozen, content), asking)) {
            case ChangeDecision.Refuse no -> throw refused(no);
            case ChangeDecision.Accept yes -> {
                writer.write(caller, content, frozen.snapshot(), wanted, yes);
                audit.record(
                        caller,
                        "purchase-order.changed",
                        "purchase-order/" + id,
                        "%s, change %d, %s gross instead of %s: %s"
                                .formatted(
                                        content.number(),
                                        content.revision() + 1,
                                        yes.totals().gross(),
                                        content.gross(),
                                        wanted.reason()));
            }
        }
    }

    /**
     * What it would do, and does nothing.
     *
     * @param seenHash of the content that the buyer saw
     * @throws Refused if it cannot be changed, or not so
     */
    @Transactional
    ChangeEffect effect(Caller caller, PurchaseOrderId id, ChangeBody body, String seenHash) {
        PurchaseOrder order = locked.find(caller.coop(), id);
        OrderContent content = order.content();
        FrozenRound frozen =
                rounds.find(caller.coop(), content.round())
                        .orElseThrow(() -> new Refused(PurchasingReason.ROUND_NOT_FROZEN));
        WantedChange wanted =
                body.read(
                        offer -> offered(frozen.snapshot(), content, offer),
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        Money limit = caller.approvalLimit().orElse(null);
        ChangeDecision.Asking asking = new ChangeDecision.Asking(wanted, seenHash, limit);
        return switch (ChangeDecision.decide(order, standing(frozen, content), asking)) {
            case ChangeDecision.Refuse no -> throw refused(no);
            case ChangeDecision.Accept yes -> effect(content, wanted, yes);
        };
    }

    private ChangeEffect effect(
            OrderContent content, WantedChange wanted, ChangeDecision.Accept accepted) {
        List<ChangeEffect.Line> changed = new ArrayList<>();
        for (LineChange line : accepted.lines()) {
            OfferId offer = line.offer().id();
            Optional<OrderLine> before = content.line(offer);
            List<ChangeEffect.Moved> moved =
                    allotments.would(content.coop(), content.id(), offer, line.units());
            changed.add(
                    new ChangeEffect.Line(
                            offer,
                            line.offer().terms().sku(),
                            line.offer().terms().name(),
                            line.offer().terms().unit(),
                            before.map(OrderLine::units).orElse(Units.ZERO),
                            line.units(),
                            before.map(OrderLine::net).orElse(Money.zero(content.currency())),
                            line.net(),
                            moved));
        }
        return new ChangeEffect(
                changed, wanted.deliveryDate(), content.gross(), accepted.totals().gross());
    }

    private static Refused refused(ChangeDecision.Refuse no) {
        String at = no.at();
        return at == null
                ? new Refused(no.reason(), no.detail())
                : Refused.at(at, no.reason(), no.detail());
    }

    private static Optional<Offer> offered(
            RoundSnapshot snapshot, OrderContent content, OfferId offer) {
        return snapshot.offer(offer).filter(found -> found.supplier().equals(content.supplier()));
    }

    private ChangeDecision.Standing standing(FrozenRound frozen, OrderContent content) {
        return new ChangeDecision.Standing() {
            @Override
            public boolean isReceived() {
                return locked.row(content.coop(), content.id()).receivedAt() != null;
            }

            @Override
            public Optional<LocalDate> deliveryDate() {
                return changes.deliveryDate(content);
            }

            @Override
            public Optional<UnitPrice> lowestLimit(OfferId offer) {
                return allotments.lowestLimit(
                        content.coop(), content.id(), offer, content.currency());
            }

            @Override
            public boolean isCarriedOver(OfferId offer) {
                return CarryOvers.isWanted(frozen)
                        && lines.find(content.coop().value(), content.id().value(), offer.value())
                                .filter(MissedMinimums::isMissed)
                                .isPresent();
            }
        };
    }
}
