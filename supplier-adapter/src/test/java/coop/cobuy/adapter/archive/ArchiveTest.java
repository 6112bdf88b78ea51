package coop.cobuy.adapter.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.adapter.TestServers;
import coop.cobuy.adapter.archive.Archive.Kept;
import coop.cobuy.adapter.canonical.DocumentType;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

@MicronautTest(transactional = false)
class ArchiveTest implements TestServers {

    @Inject Archive archive;

    private final CoopId coop = new CoopId(UUID.randomUUID());
    private final SupplierId supplier = new SupplierId(UUID.randomUUID());

    private Identity identity(String number) {
        return new Identity(coop, supplier, Identity.Direction.IN, DocumentType.INVOICE, number, 0);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void keepsBytesExactly() {
        byte[] bytes = {0, (byte) 0xFF, '\r', '\n', (byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
        ContentHash hash = archive.keep(coop, supplier, bytes);
        assertArrayEquals(bytes, archive.bytes(coop, supplier, hash).orElseThrow());
        assertEquals(hash, archive.keep(coop, supplier, bytes));
        assertTrue(
                archive.bytes(new CoopId(UUID.randomUUID()), supplier, hash).isEmpty(),
                "another co-op sees nothing");
    }

    @Test
    void tellsTheSameFromAConflict() {
        assertEquals(Kept.NEW, archive.keep(identity("I-1"), bytes("one")));
        assertEquals(Kept.SAME, archive.keep(identity("I-1"), bytes("one")));
        assertEquals(Kept.CONFLICT, archive.keep(identity("I-1"), bytes("two")));
        assertEquals(Kept.SAME, archive.keep(identity("I-1"), bytes("one")));
        assertEquals(Kept.NEW, archive.keep(identity("i-1"), bytes("two")), "case matters");
    }

    @Test
    void countsOnceWhatComesManyTimesAtOnce() throws Exception {
        List<Callable<Kept>> calls =
                Collections.nCopies(8, () -> archive.keep(identity("I-2"), bytes("same")));
        List<Kept> results = new ArrayList<>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Kept> future : executor.invokeAll(calls)) {
                results.add(future.get());
            }
        }
        assertEquals(1, Collections.frequency(results, Kept.NEW));
        assertEquals(7, Collections.frequency(results, Kept.SAME));
    }
}
