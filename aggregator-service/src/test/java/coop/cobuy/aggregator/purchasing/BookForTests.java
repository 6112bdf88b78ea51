package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.batching.OfferLines;
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
import coop.cobuy.id.Id;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
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

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A frozen round in memory, as rounds and orders would hand it over. */
public class BookForTests {

    private static final Currency EUR = Currency.getInstance("EUR");

    final CoopId coop;
    final RoundId round;
    private final Map<SupplierId, Supplier> suppliers = new LinkedHashMap<>();
    private final Map<OfferId, Offer> offers = new LinkedHashMap<>();
    private final Map<OfferId, TreeMap<MemberId, Line>> lines =
            new TreeMap<>(Comparator.comparing(OfferId::value, BookForTests::compare));
    private long version;
    private boolean isLocked;
    PriceList.Kind kind = PriceList.Kind.ALL_UNITS;
    PriceList.Basis basis = PriceList.Basis.UNIT;
    RoundRules rules = RoundRules.STANDARD;
    int readings;
    int breakOffAfterOffers = Integer.MAX_VALUE;

    public BookForTests(CoopId coop, RoundId round) {
        this.coop = coop;
        this.round = round;
    }

    private record Line(Units quantity, Units tolerance, @Nullable UnitPrice limit) {}

    public SupplierId supplier(String code, long minimumMinor) {
        SupplierId id = new SupplierId(named("supplier " + code));
        SupplierTerms terms =
                new SupplierTerms(
                        code,
                        "The " + code,
                        null,
                        null,
                        new Money(minimumMinor, EUR),
                        new Money(0, EUR));
        suppliers.put(id, new Supplier(id, 0, true, terms));
        return id;
    }

    /** In cases of so many pieces, at falling prices: {@code "1.00 50:0.90"}. */
    public OfferId cased(SupplierId supplier, String sku, long perCase, String prices) {
        return offer(
                supplier,
                sku,
                UnitCode.PIECE,
                new Packing.InCases(CasePack.of(perCase), new Cases(1)),
                prices);
    }

    /** By weight. */
    public OfferId loose(SupplierId supplier, String sku, String prices) {
        return offer(supplier, sku, UnitCode.KILOGRAM, new Packing.Loose(Units.ZERO), prices);
    }

    private OfferId offer(
            SupplierId supplier, String sku, UnitCode unit, Packing packing, String prices) {
        OfferId id = new OfferId(named("offer " + sku));
        List<PriceBreak> breaks = new ArrayList<>();
        for (String price : prices.split(" ")) {
            int colon = price.indexOf(':');
            breaks.add(
                    new PriceBreak(
                            colon < 0 ? Units.ZERO : Units.parse(price.substring(0, colon)),
                            UnitPrice.parse(price.substring(colon + 1), EUR)));
        }
        WholesaleTerms terms =
                new WholesaleTerms(
                        sku,
                        "name of " + sku,
                        unit,
                        packing,
                        new PriceList(kind, basis, breaks),
                        Percent.parse("7.00"),
                        new Money(0, EUR),
                        UnitPrice.parse("5.00", EUR),
                        null,
                        new CoopFee(Percent.parse("0.00"), new Money(0, EUR)));
        offers.put(id, new Offer(id, supplier, 0, true, terms));
        return id;
    }

    public synchronized BookForTests asks(
            MemberId member, OfferId offer, String quantity, String tolerance) {
        return asks(member, offer, quantity, tolerance, null);
    }

    public synchronized BookForTests asks(
            MemberId member,
            OfferId offer,
            String quantity,
            String tolerance,
            @Nullable String limit) {
        lines.computeIfAbsent(
                        offer,
                        o ->
                                new TreeMap<>(
                                        Comparator.comparing(
                                                MemberId::value, BookForTests::compare)))
                .put(
                        member,
                        new Line(
                                Units.parse(quantity),
                                Units.parse(tolerance),
                                limit == null ? null : UnitPrice.parse(limit, EUR)));
        return this;
    }

    /** As a buyer's correction after the cut does. */
    public synchronized void correct(MemberId member, OfferId offer, String quantity) {
        if (isLocked) {
            throw new IllegalStateException("the book is locked");
        }
        asks(member, offer, quantity, "0");
        version++;
    }

    synchronized void lock() {
        isLocked = true;
    }

    synchronized boolean isLocked() {
        return isLocked;
    }

    synchronized FrozenRound frozen() {
        RoundSnapshot snapshot =
                new RoundSnapshot(
                        coop,
                        round,
                        new SnapshotName(1, "0".repeat(64)),
                        "a round",
                        EUR,
                        rules,
                        RoundFees.none(EUR),
                        LocalDate.parse("2026-06-01"),
                        offers,
                        suppliers);
        return new FrozenRound(snapshot, version, MinimumDecisions.NONE);
    }

    void read(FrozenRounds.OfferBook book) {
        readings++;
        int handed = 0;
        for (Map.Entry<OfferId, TreeMap<MemberId, Line>> offer : lines.entrySet()) {
            if (handed++ == breakOffAfterOffers) {
                throw new IllegalStateException("broken off, as by a crash");
            }
            OfferLines.Builder built = OfferLines.builder();
            offer.getValue()
                    .forEach(
                            (member, line) ->
                                    built.add(
                                            member,
                                            line.quantity(),
                                            line.tolerance(),
                                            line.limit()));
            book.take(offer.getKey(), built.build());
        }
    }

    private UUID named(String name) {
        return UUID.nameUUIDFromBytes((round + name).getBytes(StandardCharsets.UTF_8));
    }

    static int compare(UUID one, UUID other) {
        return Arrays.compareUnsigned(Id.bytes(one), Id.bytes(other));
    }
}
