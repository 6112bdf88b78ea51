package coop.cobuy.aggregator.ordering;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;

import coop.cobuy.aggregator.platform.BadInput;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The body of a request that places or corrects an order.
 *
 * @param lines at most 2,000
 * @param reason why, for a correction; else left out
 */
record OrderBody(@Nullable List<Line> lines, @Nullable String reason) {

    private static final ObjectReader READER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .build()
                    .readerFor(OrderBody.class);

    /**
     * What is wanted of an offer.
     *
     * @param offer its id
     * @param quantity firm, as plain decimal text in the offer's unit
     * @param tolerance up to so many more, likewise; left out: none
     * @param maxUnitPrice the most that a unit may cost net, as plain decimal text; left out: any
     * @param allOrNothing true: the member takes the whole quantity or nothing; left out: less as
     *     well
     * @param unit the offer's unit, to be sure; left out: taken for granted
     */
    record Line(
            @Nullable String offer,
            @Nullable String quantity,
            @Nullable String tolerance,
            @Nullable String maxUnitPrice,
            @Nullable Boolean allOrNothing,
            @Nullable String unit) {}

    /**
     * @throws JsonProcessingException if it is not such a body; the platform makes it a problem
     */
    static OrderBody read(byte[] json) throws JsonProcessingException {
        try {
            OrderBody body = READER.readValue(json);
            if (body == null) {
                throw new BadInput("", "an object is expected");
            }
            return body;
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
