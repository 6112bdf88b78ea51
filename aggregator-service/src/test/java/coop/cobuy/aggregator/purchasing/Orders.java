package coop.cobuy.aggregator.purchasing;

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

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** Purchase orders for tests of rules. */
final class Orders {

    static final Currency EUR = Currency.getInstance("EUR");
    static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    static final String HASH = "a".repeat(64);

    private Orders() {}

    static Money euros(long minor) {
        return new Money(minor, EUR);
    }

    static OrderContent content(long grossMinor, OrderLine... lines) {
        return new OrderContent(
                new CoopId(new UUID(0, 1)),
                new PurchaseOrderId(new UUID(0, 2)),
                new RoundId(new UUID(0, 3)),
                new SupplierId(new UUID(0, 4)),
                "MILL",
                "The Mill",
                "PO-000001",
                0,
                0,
                euros(0),
                List.of(lines),
                euros(grossMinor),
                euros(0),
                euros(grossMinor),
                HASH,
                7);
    }

    /** Cases of four pieces. */
    static OrderLine line(String sku, long cases, String price) {
        Units units = Units.of(4 * cases);
        UnitPrice unitPrice = UnitPrice.parse(price, EUR);
        return new OrderLine(
                cases == 0 ? 0 : 1,
                new OfferId(
                        UUID.nameUUIDFromBytes(
                                sku.getBytes(java.nio.charset.StandardCharsets.UTF_8))),
                sku,
                "name of " + sku,
                UnitCode.PIECE,
                CasePack.of(4),
                new Cases(cases),
                units,
                unitPrice,
                unitPrice.times(units),
                Percent.parse("7.00"),
                3,
                units,
                null,
                null);
    }

    static Approval approval(int account, @Nullable Long limitMinor) {
        return new Approval(
                new AccountId(new UUID(1, account)),
                "buyer " + account,
                limitMinor == null ? null : euros(limitMinor),
                NOON);
    }
}
