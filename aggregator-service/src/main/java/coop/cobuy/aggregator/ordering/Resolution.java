package coop.cobuy.aggregator.ordering;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What was decided about the orders of a round's completion phase, with what it was decided by: the
 * demand and the open cases at the first cut. Never changes; a mark in every partition names it by
 * its hash. Quantities are thousandths of a member unit.
 *
 * @param format 1; another number when a field changes its meaning
 * @param offers in the order of their ids
 * @param orders in the order of their arrival
 */
@JsonPropertyOrder(alphabetic = true)
record Resolution(int format, UUID coop, UUID round, List<AtCut> offers, List<Decided> orders) {

    private static final int FORMAT = 1;
    private static final ObjectMapper JSON = new JsonMapper();

    Resolution {
        offers = List.copyOf(offers);
        orders = List.copyOf(orders);
    }

    /** An offer's demand at the first cut, and the units missing to a case or a minimum. */
    @JsonPropertyOrder(alphabetic = true)
    record AtCut(UUID offer, long firmMilli, long toleranceMilli, long members, long openMilli) {}

    /**
     * An order by its place in the log.
     *
     * @param offer of the change that does not help; null: the order counts
     */
    @JsonPropertyOrder(alphabetic = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Decided(
            int partition,
            long offset,
            @Nullable UUID offer,
            @Nullable Boolean lowerLimit,
            @Nullable Long openBeforeMilli,
            @Nullable Long openAfterMilli) {

        static Decided of(Completion.Judged judged) {
            Completion.Refusal refusal = judged.refusal();
            return new Decided(
                    judged.place().partition(),
                    judged.place().offset(),
                    refusal == null ? null : refusal.offer(),
                    refusal == null ? null : refusal.isLowerLimit(),
                    refusal == null ? null : refusal.openBeforeMilli(),
                    refusal == null ? null : refusal.openAfterMilli());
        }

        Completion.Judged judged() {
            Place place = new Place(partition, offset);
            return offer == null
                    ? new Completion.Judged(place, null)
                    : new Completion.Judged(
                            place,
                            new Completion.Refusal(
                                    offer,
                                    Boolean.TRUE.equals(lowerLimit),
                                    openBeforeMilli == null ? 0 : openBeforeMilli,
                                    openAfterMilli == null ? 0 : openAfterMilli));
        }
    }

    static Resolution of(
            RoundKey round,
            Map<UUID, Completion.Packaging> offers,
            Map<UUID, Demand> atCut,
            List<Completion.Judged> judged) {
        List<AtCut> demands =
                atCut.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey(OrderLine.BY_BYTES))
                        .map(e -> atCut(e.getKey(), e.getValue(), offers.get(e.getKey())))
                        .toList();
        return new Resolution(
                FORMAT,
                round.coop(),
                round.round(),
                demands,
                judged.stream().map(Decided::of).toList());
    }

    private static AtCut atCut(
            UUID offer, Demand demand, Completion.@Nullable Packaging packaging) {
        return new AtCut(
                offer,
                demand.quantityMilli(),
                demand.toleranceMilli(),
                demand.members(),
                packaging == null ? 0 : packaging.open(demand).milli());
    }

    byte[] bytes() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @throws IllegalStateException if the bytes are not those that the hash was taken of
     */
    static Resolution read(byte[] bytes, String hash) {
        if (!hash(bytes).equals(hash)) {
            throw new IllegalStateException(
                    "hash of resolution: " + hash(bytes) + " (expected: " + hash + ")");
        }
        try {
            return JSON.readValue(bytes, Resolution.class);
        } catch (IOException e) {
            throw new IllegalStateException("resolution " + hash + " cannot be read", e);
        }
    }

    /** SHA-256, in hexadecimal. */
    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** By the places of a partition. */
    Map<Place, Completion.Judged> ofPartition(int partition) {
        Map<Place, Completion.Judged> judged = new HashMap<>();
        for (Decided each : orders) {
            if (each.partition() == partition) {
                judged.put(new Place(partition, each.offset()), each.judged());
            }
        }
        return judged;
    }
}
