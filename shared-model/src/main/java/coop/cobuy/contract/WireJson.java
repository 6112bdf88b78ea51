package coop.cobuy.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * How records of topics become JSON and back, in UTF-8: fields in the order of the record, those
 * that are null left out. The same record gives the same bytes.
 *
 * <p>Reading ignores fields that it does not know, so that a newer writer does no harm, and refuses
 * everything that would give a half-filled record: a missing or null field that is not {@code
 * Nullable}, a number where text is due, an unknown name of an enum, anything after the end. Not
 * for the HTTP API, which refuses unknown fields.
 */
public final class WireJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .annotationIntrospector(new NullsRefused())
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                    .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private WireJson() {}

    public static byte[] write(Object message) {
        try {
            return MAPPER.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write " + message.getClass(), e);
        }
    }

    /**
     * @param type a record, or a sealed interface whose records are told apart by {@code type}
     * @throws UnreadableException if the bytes are no such message
     */
    public static <T> T read(byte[] json, Class<T> type) throws UnreadableException {
        try {
            T message = MAPPER.readValue(json, type);
            if (message == null) {
                throw new IOException("null");
            }
            return message;
        } catch (JsonProcessingException e) {
            throw new UnreadableException(
                    "no " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UnreadableException("no " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }
}
