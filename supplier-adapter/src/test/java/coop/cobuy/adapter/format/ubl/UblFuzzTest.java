package coop.cobuy.adapter.format.ubl;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.Mutations;
import coop.cobuy.adapter.format.ReadableFormat.Read;
import coop.cobuy.adapter.format.Samples;
import coop.cobuy.adapter.format.Samples.Sample;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** Whatever is done to a document, reading it gives an answer and never anything else. */
class UblFuzzTest {

    @Test
    void mutatedDocumentsAreReadOrRefusedWithReasons() {
        List<Sample> samples =
                Samples.of(
                        "peppol-response",
                        "peppol-despatch",
                        "peppol-catalogue",
                        "peppol-invoice-valid",
                        "peppol-order");
        // Rules that are loaded cost milliseconds, not seconds.
        samples.forEach(one -> UblFormatTest.FORMAT.read(one.bytes(), FormatOptions.defaults()));
        int tried =
                Mutations.of(samples, 20261128)
                        .until(
                                Duration.ofSeconds(4),
                                bytes -> {
                                    Read read =
                                            UblFormatTest.FORMAT.read(
                                                    bytes, FormatOptions.defaults());
                                    for (Read part : read.parts()) {
                                        if (part instanceof Read.NotUnderstood not) {
                                            assertFalse(not.problems().isEmpty());
                                        }
                                    }
                                    UblOrderReading.read(bytes);
                                });
        assertTrue(tried > 50, tried + " mutations");
    }
}
