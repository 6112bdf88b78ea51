package coop.cobuy.aggregator.ledger;

import java.time.DateTimeException;
import java.time.LocalDate;

/** The day of a payment, within bounds that keep out slips of the keyboard. */
public final class PaymentDay {

    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2999, 12, 31);

    private PaymentDay() {}

    /**
     * @param text such as {@code 2026-03-31}
     * @throws IllegalArgumentException if it is no day, or too far away
     */
    public static LocalDate parse(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (!day.isBefore(EARLIEST) && !day.isAfter(LATEST)) {
                return day;
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a day", e);
        }
        throw new IllegalArgumentException("too long ago or too far ahead");
    }
}
