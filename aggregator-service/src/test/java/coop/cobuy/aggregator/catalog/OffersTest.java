package coop.cobuy.aggregator.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.SupplierId;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

@MicronautTest(transactional = false)
class OffersTest implements TestServers {

    private static final UUID START = new UUID(0, 0);

    @Inject Offers offers;
    @Inject Suppliers suppliers;
    @Inject IdSource ids;

    @Test
    void whatIsAddedIsReadAsItWas() {
        CoopId coop = coop();
        Supplier supplier =
                suppliers.add(coop, new SupplierId(ids.next()), Samples.supplier("MILL"), true);
        Offer cased =
                offers.add(
                        coop, new OfferId(ids.next()), supplier.id(), Samples.cased("R-1"), true);
        Offer weighed =
                offers.add(
                        coop,
                        new OfferId(ids.next()),
                        supplier.id(),
                        Samples.weighed("P-1"),
                        false);
        assertEquals(Optional.of(cased), offers.find(coop, cased.id()));
        assertEquals(Optional.of(weighed), offers.find(coop, weighed.id()));
        assertEquals(Set.of(cased, weighed), Set.copyOf(offers.after(coop, START, 10)));
        assertEquals(List.of(cased), offers.activeOf(coop, List.of(supplier.id())));
        assertEquals(Optional.of(cased), offers.bySku(coop, supplier.id(), "R-1"));
        assertEquals(Optional.of(supplier), suppliers.find(coop, supplier.id()));
        assertEquals(Optional.of(supplier), suppliers.byCode(coop, "MILL"));
    }

    @Test
    void aChangeReplacesTermsAndPricesAndRaisesTheVersion() {
        CoopId coop = coop();
        SupplierId supplier =
                suppliers
                        .add(coop, new SupplierId(ids.next()), Samples.supplier("MILL"), true)
                        .id();
        Offer before =
                offers.add(coop, new OfferId(ids.next()), supplier, Samples.cased("R-1"), true);
        Offer after = offers.change(coop, before, Samples.weighed("R-1"), false);
        assertEquals(2, after.version());
        assertEquals(Optional.of(after), offers.find(coop, before.id()));
        assertThrows(
                IllegalStateException.class,
                () -> offers.change(coop, before, Samples.cased("R-1"), true));
    }

    @Test
    void anotherCoopSeesNothingOfIt() {
        CoopId coop = coop();
        Supplier supplier =
                suppliers.add(coop, new SupplierId(ids.next()), Samples.supplier("MILL"), true);
        OfferId offer =
                offers.add(coop, new OfferId(ids.next()), supplier.id(), Samples.cased("R-1"), true)
                        .id();
        CoopId other = coop();
        assertTrue(offers.find(other, offer).isEmpty());
        assertTrue(offers.after(other, START, 10).isEmpty());
        assertTrue(offers.activeOf(other, List.of(supplier.id())).isEmpty());
        assertTrue(suppliers.find(other, supplier.id()).isEmpty());
        assertTrue(suppliers.byCode(other, "MILL").isEmpty());
        assertTrue(suppliers.after(other, START, 10).isEmpty());
    }

    @Test
    void manyAreFoundAtOnceAndInPages() {
        CoopId coop = coop();
        SupplierId supplier =
                suppliers
                        .add(coop, new SupplierId(ids.next()), Samples.supplier("MILL"), true)
                        .id();
        List<OfferId> added = new ArrayList<>();
        for (int i = 0; i < 1100; i++) {
            added.add(
                    offers.add(
                                    coop,
                                    new OfferId(ids.next()),
                                    supplier,
                                    Samples.cased("R-" + i),
                                    true)
                            .id());
        }
        assertEquals(1100, offers.find(coop, added).size());
        assertEquals(1100, offers.activeOf(coop, List.of(supplier)).size());
        List<Offer> first = offers.after(coop, supplier, START, 700);
        List<Offer> rest = offers.after(coop, supplier, first.getLast().id().value(), 700);
        assertEquals(700, first.size());
        assertEquals(400, rest.size());
    }

    private CoopId coop() {
        return new CoopId(ids.next());
    }
}
