package coop.cobuy.adapter.transport.pull;

import coop.cobuy.adapter.archive.Archive;
import coop.cobuy.adapter.platform.Caller;
import coop.cobuy.adapter.platform.Page;
import coop.cobuy.adapter.platform.PlatformReason;
import coop.cobuy.adapter.platform.Refused;
import coop.cobuy.adapter.publish.OrderBook;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** What a supplier reads and acknowledges. Every query is bound to the caller's own supplier. */
@Singleton
class Feed {

    static final int PAGE = 50;

    private static final String JSON = "application/json";

    private final FeedRows rows;
    private final Archive archive;
    private final OrderBook orders;
    private final Clock clock;

    Feed(FeedRows rows, Archive archive, OrderBook orders, Clock clock) {
        this.rows = rows;
        this.archive = archive;
        this.orders = orders;
        this.clock = clock;
    }

    /**
     * A page and whether there is more.
     *
     * @param view what the supplier gets
     */
    record Read(FeedView view, boolean more) {}

    /** A document's bytes. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Content(byte[] bytes, String mediaType, String fileName) {}

    private static void own(Caller caller, SupplierId supplier) {
        if (!caller.actsFor(supplier)) {
            throw new Refused(PlatformReason.NOT_FOUND);
        }
    }

    @Transactional
    Read read(Caller caller, SupplierId supplier, long after, boolean acknowledgedToo) {
        own(caller, supplier);
        List<FeedEntryRow> found =
                rows.after(
                        caller.coop().value(), supplier.value(), after, acknowledgedToo, PAGE + 1);
        List<FeedEntryRow> page = found.subList(0, Math.min(found.size(), PAGE));
        long last = page.isEmpty() ? after : page.getLast().entryNo();
        FeedView view = new FeedView(page.stream().map(this::entry).toList(), Page.cursor(last));
        return new Read(view, found.size() > PAGE);
    }

    private FeedView.Entry entry(FeedEntryRow row) {
        return new FeedView.Entry(
                row.documentId(),
                row.fileName(),
                row.mediaType(),
                row.contentHash().hex(),
                row.offeredAt().toInstant(ZoneOffset.UTC),
                row.acknowledgedAt() != null,
                "/api/v1/suppliers/" + row.supplierId() + "/feed/" + row.documentId(),
                content(row));
    }

    private @Nullable String content(FeedEntryRow row) {
        return JSON.equals(row.mediaType()) ? new String(bytes(row), StandardCharsets.UTF_8) : null;
    }

    private byte[] bytes(FeedEntryRow row) {
        return archive.bytes(
                        new CoopId(row.coopId()),
                        new SupplierId(row.supplierId()),
                        row.contentHash())
                .orElseThrow();
    }

    @Transactional
    Content content(Caller caller, SupplierId supplier, UUID document) {
        FeedEntryRow row = find(caller, supplier, document);
        return new Content(bytes(row), row.mediaType(), row.fileName());
    }

    private FeedEntryRow find(Caller caller, SupplierId supplier, UUID document) {
        own(caller, supplier);
        return rows.find(caller.coop().value(), supplier.value(), document)
                .orElseThrow(() -> new Refused(PlatformReason.NOT_FOUND));
    }

    /** The first time counts, further times do nothing. */
    @Transactional
    void acknowledge(Caller caller, SupplierId supplier, UUID document) {
        find(caller, supplier, document);
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (rows.acknowledge(caller.coop().value(), supplier.value(), document, now) == 1) {
            orders.acknowledged(caller.coop(), document);
        }
    }
}
