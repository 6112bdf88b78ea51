package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.catalog.Supplier;
import coop.cobuy.aggregator.ordering.DemandReading;
import coop.cobuy.aggregator.ordering.OfferDemand;
import coop.cobuy.aggregator.purchasing.PriceLists;
import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.storefront.shop.ShopIndex;
import coop.cobuy.aggregator.storefront.shop.ShopRounds;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts together how far a round has come, from running totals: never from its lines. */
@Singleton
class DemandTable {

    private final ShopRounds rounds;
    private final DemandReading reading;

    DemandTable(ShopRounds rounds, DemandReading reading) {
        this.rounds = rounds;
        this.reading = reading;
    }

    /** All of a round that has been open: by supplier, and the page that is asked for. */
    DemandPage.Demand of(CoopId coop, Round round, DemandPage.Ask ask) {
        ShopIndex index = rounds.index(coop, round).orElseThrow(ShopRounds::missing);
        Map<OfferId, DemandLine> lines = new HashMap<>();
        Map<SupplierId, SupplierSum> sums = new HashMap<>();
        for (OfferDemand demand : reading.read(coop, round.id()).offers()) {
            DemandLine line = line(index, demand);
            lines.put(demand.offer(), line);
            Supplier supplier = supplier(index, line.offer().supplier());
            Money zero = Money.zero(index.snapshot().currency());
            SupplierSum before = sums.getOrDefault(supplier.id(), SupplierSum.none(supplier, zero));
            sums.put(supplier.id(), before.plus(line));
        }
        List<DemandLine> found = found(index, lines, ask);
        int from = Math.min((ask.page() - 1) * DemandPage.SIZE, found.size());
        int to = Math.min(from + DemandPage.SIZE, found.size());
        List<SupplierSum> bySupplier = new ArrayList<>(sums.values());
        bySupplier.sort(Comparator.comparing(sum -> sum.supplier().terms().code()));
        return new DemandPage.Demand(
                bySupplier, List.copyOf(found.subList(from, to)), found.size());
    }

    private static DemandLine line(ShopIndex index, OfferDemand demand) {
        ShopIndex.Item item = index.find(demand.offer()).orElseThrow();
        DemandLine bare =
                new DemandLine(
                        item.offer(),
                        item.supplier(),
                        demand,
                        Money.zero(index.snapshot().currency()));
        return bare.units().isZero()
                ? bare
                : new DemandLine(
                        item.offer(),
                        item.supplier(),
                        demand,
                        PriceLists.of(item.offer().terms()).raw(bare.units()).rounded());
    }

    private static Supplier supplier(ShopIndex index, SupplierId id) {
        Supplier supplier = index.snapshot().suppliers().get(id);
        if (supplier == null) {
            throw new IllegalStateException("no supplier " + id + " in the snapshot");
        }
        return supplier;
    }

    /** By name; of the view, and of what is searched for. */
    private static List<DemandLine> found(
            ShopIndex index, Map<OfferId, DemandLine> lines, DemandPage.Ask ask) {
        Set<OfferId> only =
                lines.values().stream()
                        .filter(line -> ask.view().shows(line))
                        .map(line -> line.offer().id())
                        .collect(Collectors.toSet());
        List<DemandLine> found = new ArrayList<>();
        for (ShopIndex.Item item :
                index.search(new ShopIndex.Query(ask.words(), null, null, only))) {
            DemandLine line = lines.get(item.offer().id());
            boolean ofSupplier =
                    ask.supplier().isEmpty()
                            || ask.supplier().equals(item.offer().supplier().toString());
            if (line != null && ofSupplier) {
                found.add(line);
            }
        }
        return found;
    }
}
