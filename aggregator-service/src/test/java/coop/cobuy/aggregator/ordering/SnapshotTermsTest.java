package coop.cobuy.aggregator.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.cobuy.aggregator.catalog.CoopFee;
import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.catalog.Packing;
import coop.cobuy.aggregator.catalog.PriceBreak;
import coop.cobuy.aggregator.catalog.PriceList;
import coop.cobuy.aggregator.catalog.Supplier;
import coop.cobuy.aggregator.catalog.SupplierTerms;
import coop.cobuy.aggregator.catalog.WholesaleTerms;
import coop.cobuy.aggregator.rounds.RoundFees;
import coop.cobuy.aggregator.rounds.RoundRules;
import coop.cobuy.aggregator.rounds.RoundSnapshot;
import coop.cobuy.aggregator.rounds.SnapshotName;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class SnapshotTermsTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final OfferId OFFER = new OfferId(new UUID(10, 1));

    /** One offer at 2.00 with 7 % tax, 10 % mark-up, 0.05 fee a unit and 0.08 deposit. */
    private static RoundSnapshot snapshot(int suppliers, RoundFees fees, Percent feeVat) {
        Map<SupplierId, Supplier> known = new HashMap<>();
        for (int i = 0; i < suppliers; i++) {
            SupplierId id = new SupplierId(new UUID(2, i));
            SupplierTerms terms =
                    new SupplierTerms(
                            "S" + i, "Mill", null, null, Money.zero(EUR), Money.zero(EUR));
            known.put(id, new Supplier(id, 1, true, terms));
        }
        WholesaleTerms terms =
                new WholesaleTerms(
                        "RICE",
                        "Rice",
                        UnitCode.PIECE,
                        new Packing.Loose(new Units(0)),
                        PriceList.allUnits(
                                List.of(new PriceBreak(Units.of(1), UnitPrice.parse("2.00", EUR)))),
                        Percent.parse("7.00"),
                        new Money(8, EUR),
                        UnitPrice.parse("0", EUR),
                        null,
                        new CoopFee(Percent.parse("10.00"), new Money(5, EUR)));
        return new RoundSnapshot(
                new CoopId(Commands.COOP),
                new RoundId(Commands.ROUND),
                new SnapshotName(1, "0".repeat(64)),
                "Round",
                EUR,
                RoundRules.STANDARD,
                fees,
                feeVat,
                null,
                Map.of(OFFER, new Offer(OFFER, new SupplierId(new UUID(2, 0)), 1, true, terms)),
                known,
                Map.of());
    }

    /** What is held covers what will be charged: fees are charged with their own tax. */
    @ParameterizedTest(name = "{0} suppliers, {1} an order, {2} a member, {3} %: {4}")
    @CsvSource({
        // 6.00 + 0.42 goods, 0.60 + 0.15 fees, 0.24 + 0.02 deposit
        "1, 0,  0,   0.00,  743",
        // 0.1425 tax on the fees
        "1, 0,  0,   19.00, 758",
        "2, 50, 120, 0.00,  963",
        // twice 0.50 + 0.10 tax, 1.20 + 0.23
        "2, 50, 120, 19.00, 1021",
    })
    void whatIsHeldCoversFeesWithTheirTax(
            int suppliers, long perOrder, long perMember, String feeVat, long held) {
        RoundFees fees = new RoundFees(new Money(perOrder, EUR), new Money(perMember, EUR));
        RoundTerms terms = SnapshotTerms.of(snapshot(suppliers, fees, Percent.parse(feeVat)));
        OrderLine line = new OrderLine(OFFER.value(), 2000, 1000, OrderLine.NO_LIMIT);
        assertEquals(held, terms.holdMinor(List.of(line)));
    }
}
