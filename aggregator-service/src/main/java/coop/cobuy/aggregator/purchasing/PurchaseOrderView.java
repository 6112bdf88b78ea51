package coop.cobuy.aggregator.purchasing;

import com.fasterxml.jackson.annotation.JsonIgnore;

import coop.cobuy.aggregator.batching.CatchWeight;
import coop.cobuy.aggregator.purchasing.PurchaseOrder.DropReason;
import coop.cobuy.contract.supplier.v1.DeliveryReported;
import coop.cobuy.contract.supplier.v1.OrderResponse;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;
import coop.cobuy.text.Sentence;
import coop.cobuy.text.Voice;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A purchase order as the API shows it. A draft's holds nothing but what follows from its frozen
 * book, so that the same book shows the same bytes.
 *
 * @param draftHash SHA-256 of what is approved, allotments included
 * @param lines what goes to the supplier
 * @param notOrdered offers that somebody asked for in vain
 * @param deliveryDate the day on which the goods are wished for
 * @param changes what buyers changed after it was sent, the first first
 */
public record PurchaseOrderView(
        PurchaseOrderId id,
        String number,
        int revision,
        String state,
        RoundId round,
        SupplierView supplier,
        String draftHash,
        List<LineView> lines,
        List<NotOrdered> notOrdered,
        Money net,
        List<VatView> vatByRate,
        Money vat,
        Money gross,
        Money minimumOrder,
        List<NoticeView> notices,
        @Nullable DropReason dropped,
        List<ApprovalView> approvals,
        @Nullable Instant approvedAt,
        @Nullable CancellationView cancellation,
        @Nullable DeliveryView delivery,
        OrderResponse.@Nullable Verdict verdict,
        List<AnswerView> responses,
        @Nullable ShippingView shipping,
        @Nullable LocalDate deliveryDate,
        List<ChangeView> changes) {

    public record SupplierView(SupplierId id, String code, String name) {}

    /**
     * A line.
     *
     * @param unitsPerCase null for loose goods
     * @param catchWeightKg what a piece is expected to weigh, of goods that are billed by the
     *     weight that comes; null for all others
     * @param expectedKg what the units of such goods are expected to weigh
     * @param kilogramPrice what a kilogram of them costs, which is the unit price by the weight
     *     expected of a piece, rounded up to millionths
     */
    public record LineView(
            int lineNo,
            OfferId offer,
            String sku,
            String name,
            UnitCode unit,
            @Nullable Units unitsPerCase,
            Cases cases,
            Units units,
            UnitPrice unitPrice,
            Money net,
            Percent vatPercent,
            int members,
            Units allotted,
            Units stock,
            @Nullable Units catchWeightKg,
            @Nullable Units expectedKg,
            @Nullable UnitPrice kilogramPrice) {

        static LineView of(OrderLine line) {
            return new LineView(
                    line.lineNo(),
                    line.offer(),
                    line.sku(),
                    line.name(),
                    line.unit(),
                    line.pack().map(pack -> pack.unitsPerCase()).orElse(null),
                    line.cases(),
                    line.units(),
                    line.unitPrice(),
                    line.net(),
                    line.vat(),
                    line.members(),
                    line.allotted(),
                    line.units().minus(line.allotted()),
                    line.catchWeight().map(CatchWeight::nominal).orElse(null),
                    line.expectedKilograms().orElse(null),
                    line.kilogramPrice().orElse(null));
        }
    }

    public record NotOrdered(OfferId offer, String sku, String name, int members) {}

    public record VatView(Percent percent, Money vat) {}

    /**
     * Something that a buyer should know; numbers where the code has some.
     *
     * @param text in English
     * @param said the same in no language yet
     */
    public record NoticeView(
            String code,
            @Nullable OfferId offer,
            String text,
            @Nullable Units cheaperUnits,
            @Nullable Money cheaperNet,
            @JsonIgnore Sentence said) {}

    public record ApprovalView(AccountId account, String name, @Nullable Money limit, Instant at) {

        static ApprovalView of(Approval approval) {
            return new ApprovalView(
                    approval.account(),
                    approval.accountName(),
                    approval.limitOrNull(),
                    approval.at());
        }
    }

    public record CancellationView(AccountId account, String name, String reason, Instant at) {

        static CancellationView of(Cancellation cancellation) {
            return new CancellationView(
                    cancellation.account(),
                    cancellation.accountName(),
                    cancellation.reason(),
                    cancellation.at());
        }
    }

    /** Where the order and, if it was cancelled, its cancellation stand, and each step of both. */
    public record DeliveryView(
            DeliveryReported.@Nullable State state,
            @Nullable Instant at,
            String detail,
            DeliveryReported.@Nullable State cancellationState,
            List<StepView> steps) {}

    public record StepView(
            String document,
            int revision,
            String state,
            String transport,
            int attempt,
            String detail,
            Instant at) {}

    /**
     * What the supplier answered.
     *
     * @param revision of the purchase order that it answers; 0: as it was sent first
     * @param differences in English
     * @param said the same in no language yet
     */
    public record AnswerView(
            int revision,
            String documentNumber,
            OrderResponse.Verdict verdict,
            @Nullable String note,
            @Nullable LocalDate deliveryDate,
            Instant receivedAt,
            List<AnswerLineView> lines,
            List<String> differences,
            @JsonIgnore List<Sentence> said) {

        static AnswerView of(OrderContent content, SupplierAnswer answer) {
            List<Sentence> said = AnswerReading.differences(content, answer.lines());
            return new AnswerView(
                    answer.revision(),
                    answer.documentNumber(),
                    answer.verdict(),
                    answer.noteOrNull(),
                    answer.deliveryDateOrNull(),
                    answer.receivedAt(),
                    answer.lines().stream().map(AnswerLineView::of).toList(),
                    said.stream().map(Voice.ENGLISH::say).toList(),
                    said);
        }
    }

    public record AnswerLineView(
            String sku,
            @Nullable OfferId offer,
            Units units,
            @Nullable UnitPrice unitPrice,
            @Nullable String note) {

        static AnswerLineView of(SupplierAnswer.Line line) {
            return new AnswerLineView(
                    line.sku(),
                    line.offerOrNull(),
                    line.units(),
                    line.unitPriceOrNull(),
                    line.noteOrNull());
        }
    }

    /**
     * What the supplier says is on its way, all despatch advices together.
     *
     * @param expectedOn the latest day of arrival that was told
     * @param lines each ordered line with the units that were shipped so far
     */
    public record ShippingView(
            @Nullable LocalDate expectedOn,
            List<ShippedLineView> lines,
            List<ShipmentView> advices) {

        static @Nullable ShippingView of(OrderContent content, List<Shipment> shipments) {
            if (shipments.isEmpty()) {
                return null;
            }
            Map<OfferId, Units> shipped = new HashMap<>();
            LocalDate expected = null;
            for (Shipment shipment : shipments) {
                LocalDate day = shipment.deliveryDateOrNull();
                expected =
                        expected == null || (day != null && day.isAfter(expected)) ? day : expected;
                for (Shipment.Line line : shipment.lines()) {
                    line.offer().ifPresent(o -> shipped.merge(o, line.units(), Units::plus));
                }
            }
            return new ShippingView(
                    expected,
                    content.ordered()
                            .map(
                                    line ->
                                            new ShippedLineView(
                                                    line.offer(),
                                                    line.sku(),
                                                    line.units(),
                                                    shipped.getOrDefault(line.offer(), Units.ZERO)))
                            .toList(),
                    shipments.stream().map(ShipmentView::of).toList());
        }
    }

    public record ShippedLineView(OfferId offer, String sku, Units ordered, Units shipped) {}

    /** One despatch advice as it came. */
    public record ShipmentView(
            String documentNumber,
            @Nullable LocalDate despatchedOn,
            @Nullable LocalDate deliveryDate,
            @Nullable String note,
            Instant receivedAt,
            List<ShipmentLineView> lines) {

        static ShipmentView of(Shipment shipment) {
            return new ShipmentView(
                    shipment.documentNumber(),
                    shipment.despatchedOnOrNull(),
                    shipment.deliveryDateOrNull(),
                    shipment.noteOrNull(),
                    shipment.receivedAt(),
                    shipment.lines().stream().map(ShipmentLineView::of).toList());
        }
    }

    /** A line of an advice; without an offer the purchase order has no such article. */
    public record ShipmentLineView(
            String sku,
            @Nullable OfferId offer,
            Units units,
            @Nullable Units weightKg,
            @Nullable String lot,
            @Nullable LocalDate bestBefore,
            @Nullable String note) {

        static ShipmentLineView of(Shipment.Line line) {
            return new ShipmentLineView(
                    line.sku(),
                    line.offerOrNull(),
                    line.units(),
                    line.weightKgOrNull(),
                    line.lotOrNull(),
                    line.bestBeforeOrNull(),
                    line.noteOrNull());
        }
    }

    static String state(PurchaseOrder order) {
        return switch (order) {
            case PurchaseOrder.Draft _ -> OrderState.DRAFT.name();
            case PurchaseOrder.Dropped _ -> OrderState.DROPPED.name();
            case PurchaseOrder.AwaitingSecondApproval _ ->
                    OrderState.AWAITING_SECOND_APPROVAL.name();
            case PurchaseOrder.Approved _ -> OrderState.APPROVED.name();
            case PurchaseOrder.Cancelled _ -> OrderState.CANCELLED.name();
        };
    }
}
