package coop.cobuy.aggregator.catalog;

import coop.cobuy.aggregator.catalog.ListReading.Planned;
import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.ETags;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.SupplierId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Shows a waiting price list as differences, and takes it over into the catalogue on a word. */
@Singleton
public class ListTakeover {

    /** The most offers that one call changes; the list keeps waiting with the rest. */
    static final int AT_ONCE = 2_000;

    private static final int OFFERS_PAGE = 500;

    private final SupplierListRows lists;
    private final SupplierLists waiting;
    private final ListReading reading;
    private final Offers offers;
    private final IdSource ids;
    private final Audit audit;

    ListTakeover(
            SupplierListRows lists,
            SupplierLists waiting,
            ListReading reading,
            Offers offers,
            IdSource ids,
            Audit audit) {
        this.lists = lists;
        this.waiting = waiting;
        this.reading = reading;
        this.offers = offers;
        this.ids = ids;
        this.audit = audit;
    }

    /**
     * What taking over did.
     *
     * @param left differences that remain, because there were too many, they have problems, or they
     *     were not asked for
     */
    public record Done(int created, int changed, int ended, int left) {}

    /**
     * A list as a supplier sent it.
     *
     * @param complete whether what it does not name is gone
     * @param state INCOMPLETE while parts are missing, WAITING, TAKEN or REJECTED
     */
    public record Sent(
            UUID id,
            SupplierId supplier,
            String number,
            boolean complete,
            String currency,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil,
            int lines,
            String state,
            long version,
            Instant receivedAt) {

        static Sent of(SupplierListRow row) {
            return new Sent(
                    row.id(),
                    new SupplierId(row.supplierId()),
                    row.number(),
                    row.complete(),
                    row.currency(),
                    row.validFrom(),
                    row.validUntil(),
                    row.lineCount(),
                    row.state(),
                    row.version(),
                    UtcTime.instant(row.receivedAt()));
        }
    }

    /** A co-op's that wait for somebody, the newest first. */
    @Transactional
    public List<Sent> waiting(CoopId coop, int atMost) {
        return lists.waiting(coop.value(), atMost).stream().map(Sent::of).toList();
    }

    @Transactional
    public Optional<Sent> find(CoopId coop, UUID id) {
        return lists.find(coop.value(), id).map(Sent::of);
    }

    /** Where a list and the catalogue differ; nothing if there is no such list. */
    @Transactional
    public List<ListDifference> compare(Caller caller, UUID id) {
        return lists.find(caller.coop().value(), id).stream()
                .flatMap(row -> differences(caller, row).stream())
                .map(Planned::difference)
                .toList();
    }

    /** Nothing if the supplier has no such list. */
    @Transactional
    List<Planned> differences(Caller caller, SupplierListRow list) {
        SupplierId supplier = new SupplierId(list.supplierId());
        return reading.compare(
                supplier,
                caller.currency(),
                list.currency(),
                list.complete(),
                waiting.lines(list),
                all(caller.coop(), supplier));
    }

    private List<Offer> all(CoopId coop, SupplierId supplier) {
        List<Offer> all = new ArrayList<>();
        UUID after = new UUID(0, 0);
        List<Offer> page = offers.after(coop, supplier, after, OFFERS_PAGE);
        while (!page.isEmpty()) {
            all.addAll(page);
            after = page.getLast().id().value();
            page = offers.after(coop, supplier, after, OFFERS_PAGE);
        }
        return all;
    }

    /**
     * Takes over what has no problem.
     *
     * @param skus only these; null: all
     * @throws Refused if the list does not wait
     */
    @Transactional
    public Done take(
            Caller caller,
            SupplierId supplier,
            UUID id,
            @Nullable String ifMatch,
            @Nullable Set<String> skus) {
        SupplierListRow list = locked(caller, supplier, id, ifMatch);
        int created = 0;
        int changed = 0;
        int ended = 0;
        int left = 0;
        for (Planned planned : differences(caller, list)) {
            ListDifference difference = planned.difference();
            boolean wanted = skus == null || skus.contains(difference.sku());
            if (!wanted || !difference.canBeTaken() || created + changed + ended >= AT_ONCE) {
                left++;
                continue;
            }
            switch (difference.kind()) {
                case NEW -> {
                    create(caller, supplier, planned);
                    created++;
                }
                case CHANGED -> {
                    change(caller, supplier, planned, true);
                    changed++;
                }
                case WITHDRAWN -> {
                    change(caller, supplier, planned, false);
                    ended++;
                }
            }
        }
        Done done = new Done(created, changed, ended, left);
        SupplierLists.State state =
                left == 0 ? SupplierLists.State.TAKEN : SupplierLists.State.WAITING;
        lists.decide(caller.coop().value(), id, state.name());
        audit.record(
                caller, "price-list.taken-over", "price-list/" + id, list.number() + " " + done);
        return done;
    }

    private void create(Caller caller, SupplierId supplier, Planned planned) {
        WholesaleTerms terms = planned.terms();
        if (terms == null) {
            throw new IllegalStateException("no terms for " + planned.difference().sku());
        }
        offers.add(caller.coop(), new OfferId(ids.next()), supplier, terms, true);
    }

    private void change(Caller caller, SupplierId supplier, Planned planned, boolean active) {
        Offer before =
                offers.lock(caller.coop(), supplier, planned.difference().sku()).orElseThrow();
        WholesaleTerms terms = planned.terms();
        offers.change(caller.coop(), before, terms == null ? before.terms() : terms, active);
    }

    /** The list is done with; offers stay as they are. */
    @Transactional
    public void reject(Caller caller, SupplierId supplier, UUID id, @Nullable String ifMatch) {
        SupplierListRow list = locked(caller, supplier, id, ifMatch);
        lists.decide(caller.coop().value(), id, SupplierLists.State.REJECTED.name());
        audit.record(caller, "price-list.rejected", "price-list/" + id, list.number());
    }

    private SupplierListRow locked(
            Caller caller, SupplierId supplier, UUID id, @Nullable String ifMatch) {
        SupplierListRow list =
                lists.lock(caller.coop().value(), id)
                        .filter(row -> row.supplierId().equals(supplier.value()))
                        .orElseThrow(() -> new Refused(CatalogReason.LIST_NOT_FOUND));
        ETags.require(ifMatch, list.version());
        if (!list.state().equals(SupplierLists.State.WAITING.name())) {
            throw new Refused(CatalogReason.LIST_NOT_WAITING);
        }
        return list;
    }
}
