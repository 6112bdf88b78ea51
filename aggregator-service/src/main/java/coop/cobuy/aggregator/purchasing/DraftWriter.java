package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.batching.FillFacts;
import coop.cobuy.aggregator.batching.Inversion;
import coop.cobuy.aggregator.batching.OfferDecision;
import coop.cobuy.aggregator.batching.OfferLines;
import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.quantity.Units;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes what was decided about some offers, all of it or nothing, in the order of the keys. */
@Singleton
class DraftWriter {

    private static final TransactionDefinition OF_ITS_OWN =
            TransactionDefinition.of(TransactionDefinition.Propagation.REQUIRES_NEW);

    private final TransactionOperations<Connection> transactions;
    private final DraftClaims claims;
    private final OrderLineRows lines;

    DraftWriter(
            TransactionOperations<Connection> transactions,
            DraftClaims claims,
            OrderLineRows lines) {
        this.transactions = transactions;
        this.claims = claims;
        this.lines = lines;
    }

    /** In a transaction of its own, since another one is reading the book meanwhile. */
    void write(DraftClaim claim, List<OfferDecisions.Decided> offers) {
        transactions.execute(
                OF_ITS_OWN,
                status -> {
                    claims.goOn(claim, claim.bookVersion());
                    lines.saveAll(offers.stream().map(offer -> row(claim.coop(), offer)).toList());
                    writeAllotments(status.getConnection(), claim.coop(), offers);
                    return true;
                });
    }

    private static void writeAllotments(
            Connection connection, CoopId coop, List<OfferDecisions.Decided> offers)
            throws SQLException {
        try (AllotmentInsert insert = new AllotmentInsert(connection, coop)) {
            for (OfferDecisions.Decided offer : offers) {
                OfferDecision decision = offer.decision();
                OfferLines asked = decision.lines();
                for (int i = 0; i < decision.count(); i++) {
                    insert.add(
                            offer.order(),
                            offer.offer().id(),
                            asked.member(i),
                            asked.quantityMilli(i),
                            asked.toleranceMilli(i),
                            asked.limitMicro(i),
                            decision.allottedMilli(i),
                            decision.reasonCode(i).name(),
                            asked.isAllOrNothing(i) ? decision.offeredMilli(i) : null);
                }
            }
        }
        for (OfferDecisions.Decided offer : offers) {
            ArrivalTable.write(connection, coop, offer.order(), offer.decision());
        }
    }

    private static OrderLineRow row(CoopId coop, OfferDecisions.Decided decided) {
        PurchaseOrderId order = decided.order();
        Offer offer = decided.offer();
        OfferDecision decision = decided.decision();
        FillFacts facts = decision.facts();
        @Nullable Inversion inversion = decision.inversion().orElse(null);
        return new OrderLineRow(
                coop.value(),
                order.value(),
                offer.id().value(),
                offer.terms().sku(),
                offer.terms().name(),
                offer.terms().unit().code(),
                facts.packMilli(),
                decision.cases().count(),
                facts.orderedMilli(),
                facts.price().amount(),
                decision.net().minor(),
                offer.terms().vat().hundredths(),
                facts.rule().name(),
                facts.minimumMilli(),
                facts.firmMilli(),
                facts.toleranceMilli(),
                facts.levelMilli(),
                facts.drawnMilli(),
                facts.refusedAbove().amount(),
                decision.count(),
                facts.orderedMilli() - decision.stock().milli(),
                ContentHash.ofAllotments(decision),
                inversion == null ? null : inversion.units().milli(),
                inversion == null ? null : inversion.net().minor(),
                facts.cutClass() == FillFacts.NO_CLASS ? null : facts.cutClass(),
                offer.terms().catchWeight().map(Units::milli).orElse(null));
    }
}
