package coop.cobuy.aggregator.receiving;

import coop.cobuy.id.OfferId;
import coop.cobuy.id.ReceiptId;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A receipt that is to be booked.
 *
 * @param id follows from the client's key
 * @param correctsOrNull the receipt in whose place it is to stand
 * @param isFinal nothing more is expected: what came is to be shared out
 */
record NewReceipt(
        ReceiptId id,
        @Nullable ReceiptId correctsOrNull,
        boolean isFinal,
        @Nullable String noteOrNull,
        List<Line> lines) {

    NewReceipt {
        lines = List.copyOf(lines);
    }

    /**
     * What came of an offer: usable units, and damaged ones beside them.
     *
     * @param weightOrNull see {@link #weight()}
     */
    record Line(
            OfferId offer,
            Units units,
            Units damaged,
            @Nullable String noteOrNull,
            @Nullable Units weightOrNull) {

        /** Kilograms that the usable pieces weigh, if they were weighed. */
        Optional<Units> weight() {
            return Optional.ofNullable(weightOrNull);
        }
    }

    /** SHA-256 over all but the id, in hexadecimal. */
    String contentHash() {
        StringBuilder text = new StringBuilder();
        text.append(correctsOrNull).append('\n').append(isFinal).append('\n');
        text.append(noteOrNull).append('\n');
        for (Line line : lines) {
            text.append(line.offer()).append(' ').append(line.units().milli()).append(' ');
            text.append(line.damaged().milli()).append(' ').append(line.noteOrNull()).append('\n');
            line.weight().ifPresent(kg -> text.append(kg.milli()).append(" g\n"));
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256 in this Java platform", e);
        }
    }
}
