package coop.cobuy.aggregator.storefront.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.catalog.Packing;
import coop.cobuy.aggregator.catalog.PriceList;
import coop.cobuy.aggregator.catalog.Supplier;
import coop.cobuy.aggregator.catalog.WholesaleTerms;
import coop.cobuy.aggregator.ordering.FrozenBook;
import coop.cobuy.aggregator.rounds.RoundRules;
import coop.cobuy.aggregator.rounds.RoundSnapshot;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;
import coop.cobuy.quantity.Units;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A round as it stands, as a request to reckon a plan: its offers and lines by other rules, without
 * some suppliers, with more of some offers. Where the plans module knows less than a round, what is
 * left out is counted, so that the page can say so.
 */
final class RoundAsPlan implements FrozenBook.Reader {

    /** Who takes what is added, in the plan. */
    static final String COOP = "co-op";

    private static final int MICRO = 6;

    private final RoundSnapshot snapshot;
    private final Variant variant;
    private final boolean byArrival;
    private final Map<UUID, List<Map<String, Object>>> linesOf = new LinkedHashMap<>();
    private final Set<OfferId> used;
    private OfferId current = new OfferId(new UUID(0, 0));
    private boolean currentIsIn;
    private Map<String, Object> last = new HashMap<>();
    private long position;
    private int lines;

    /**
     * What is changed.
     *
     * @param without suppliers that are left out
     * @param more units that the co-op takes beside the members
     */
    record Variant(
            RoundRules.Allotment allotment,
            RoundRules.Cost cost,
            RoundRules.Freight freight,
            boolean noOneWorseOff,
            Set<SupplierId> without,
            Map<OfferId, Units> more) {

        /** The round as it is. */
        static Variant none(RoundRules rules) {
            return new Variant(
                    rules.allotment(),
                    rules.cost(),
                    rules.freight(),
                    rules.noOneWorseOff(),
                    Set.of(),
                    Map.of());
        }
    }

    RoundAsPlan(RoundSnapshot snapshot, Variant variant) {
        this.snapshot = snapshot;
        this.variant = variant;
        this.byArrival = variant.allotment() == RoundRules.Allotment.FIRST_COME;
        this.used = new HashSet<>();
    }

    /** Reads the book and gives the request. */
    byte[] request(FrozenBook book, ObjectMapper json) {
        if (byArrival) {
            book.readWithClaims(snapshot.coop(), snapshot.round(), this);
        } else {
            book.read(snapshot.coop(), snapshot.round(), this);
        }
        variant.more().forEach(this::more);
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("currency", snapshot.currency().getCurrencyCode());
        request.put("rules", rules());
        request.put("suppliers", suppliers());
        request.put("offers", offers());
        request.put("orders", orders());
        try {
            return json.writeValueAsBytes(request);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many lines it has. */
    int lines() {
        return lines;
    }

    private Map<String, Object> rules() {
        RoundRules rules = snapshot.rules();
        return Map.of(
                "allotment",
                variant.allotment().name(),
                "cost",
                variant.cost().name(),
                "noOneWorseOff",
                variant.noOneWorseOff(),
                "vatModel",
                rules.vatModel().name(),
                "missedMinimum",
                rules.missedMinimum().name());
    }

    private List<Map<String, Object>> suppliers() {
        List<Map<String, Object>> suppliers = new ArrayList<>();
        for (Supplier supplier : snapshot.suppliers().values()) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("supplier", supplier.terms().code());
            each.put("minOrderValue", decimal(supplier.terms().minimumOrder()));
            if (!supplier.terms().freight().isZero()) {
                each.put(
                        "freight",
                        Map.of(
                                "net",
                                decimal(supplier.terms().freight()),
                                "vatPercent",
                                "0",
                                "rule",
                                freight(variant.freight())));
            }
            suppliers.add(each);
        }
        return suppliers;
    }

    private static String decimal(Money money) {
        return money.decimal();
    }

    /** Rules that ask for vehicles or a second part go by heads in a plan. */
    private static String freight(RoundRules.Freight freight) {
        return switch (freight) {
            case PER_HEAD, TWO_PART, VEHICLE_CLASSES -> "PER_HEAD";
            case BY_VALUE -> "BY_VALUE";
            case BY_WEIGHT -> "BY_WEIGHT";
            case BY_UNITS -> "BY_UNITS";
        };
    }

    private List<Map<String, Object>> offers() {
        return used.stream()
                .sorted(Comparator.comparing(OfferId::value))
                .map(id -> offer(snapshot.offer(id).orElseThrow()))
                .toList();
    }

    private Map<String, Object> offer(Offer offer) {
        WholesaleTerms terms = offer.terms();
        Map<String, Object> each = new LinkedHashMap<>();
        each.put("offer", offer.id().toString());
        each.put("supplier", supplier(offer).terms().code());
        each.put("unit", terms.unit().code());
        pack(each, terms.packing());
        each.put("vatPercent", terms.vat().decimal());
        terms.unitWeightGrams()
                .ifPresent(
                        grams ->
                                each.put(
                                        "unitWeightKg",
                                        BigDecimal.valueOf(grams, 3).toPlainString()));
        boolean perCase = terms.prices().basis() == PriceList.Basis.CASE;
        each.put("priceBasis", perCase ? "CASE" : "UNIT");
        each.put("breakKind", terms.prices().kind().name());
        each.put(
                "priceBreaks",
                terms.breaks().stream()
                        .map(
                                step ->
                                        Map.of(
                                                "fromUnits",
                                                step.from().decimal().toPlainString(),
                                                "price",
                                                step.price().amount().toPlainString()))
                        .toList());
        if (terms.referencePrice().amount().signum() > 0) {
            each.put("referencePrice", terms.referencePrice().amount().toPlainString());
        }
        if (!terms.deposit().isZero()) {
            each.put("deposit", decimal(terms.deposit()));
        }
        return each;
    }

    private Supplier supplier(Offer offer) {
        Supplier supplier = snapshot.suppliers().get(offer.supplier());
        if (supplier == null) {
            throw new IllegalStateException("no supplier of offer " + offer.id());
        }
        return supplier;
    }

    private static void pack(Map<String, Object> each, Packing packing) {
        switch (packing) {
            case Packing.InCases cases -> {
                each.put("unitsPerCase", cases.pack().unitsPerCase().decimal().longValue());
                each.put("minCases", cases.minimum().count());
            }
            case Packing.Loose loose -> {
                each.put("unitsPerCase", 1);
                each.put(
                        "minCases",
                        loose.minimum().decimal().setScale(0, RoundingMode.CEILING).longValue());
            }
        }
    }

    private List<Map<String, Object>> orders() {
        List<Map<String, Object>> orders = new ArrayList<>();
        linesOf.forEach(
                (member, wanted) -> {
                    Map<String, Object> order = new LinkedHashMap<>();
                    boolean coop = member.equals(new UUID(0, 0));
                    order.put("member", coop ? COOP : member.toString());
                    order.put(
                            "priority",
                            snapshot.priorities().getOrDefault(new MemberId(member), 0));
                    if (byArrival) {
                        order.put("claims", wanted);
                    } else {
                        order.put("position", ++position);
                        order.put("lines", wanted);
                    }
                    orders.add(order);
                });
        return orders;
    }

    @Override
    public void offer(OfferId offer) {
        current = offer;
        currentIsIn = isIn(offer);
    }

    /** A plan knows cases of whole units only. */
    private boolean isIn(OfferId id) {
        return snapshot.offer(id)
                .filter(offer -> !variant.without().contains(offer.supplier()))
                .filter(RoundAsPlan::isPlannable)
                .isPresent();
    }

    static boolean isPlannable(Offer offer) {
        return !(offer.terms().packing() instanceof Packing.InCases cases)
                || cases.pack().unitsPerCase().isWhole();
    }

    @Override
    public void line(UUID member, long quantityMilli, long toleranceMilli, long limitMicro) {
        if (currentIsIn && !byArrival) {
            Map<String, Object> line = asked(quantityMilli, toleranceMilli);
            if (limitMicro != Long.MAX_VALUE) {
                line.put("maxUnitPrice", BigDecimal.valueOf(limitMicro, MICRO).toPlainString());
            }
            put(member, line);
        }
    }

    @Override
    public void allOrNothing() {
        if (currentIsIn && !byArrival) {
            last.put("allOrNothing", true);
        }
    }

    @Override
    public void claim(UUID member, long quantityMilli, long toleranceMilli) {
        if (currentIsIn && byArrival) {
            Map<String, Object> claim = asked(quantityMilli, toleranceMilli);
            claim.put("position", ++position);
            put(member, claim);
        }
    }

    private void put(UUID member, Map<String, Object> line) {
        linesOf.computeIfAbsent(member, none -> new ArrayList<>()).add(line);
        used.add(current);
        last = line;
        lines++;
    }

    private Map<String, Object> asked(long quantityMilli, long toleranceMilli) {
        Map<String, Object> line = new HashMap<>();
        line.put("offer", current.toString());
        line.put("quantity", new Units(quantityMilli).decimal().toPlainString());
        line.put("tolerance", new Units(toleranceMilli).decimal().toPlainString());
        return line;
    }

    private void more(OfferId offer, Units units) {
        offer(offer);
        if (currentIsIn) {
            Map<String, Object> line = asked(units.milli(), 0);
            if (byArrival) {
                line.put("position", ++position);
            }
            put(new UUID(0, 0), line);
        }
    }
}
