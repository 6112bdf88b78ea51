package coop.cobuy.aggregator.purchasing;

import coop.cobuy.id.CoopId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.util.Optional;

/**
 * Gives purchase orders their document numbers: {@code PO-000001}, counted up in each co-op. A
 * number is given once; one whose transaction is rolled back is given again.
 */
@Singleton
class OrderNumbers {

    private static final String FORMAT = "PO-%06d";

    private final NumberRows rows;

    OrderNumbers(NumberRows rows) {
        this.rows = rows;
    }

    @Transactional
    String next(CoopId coop) {
        Optional<NumberRow> row = rows.lock(coop.value());
        if (row.isEmpty()) {
            rows.save(new NumberRow(coop.value(), 2));
            return FORMAT.formatted(1);
        }
        long number = row.get().nextNumber();
        rows.update(coop.value(), number + 1);
        return FORMAT.formatted(number);
    }
}
