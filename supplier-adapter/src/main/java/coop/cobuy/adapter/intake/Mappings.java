package coop.cobuy.adapter.intake;

import coop.cobuy.adapter.canonical.DespatchLine;
import coop.cobuy.adapter.canonical.InboundDocument;
import coop.cobuy.adapter.canonical.InboundDocument.DespatchAdvice;
import coop.cobuy.adapter.canonical.InboundDocument.Invoice;
import coop.cobuy.adapter.canonical.InboundDocument.OrderResponse;
import coop.cobuy.adapter.canonical.InboundDocument.PriceList;
import coop.cobuy.adapter.canonical.InvoiceLine;
import coop.cobuy.adapter.canonical.ItemReference;
import coop.cobuy.adapter.canonical.ResponseLine;
import coop.cobuy.adapter.platform.Caller;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a supplier calls our products and orders, as buyers said it. Never guessed, kept for each
 * supplier, and used for every document that comes after.
 */
@Singleton
class Mappings {

    private final MappingRows rows;
    private final Clock clock;

    Mappings(MappingRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** What is mapped. */
    enum Kind {
        /** A product code of the supplier's to the SKU of the order's line. */
        SKU,
        /** An order number as the supplier writes it to the purchase order's. */
        ORDER,
        /** A document that names no order, as {@code TYPE/number}, to its purchase order. */
        DOCUMENT
    }

    /** One mapping, for the buyer. */
    record View(Kind kind, String theirs, String ours, Instant at) {}

    @Transactional
    List<View> of(CoopId coop, SupplierId supplier) {
        return rows.of(coop.value(), supplier.value()).stream()
                .map(
                        row ->
                                new View(
                                        Kind.valueOf(row.kind()),
                                        row.theirs(),
                                        row.ours(),
                                        row.mappedAt().toInstant(ZoneOffset.UTC)))
                .toList();
    }

    @Transactional
    void put(Caller caller, SupplierId supplier, Kind kind, String theirs, String ours) {
        rows.put(
                caller.coop().value(),
                supplier.value(),
                kind.name(),
                theirs,
                ours,
                LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                caller.account().value());
    }

    /** Returns whether there was one. */
    @Transactional
    boolean remove(Caller caller, SupplierId supplier, Kind kind, String theirs) {
        return rows.remove(caller.coop().value(), supplier.value(), kind.name(), theirs) > 0;
    }

    /** The document in our words. In the caller's transaction. */
    InboundDocument apply(CoopId coop, SupplierId supplier, InboundDocument document) {
        List<MappingRow> all = rows.of(coop.value(), supplier.value());
        return all.isEmpty() ? document : new Known(all).apply(document);
    }

    /** How {@link Kind#DOCUMENT} names one. */
    static String name(InboundDocument document) {
        return document.type() + "/" + document.number();
    }

    /** A supplier's mappings, to be looked up. */
    private static final class Known {
        private final Map<Kind, Map<String, String>> ours = new HashMap<>();

        Known(List<MappingRow> rows) {
            for (MappingRow row : rows) {
                ours.computeIfAbsent(Kind.valueOf(row.kind()), kind -> new HashMap<>())
                        .put(row.theirs(), row.ours());
            }
        }

        private @Nullable String of(Kind kind, String theirs) {
            Map<String, String> known = ours.get(kind);
            return known == null ? null : known.get(theirs);
        }

        InboundDocument apply(InboundDocument document) {
            String order = order(document);
            return switch (document) {
                case OrderResponse read ->
                        new OrderResponse(
                                read.number(),
                                order,
                                read.verdict(),
                                read.note(),
                                read.deliveryDate(),
                                read.lines().stream().map(this::line).toList());
                case DespatchAdvice read ->
                        new DespatchAdvice(
                                read.number(),
                                order,
                                read.despatchedOn(),
                                read.deliveryDate(),
                                read.note(),
                                read.lines().stream().map(this::line).toList());
                case Invoice read ->
                        new Invoice(
                                read.number(),
                                order,
                                read.creditedNumber(),
                                read.currency(),
                                read.issuedOn(),
                                read.dueOn(),
                                read.lines().stream().map(this::line).toList(),
                                read.allowances(),
                                read.charges(),
                                read.rounding(),
                                read.payable());
                case PriceList read -> read;
            };
        }

        private @Nullable String order(InboundDocument document) {
            String own = of(Kind.DOCUMENT, name(document));
            String number = document.orderNumber();
            if (own != null || number == null) {
                return own;
            }
            String mapped = of(Kind.ORDER, number);
            return mapped == null ? number : mapped;
        }

        private ResponseLine line(ResponseLine line) {
            return new ResponseLine(item(line.item()), line.units(), line.unitPrice(), line.note());
        }

        private DespatchLine line(DespatchLine line) {
            return new DespatchLine(
                    item(line.item()),
                    line.units(),
                    line.lot(),
                    line.bestBefore(),
                    line.weightKg(),
                    line.note());
        }

        private InvoiceLine line(InvoiceLine line) {
            return new InvoiceLine(
                    item(line.item()),
                    line.units(),
                    line.unitPrice(),
                    line.net(),
                    line.vatPercent(),
                    line.kind());
        }

        /** A product that a buyer named is that one, whatever else the line says of it. */
        private ItemReference item(ItemReference item) {
            String sku = of(Kind.SKU, item.shown());
            return sku == null ? item : new ItemReference(sku, null, null, item.unit());
        }
    }
}
