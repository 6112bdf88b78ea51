package coop.cobuy.aggregator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Worked cases of splitting, with outputs from an independent brute force. */
public final class SplittingCases {

    private SplittingCases() {}

    /** One case; its name shows in reports. */
    public record Case(String id, String name, JsonNode input, JsonNode expected) {
        @Override
        public String toString() {
            return id + " " + name;
        }
    }

    public static Stream<Case> ofKind(String kind) {
        try (InputStream in = SplittingCases.class.getResourceAsStream("/cases/splitting.json")) {
            JsonNode root = new ObjectMapper().readTree(Objects.requireNonNull(in));
            return StreamSupport.stream(root.get("cases").spliterator(), false)
                    .filter(each -> each.get("kind").asText().equals(kind))
                    .map(
                            each ->
                                    new Case(
                                            each.get("id").asText(),
                                            each.get("name").asText(),
                                            each.get("input"),
                                            each.get("expected")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static long[] longs(JsonNode array) {
        return LongStream.range(0, array.size()).map(i -> array.get((int) i).asLong()).toArray();
    }
}
