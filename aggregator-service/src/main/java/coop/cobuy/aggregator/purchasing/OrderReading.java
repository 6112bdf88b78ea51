package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.batching.CatchWeight;
import coop.cobuy.contract.supplier.v1.DeliveryReported;
import coop.cobuy.contract.supplier.v1.OrderResponse;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.CasePack;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;

/** Makes purchase orders from their rows. */
final class OrderReading {

    private OrderReading() {}

    static OrderContent content(PurchaseOrderRow row, List<OrderLineRow> lines) {
        Currency currency = Currency.getInstance(row.currency());
        return new OrderContent(
                new CoopId(row.coopId()),
                new PurchaseOrderId(row.id()),
                new RoundId(row.roundId()),
                new SupplierId(row.supplierId()),
                row.supplierCode(),
                row.supplierName(),
                row.number(),
                row.revision(),
                row.bookVersion(),
                new Money(row.minimumMinor(), currency),
                lines(lines, currency),
                new Money(row.netMinor(), currency),
                new Money(row.vatMinor(), currency),
                new Money(row.grossMinor(), currency),
                row.contentHash(),
                row.version());
    }

    /** By SKU, those that are ordered numbered from 1. */
    static List<OrderLine> lines(List<OrderLineRow> rows, Currency currency) {
        List<OrderLine> lines = new ArrayList<>(rows.size());
        int lineNo = 0;
        List<OrderLineRow> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparing(OrderLineRow::sku).thenComparing(OrderLineRow::offerId));
        for (OrderLineRow row : sorted) {
            lines.add(line(row, row.orderedMilli() > 0 ? ++lineNo : 0, currency));
        }
        return lines;
    }

    private static OrderLine line(OrderLineRow row, int lineNo, Currency currency) {
        return new OrderLine(
                lineNo,
                new OfferId(row.offerId()),
                row.sku(),
                row.name(),
                new UnitCode(row.unit()),
                row.packMilli() == 0 ? null : new CasePack(new Units(row.packMilli())),
                new Cases(row.cases()),
                new Units(row.orderedMilli()),
                price(row.unitPrice(), currency),
                new Money(row.netMinor(), currency),
                new Percent(row.vatHundredths()),
                row.members(),
                new Units(row.allottedMilli()),
                cheaper(row, currency),
                row.catchWeightGrams() == null
                        ? null
                        : new CatchWeight(new Units(row.catchWeightGrams())));
    }

    private static OrderLine.@Nullable Cheaper cheaper(OrderLineRow row, Currency currency) {
        Long units = row.cheaperMilli();
        Long net = row.cheaperNetMinor();
        return units == null || net == null
                ? null
                : new OrderLine.Cheaper(new Units(units), new Money(net, currency));
    }

    /** Without trailing zeros, so that equal prices are equal. */
    static UnitPrice price(BigDecimal amount, Currency currency) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return new UnitPrice(stripped.scale() < 0 ? stripped.setScale(0) : stripped, currency);
    }

    static Approval approval(ApprovalRow row, Currency currency) {
        Long limit = row.limitMinor();
        return new Approval(
                new AccountId(row.accountId()),
                row.accountName(),
                limit == null ? null : new Money(limit, currency),
                row.at().toInstant(ZoneOffset.UTC));
    }

    static Cancellation cancellation(CancellationRow row) {
        return new Cancellation(
                new AccountId(row.accountId()),
                row.accountName(),
                row.reason(),
                row.wasApproved(),
                row.at().toInstant(ZoneOffset.UTC));
    }

    static Progress progress(PurchaseOrderRow row) {
        String detail = row.deliveryDetail();
        return new Progress(
                delivery(row.deliveryState()),
                instant(row.deliveryAt()),
                detail == null ? "" : detail,
                delivery(row.recallState()),
                row.verdict() == null ? null : OrderResponse.Verdict.valueOf(row.verdict()));
    }

    private static DeliveryReported.@Nullable State delivery(@Nullable String name) {
        return name == null ? null : DeliveryReported.State.valueOf(name);
    }

    static @Nullable Instant instant(@Nullable LocalDateTime utc) {
        return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
    }
}
