package coop.cobuy.aggregator.purchasing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.rounds.RoundSnapshot;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An order of 12 RICE at 1.50 (1.00 from 24 on) and 8 OATS at 2.00, in cases of four: 34.00 net,
 * 36.38 gross. SALT is offered and not ordered.
 */
class ChangeDecisionTest {

    private static final LocalDate DAY = LocalDate.parse("2026-06-01");
    private static final Progress NONE = new Progress(null, null, "", null, null);

    private final BookForTests book =
            new BookForTests(new CoopId(new UUID(0, 1)), new RoundId(new UUID(0, 3)));
    private final SupplierId mill = book.supplier("MILL", 0);
    private final OfferId rice = book.cased(mill, "RICE", 4, "1.50 24:1.00");
    private final OfferId oats = book.cased(mill, "OATS", 4, "2.00");
    private final OfferId salt = book.cased(mill, "SALT", 4, "0.50");

    private boolean isReceived;
    private boolean isCarriedOver;
    private @Nullable String lowestLimit;

    private static OrderLine of(OfferId offer, String sku, long cases, String price) {
        OrderLine line = Orders.line(sku, cases, price);
        return new OrderLine(
                line.lineNo(),
                offer,
                sku,
                line.name(),
                line.unit(),
                line.packOrNull(),
                line.cases(),
                line.units(),
                line.unitPrice(),
                line.net(),
                line.vat(),
                line.members(),
                line.allotted(),
                null,
                null);
    }

    private OrderContent content(long minimumMinor) {
        OrderLine[] lines = {of(oats, "OATS", 2, "2.00"), of(rice, "RICE", 3, "1.50")};
        OrderContent made = Orders.content(3638, lines);
        return new OrderContent(
                made.coop(),
                made.id(),
                made.round(),
                mill,
                made.supplierCode(),
                made.supplierName(),
                made.number(),
                0,
                0,
                Orders.euros(minimumMinor),
                made.lines(),
                Orders.euros(3400),
                Orders.euros(238),
                made.gross(),
                made.hash(),
                made.version());
    }

    private PurchaseOrder approved(OrderContent content) {
        return new PurchaseOrder.Approved(
                content, List.of(Orders.approval(1, 5000L)), Orders.NOON, NONE);
    }

    private final ChangeDecision.Standing standing =
            new ChangeDecision.Standing() {
                @Override
                public boolean isReceived() {
                    return isReceived;
                }

                @Override
                public Optional<LocalDate> deliveryDate() {
                    return Optional.of(DAY);
                }

                @Override
                public Optional<UnitPrice> lowestLimit(OfferId offer) {
                    return Optional.ofNullable(lowestLimit)
                            .map(price -> UnitPrice.parse(price, Orders.EUR));
                }

                @Override
                public boolean isCarriedOver(OfferId offer) {
                    return isCarriedOver;
                }
            };

    /** Texts as {@code "RICE 8, SALT 4"}. */
    private WantedChange wanted(String lines, @Nullable String day) {
        RoundSnapshot snapshot = book.frozen().snapshot();
        List<WantedChange.Line> read = new ArrayList<>();
        for (String line : lines.isBlank() ? new String[0] : lines.split(", ")) {
            String[] parts = line.split(" ");
            Offer offer =
                    snapshot.offers().values().stream()
                            .filter(known -> known.terms().sku().equals(parts[0]))
                            .findFirst()
                            .orElseThrow();
            read.add(new WantedChange.Line("/lines/" + read.size(), offer, Units.parse(parts[1])));
        }
        return new WantedChange("why", day == null ? null : LocalDate.parse(day), read);
    }

    private ChangeDecision.Outcome decide(
            PurchaseOrder order, WantedChange wanted, @Nullable Long limit, String seen) {
        return ChangeDecision.decide(
                order,
                standing,
                new ChangeDecision.Asking(
                        wanted, seen, limit == null ? null : Orders.euros(limit)));
    }

    private static String said(ChangeDecision.Outcome outcome) {
        return switch (outcome) {
            case ChangeDecision.Refuse no ->
                    no.reason() + (no.at() == null ? "" : " at " + no.at());
            case ChangeDecision.Accept yes ->
                    yes.totals().net().minor() + " " + yes.totals().gross().minor();
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "none",
            textBlock =
                    """
                    # wanted           | day        | limit | outcome
                      `RICE 8`         | none       | none  | 2800 2996
                      `RICE 0`         | none       | none  | 1600 1712
                      `RICE 16`        | none       | 4280  | 4000 4280
                      `RICE 16`        | none       | 4279  | OVER_APPROVAL_LIMIT
                      `RICE 16`        | none       | none  | OVER_APPROVAL_LIMIT
                      `RICE 16, OATS 4`| none       | none  | 3200 3424
                      `RICE 24`        | none       | 4280  | 4000 4280
                      `SALT 4`         | none       | 5000  | 3600 3852
                      `SALT 4, OATS 4` | none       | none  | 2800 2996
                      `RICE 12`        | none       | none  | NOTHING_CHANGED
                      `SALT 0`         | none       | none  | NOTHING_CHANGED
                      ``               | 2026-06-01 | none  | NOTHING_CHANGED
                      ``               | 2026-06-03 | none  | 3400 3638
                      `RICE 12`        | 2026-06-03 | none  | 3400 3638
                      `RICE 0, OATS 0` | 2026-06-03 | none  | NOTHING_LEFT
                      `RICE 0, OATS 0, SALT 4` | none | none | 200 214
                    """)
    void anOrderIsChangedWithinWhatWasApproved(
            String wanted, @Nullable String day, @Nullable Long limit, String outcome) {
        assertEquals(
                outcome,
                said(decide(approved(content(0)), wanted(wanted, day), limit, Orders.HASH)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # minimum | wanted  | outcome
                      3400    | RICE 8  | BELOW_MINIMUM_ORDER
                      2800    | RICE 8  | 2800 2996
                      2801    | RICE 8  | BELOW_MINIMUM_ORDER
                      3500    | RICE 8  | 2800 2996
                    """)
    void theSuppliersLeastValueIsKeptToUnlessItWasMissedBefore(
            long minimum, String wanted, String outcome) {
        assertEquals(
                outcome,
                said(decide(approved(content(minimum)), wanted(wanted, null), null, Orders.HASH)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            textBlock =
                    """
                    # limit of a member | wanted  | outcome
                      1.49              | RICE 8  | 2800 2996
                      1.00              | RICE 24 | 4000 4280
                      0.99              | RICE 24 | 4000 4280
                      0.49              | SALT 4  | PRICE_ABOVE_LIMIT at /lines/0/units
                      0.50              | SALT 4  | 3600 3852
                      none              | SALT 4  | 3600 3852
                    """)
    void nobodyPaysMoreForAUnitThanTheyAgreedTo(
            @Nullable String limit, String wanted, String outcome) {
        lowestLimit = limit;
        assertEquals(
                outcome,
                said(decide(approved(content(0)), wanted(wanted, null), 9999L, Orders.HASH)));
    }

    @Test
    void aPriceThatRisesByOrderingLessMustSuitAllWhoseLimitIsKnown() {
        OrderContent content = content(0);
        OrderLine cheap = of(rice, "RICE", 6, "1.00");
        OrderContent many = content.with(0, List.of(content.lines().getFirst(), cheap));
        lowestLimit = "1.20";
        assertEquals(
                "PRICE_ABOVE_LIMIT at /lines/0/units",
                said(decide(approved(many), wanted("RICE 20", null), null, Orders.HASH)));
    }

    @Test
    void whatWasSeenIsChangedAndOnlyBeforeGoodsCame() {
        WantedChange less = wanted("RICE 8", null);
        PurchaseOrder order = approved(content(0));
        assertEquals("CONTENT_CHANGED", said(decide(order, less, null, "b".repeat(64))));
        isReceived = true;
        assertEquals("GOODS_RECEIVED", said(decide(order, less, null, "b".repeat(64))));
    }

    @Test
    void whatGoesIntoTheNextRoundIsNotAddedToThisOne() {
        isCarriedOver = true;
        PurchaseOrder order = approved(content(0));
        assertEquals(
                "LINE_CARRIED_OVER at /lines/0/offer",
                said(decide(order, wanted("SALT 4", null), 9999L, Orders.HASH)));
        assertEquals(
                "2800 2996",
                said(decide(order, wanted("RICE 8", null), null, Orders.HASH)),
                "ordered already");
    }

    @Test
    void onlyWhatWasSentIsChanged() {
        OrderContent content = content(0);
        WantedChange less = wanted("RICE 8", null);
        Cancellation cancellation =
                new Cancellation(
                        Orders.approval(1, null).account(), "buyer 1", "no", true, Orders.NOON);
        assertEquals(
                List.of("NOT_SENT_YET", "NOT_SENT_YET", "NOTHING_ORDERED", "ORDER_CANCELLED"),
                List.of(
                                new PurchaseOrder.Draft(content),
                                new PurchaseOrder.AwaitingSecondApproval(
                                        content, Orders.approval(1, null)),
                                new PurchaseOrder.Dropped(
                                        content, PurchaseOrder.DropReason.NOTHING_TO_ORDER),
                                new PurchaseOrder.Cancelled(content, List.of(), cancellation, NONE))
                        .stream()
                        .map(order -> said(decide(order, less, null, Orders.HASH)))
                        .toList());
    }

    @Test
    void anUnchangedLineIsNotPartOfTheChange() {
        ChangeDecision.Accept yes =
                assertInstanceOf(
                        ChangeDecision.Accept.class,
                        decide(
                                approved(content(0)),
                                wanted("RICE 8, OATS 8", null),
                                null,
                                Orders.HASH));
        assertEquals(
                List.of("RICE"),
                yes.lines().stream().map(line -> line.offer().terms().sku()).toList());
        assertEquals(2, yes.lines().getFirst().cases().count());
    }
}
