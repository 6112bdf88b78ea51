package coop.cobuy.adapter.canonical;

import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderCancelled;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Purchase orders as the topic carries them, from a seed. */
public final class GeneratedOrders {

    private static final String[] NAMES = {
        "Apples \"Elstar\"; crate",
        "=HYPERLINK(1)",
        "Œufs, 10 pièces",
        "Łosoś",
        "+49 tea",
        "Oats\n1 kg"
    };
    private static final Currency EUR = Currency.getInstance("EUR");

    private final Random random;

    private GeneratedOrders(long seed) {
        this.random = new Random(seed);
    }

    public static PurchaseOrderApproved approved(long seed) {
        return approved(seed, new UUID(1, 1), new UUID(2, 2), "PO-" + seed);
    }

    public static PurchaseOrderApproved approved(
            long seed, UUID coop, UUID supplier, String number) {
        return new GeneratedOrders(seed).order(coop, supplier, number);
    }

    public static PurchaseOrderCancelled cancelled(PurchaseOrderApproved order) {
        return new PurchaseOrderCancelled(
                order.coopId(),
                order.supplierId(),
                order.purchaseOrderId(),
                order.number(),
                order.revision(),
                "the round was cancelled",
                "2026-11-24T08:00:00Z");
    }

    /** The next revision of an order: lines go, change and come, by the seed. */
    public static PurchaseOrderApproved changed(PurchaseOrderApproved order, long seed) {
        GeneratedOrders generated = new GeneratedOrders(seed);
        List<PurchaseOrderApproved.Line> lines = new ArrayList<>();
        for (PurchaseOrderApproved.Line line : order.lines()) {
            switch (generated.random.nextInt(4)) {
                case 0 -> {}
                case 1 -> lines.add(generated.line(line.lineNo(), line.sku()));
                default -> lines.add(line);
            }
        }
        int last = order.lines().getLast().lineNo();
        lines.add(generated.line(last + 1, "B-" + (order.revision() + 1)));
        Money net = Money.zero(EUR);
        for (PurchaseOrderApproved.Line line : lines) {
            net = net.plus(Money.parse(line.net(), EUR));
        }
        Money vat = Percent.parse("7.00").of(net);
        return new PurchaseOrderApproved(
                order.coopId(),
                order.coopName(),
                order.supplierId(),
                order.supplierCode(),
                order.supplierName(),
                order.purchaseOrderId(),
                order.roundId(),
                order.number(),
                order.revision() + 1,
                "2026-11-24T12:00:00Z",
                order.deliveryDate(),
                order.deliveryPlace(),
                "changed",
                order.currency(),
                lines,
                net.decimal(),
                vat.decimal(),
                net.plus(vat).decimal());
    }

    private PurchaseOrderApproved order(UUID coop, UUID supplier, String number) {
        List<PurchaseOrderApproved.Line> lines = new ArrayList<>();
        Money net = Money.zero(EUR);
        int count = 1 + random.nextInt(20);
        for (int i = 1; i <= count; i++) {
            PurchaseOrderApproved.Line line = line(i);
            lines.add(line);
            net = net.plus(Money.parse(line.net(), EUR));
        }
        Money vat = Percent.parse("7.00").of(net);
        return new PurchaseOrderApproved(
                coop,
                "Grünkern e. G.",
                supplier,
                "HOF",
                "Hof am Bach",
                UUID.nameUUIDFromBytes((supplier + number).getBytes(StandardCharsets.UTF_8)),
                new UUID(3, 3),
                number,
                0,
                "2026-11-23T12:00:00Z",
                random.nextBoolean() ? "2026-11-30" : null,
                "Lager, Tor 2",
                null,
                "EUR",
                lines,
                net.decimal(),
                vat.decimal(),
                net.plus(vat).decimal());
    }

    private PurchaseOrderApproved.Line line(int lineNo) {
        return line(lineNo, "");
    }

    private PurchaseOrderApproved.Line line(int lineNo, String sku) {
        boolean weighed = random.nextInt(4) == 0;
        long perCase = 1L + random.nextInt(24);
        long cases = weighed ? 0 : 1L + random.nextInt(50);
        Units units = weighed ? new Units(1 + random.nextInt(100_000)) : Units.of(cases * perCase);
        UnitPrice price = UnitPrice.parse(random.nextInt(40) + "." + random.nextInt(999), EUR);
        return new PurchaseOrderApproved.Line(
                lineNo,
                new UUID(4, lineNo),
                sku.isEmpty() ? "A-" + lineNo + "-" + random.nextInt(1000) : sku,
                NAMES[random.nextInt(NAMES.length)],
                weighed ? "KGM" : "C62",
                Long.toString(perCase),
                cases,
                units.toString(),
                price.toString(),
                price.times(units).decimal(),
                "7.00");
    }
}
