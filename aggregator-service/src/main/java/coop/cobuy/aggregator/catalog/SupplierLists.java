package coop.cobuy.aggregator.catalog;

import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.contract.UnreadableException;
import coop.cobuy.contract.WireJson;
import coop.cobuy.contract.supplier.v1.PriceList;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Price lists as suppliers sent them, waiting for a buyer. A list that comes in parts waits when
 * all of them are there; the same part again does nothing.
 */
@Singleton
class SupplierLists {

    /** The most lines of one list; a longer one is refused as a whole. */
    static final int LINES_MAX = 50_000;

    private static final int PARTS_MAX = 500;
    private static final int NUMBER_MAX = 100;

    private final SupplierListRows lists;
    private final ListPartRows parts;
    private final Suppliers suppliers;

    SupplierLists(SupplierListRows lists, ListPartRows parts, Suppliers suppliers) {
        this.lists = lists;
        this.parts = parts;
        this.suppliers = suppliers;
    }

    /** What may become of a list. */
    enum State {
        /** Parts of it are missing. */
        INCOMPLETE,
        WAITING,
        TAKEN,
        REJECTED
    }

    static UUID id(UUID coop, UUID supplier, String number) {
        String name = "supplier-list/" + coop + "/" + supplier + "/" + number;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A part from the feed.
     *
     * @return why it is refused; nothing: it was kept, now or before
     */
    @Transactional
    Optional<String> take(PriceList part) {
        Optional<String> wrong = wrong(part);
        if (wrong.isPresent()) {
            return wrong;
        }
        UUID coop = part.coopId();
        UUID id = id(coop, part.supplierId(), part.documentNumber());
        Optional<SupplierListRow> found = lists.lock(coop, id);
        if (found.isEmpty()) {
            lists.save(row(part, id));
            parts.save(new ListPartRow(coop, id, part.part(), json(part)));
            return Optional.empty();
        }
        return add(found.get(), part);
    }

    private Optional<String> add(SupplierListRow list, PriceList part) {
        List<ListPartRow> before = parts.ofList(list.coopId(), list.id());
        for (ListPartRow row : before) {
            if (row.partNo() == part.part()) {
                return lines(row).lines().equals(part.lines())
                        ? Optional.empty()
                        : Optional.of("price list " + list.number() + " came before, other lines");
            }
        }
        if (part.parts() != list.parts()) {
            return Optional.of("parts: " + part.parts() + " (expected: " + list.parts() + ")");
        }
        int count = list.lineCount() + part.lines().size();
        if (count > LINES_MAX) {
            return Optional.of("lines: more than " + LINES_MAX);
        }
        parts.save(new ListPartRow(list.coopId(), list.id(), part.part(), json(part)));
        boolean isWhole = before.size() + 1 == list.parts();
        lists.grow(
                list.coopId(),
                list.id(),
                count,
                (isWhole ? State.WAITING : State.INCOMPLETE).name(),
                UtcTime.of(Instant.parse(part.receivedAt())));
        return Optional.empty();
    }

    private Optional<String> wrong(PriceList part) {
        String number = part.documentNumber();
        if (number.isBlank() || number.length() > NUMBER_MAX) {
            return Optional.of("documentNumber: 1 to " + NUMBER_MAX + " characters are expected");
        }
        if (part.parts() < 1
                || part.parts() > PARTS_MAX
                || part.part() < 1
                || part.part() > part.parts()) {
            return Optional.of("part: " + part.part() + " of " + part.parts());
        }
        if (part.lines().size() > LINES_MAX) {
            return Optional.of("lines: more than " + LINES_MAX);
        }
        try {
            day(part.validFrom());
            day(part.validUntil());
            Instant.parse(part.receivedAt());
        } catch (DateTimeParseException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        CoopId coop = new CoopId(part.coopId());
        return suppliers.find(coop, new SupplierId(part.supplierId())).isEmpty()
                ? Optional.of(CatalogReason.SUPPLIER_NOT_FOUND.message())
                : Optional.empty();
    }

    private static SupplierListRow row(PriceList part, UUID id) {
        return new SupplierListRow(
                part.coopId(),
                id,
                part.supplierId(),
                part.documentNumber(),
                part.complete(),
                part.currency(),
                day(part.validFrom()),
                day(part.validUntil()),
                part.parts(),
                part.lines().size(),
                (part.parts() == 1 ? State.WAITING : State.INCOMPLETE).name(),
                1,
                UtcTime.of(Instant.parse(part.receivedAt())));
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    private static String json(PriceList part) {
        return new String(WireJson.write(part), StandardCharsets.UTF_8);
    }

    private static PriceList lines(ListPartRow row) {
        try {
            return WireJson.read(row.content().getBytes(StandardCharsets.UTF_8), PriceList.class);
        } catch (UnreadableException e) {
            throw new IllegalStateException("part " + row.partNo() + " of " + row.listId(), e);
        }
    }

    /** All lines of a list, in its order. */
    @Transactional
    List<PriceList.Line> lines(SupplierListRow list) {
        List<PriceList.Line> lines = new ArrayList<>(list.lineCount());
        parts.ofList(list.coopId(), list.id()).forEach(row -> lines.addAll(lines(row).lines()));
        return lines;
    }
}
