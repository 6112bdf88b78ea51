package coop.cobuy.aggregator.purchasing;

import coop.cobuy.contract.supplier.v1.DeliveryReported;
import coop.cobuy.contract.supplier.v1.OrderResponse;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.OfferId;
import coop.cobuy.money.Money;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;

/**
 * What a buyer changed of a purchase order that was sent, and what became of it.
 *
 * @param revision of the document that says so, counted up from 1
 * @param reason told to the supplier and to the members whose allotments changed
 * @param lines those that changed
 * @param delivery how far the change has come on its way; null: nothing is reported
 * @param verdict what the supplier answered to it; null: nothing yet
 */
public record ChangeView(
        int revision,
        AccountId account,
        String name,
        String reason,
        @Nullable LocalDate deliveryDateBefore,
        @Nullable LocalDate deliveryDate,
        List<Line> lines,
        Money netBefore,
        Money net,
        Money grossBefore,
        Money gross,
        Instant at,
        DeliveryReported.@Nullable State delivery,
        OrderResponse.@Nullable Verdict verdict) {

    /** How much is ordered of an offer, at what price. */
    public record Ordered(Cases cases, Units units, UnitPrice unitPrice, Money net) {}

    /**
     * One line.
     *
     * @param before null: it was added
     * @param after null: it was taken out
     */
    public record Line(
            OfferId offer,
            String sku,
            String name,
            @Nullable Ordered before,
            @Nullable Ordered after) {

        static Line of(ChangeLineRow row, Currency currency) {
            return new Line(
                    new OfferId(row.offerId()),
                    row.sku(),
                    row.name(),
                    row.beforeMilli() == 0
                            ? null
                            : new Ordered(
                                    new Cases(row.casesBefore()),
                                    new Units(row.beforeMilli()),
                                    OrderReading.price(row.priceBefore(), currency),
                                    new Money(row.netBeforeMinor(), currency)),
                    row.orderedMilli() == 0
                            ? null
                            : new Ordered(
                                    new Cases(row.cases()),
                                    new Units(row.orderedMilli()),
                                    OrderReading.price(row.unitPrice(), currency),
                                    new Money(row.netMinor(), currency)));
        }
    }

    /**
     * @param lines of all changes of the order
     * @param steps of all its documents, in the order of their arrival
     * @param answers to all its revisions, likewise
     */
    static ChangeView of(
            ChangeRow row,
            Currency currency,
            List<ChangeLineRow> lines,
            List<DeliveryRow> steps,
            List<SupplierAnswer> answers) {
        return new ChangeView(
                row.revision(),
                new AccountId(row.accountId()),
                row.accountName(),
                row.reason(),
                row.deliveryDateBefore(),
                row.deliveryDate(),
                lines.stream()
                        .filter(line -> line.revision() == row.revision())
                        .map(line -> Line.of(line, currency))
                        .toList(),
                new Money(row.netBeforeMinor(), currency),
                new Money(row.netMinor(), currency),
                new Money(row.grossBeforeMinor(), currency),
                new Money(row.grossMinor(), currency),
                row.at().toInstant(ZoneOffset.UTC),
                delivery(row.revision(), steps),
                verdict(row.revision(), answers));
    }

    private static OrderResponse.@Nullable Verdict verdict(
            int revision, List<SupplierAnswer> answers) {
        return answers.stream()
                .filter(answer -> answer.revision() == revision)
                .map(SupplierAnswer::verdict)
                .reduce((before, now) -> now)
                .orElse(null);
    }

    private static DeliveryReported.@Nullable State delivery(
            int revision, List<DeliveryRow> steps) {
        DeliveryReported.State state = null;
        for (DeliveryRow step : steps) {
            if (step.revision() == revision
                    && step.document().equals(DeliveryReported.Document.ORDER.name())) {
                state = DeliveryProgress.after(state, DeliveryReported.State.valueOf(step.state()));
            }
        }
        return state;
    }
}
