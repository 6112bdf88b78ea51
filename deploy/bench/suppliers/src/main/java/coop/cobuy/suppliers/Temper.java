package coop.cobuy.suppliers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import coop.cobuy.suppliers.door.Reception;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;

/**
 * How a supplier treats orders. Data: a file of tempers by name comes along, a test or a demo may
 * bring its own.
 *
 * @param seed of what is left to chance: which lines are cut, short or wrong
 * @param onOrder what the order response says
 * @param laterDays how many days after the wished one a change moves the delivery
 * @param despatch what the despatch advice says
 * @param billing what the invoice says
 * @param prices whether a price list comes with the answer
 * @param freightMinor billed beside the goods, in minor units
 * @param freightVatPercent such as {@code 19.00}
 * @param times how often each document is sent, the same each time
 * @param answerAfterMillis from the order's arrival to the response
 * @param despatchAfterMillis from there to the despatch advice
 * @param billAfterMillis from there to the invoice; below 0: when told that the goods are there
 * @param reception whether the supplier's server takes what it is sent
 */
public record Temper(
        long seed,
        OnOrder onOrder,
        int laterDays,
        Despatch despatch,
        Billing billing,
        boolean prices,
        long freightMinor,
        String freightVatPercent,
        int times,
        long answerAfterMillis,
        long despatchAfterMillis,
        long billAfterMillis,
        Reception reception) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is said to an order. */
    public enum OnOrder {
        ACCEPT,
        CHANGE,
        REJECT,
        SILENT
    }

    /** What comes of what was confirmed. */
    public enum Despatch {
        FULL,
        SHORT,
        NONE
    }

    /** What is billed of what was despatched. */
    public enum Billing {
        RIGHT,
        WRONG_PRICE,
        WRONG_SUM,
        NOT_ORDERED,
        NONE
    }

    /** All that come along, by name: {@code reliable}, {@code changing}, {@code short} … */
    public static Map<String, Temper> known() {
        try (InputStream in = Temper.class.getResourceAsStream("tempers.json")) {
            if (in == null) {
                throw new IllegalStateException("tempers.json is not there");
            }
            return Map.copyOf(JSON.readValue(in, new TypeReference<Map<String, Temper>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One that comes along.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public static Temper named(String name) {
        Temper temper = known().get(name);
        if (temper == null) {
            throw new IllegalArgumentException(
                    "temper: " + name + " (expected: one of " + known().keySet() + ")");
        }
        return temper;
    }

    /**
     * Of one's own.
     *
     * @throws IllegalArgumentException if the text is no temper
     */
    public static Temper parse(String json) {
        try {
            return JSON.readValue(json, Temper.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no temper: " + e.getOriginalMessage(), e);
        }
    }

    /** The same with another seed. */
    public Temper seeded(long other) {
        return with(other, freightMinor, billAfterMillis);
    }

    /** The same, but that it bills when it is told that the goods are there. */
    public Temper billingOnDelivery() {
        return with(seed, freightMinor, -1);
    }

    /** The same with other freight. */
    public Temper withFreight(long minor) {
        return with(seed, minor, billAfterMillis);
    }

    private Temper with(long otherSeed, long otherFreight, long otherBillAfter) {
        return new Temper(
                otherSeed,
                onOrder,
                laterDays,
                despatch,
                billing,
                prices,
                otherFreight,
                freightVatPercent,
                times,
                answerAfterMillis,
                despatchAfterMillis,
                otherBillAfter,
                reception);
    }

    boolean billsOnDelivery() {
        return billAfterMillis < 0;
    }

    Duration answerAfter() {
        return Duration.ofMillis(answerAfterMillis);
    }

    Duration despatchAfter() {
        return answerAfter().plusMillis(despatchAfterMillis);
    }

    Duration billAfter() {
        return despatchAfter().plusMillis(Math.max(0, billAfterMillis));
    }
}
