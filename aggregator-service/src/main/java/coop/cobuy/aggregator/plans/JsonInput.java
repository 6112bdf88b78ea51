package coop.cobuy.aggregator.plans;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;

import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.quantity.Decimals;

import org.jspecify.annotations.Nullable;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Reads a request's JSON strictly and as a stream, noting all that is wrong with its place and
 * going on. Nothing is kept of what is not asked for, so a body costs what it says and not what it
 * weighs.
 */
final class JsonInput {

    /** The longest name of a member, an offer, a supplier or a document. */
    static final int NAME_MAX = 200;

    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?");
    private static final String EXPECTED = "; expected: digits, with a point if there are decimals";

    private final JsonParser parser;
    private final Findings findings;
    private final List<String> path = new ArrayList<>();

    private JsonInput(JsonParser parser, Findings findings) {
        this.parser = parser;
        this.findings = findings;
    }

    /**
     * Reads a whole body, one object.
     *
     * @throws BadInput if it is no JSON, or has more findings than one answer names
     * @throws IOException if the body does not come
     */
    static <T> T read(InputStream body, Findings findings, Shape<T> shape, T target)
            throws IOException {
        try (JsonParser parser = JSON.createParser(body)) {
            JsonInput input = new JsonInput(parser, findings);
            try {
                input.whole(shape, target);
            } catch (JsonProcessingException e) {
                findings.add(input.brokenAt(), sentence(e));
                findings.throwIfAny();
            } catch (CharConversionException e) {
                findings.add(input.pointer(), "is no text in UTF-8");
                findings.throwIfAny();
            }
            return target;
        }
    }

    private <T> void whole(Shape<T> shape, T target) throws IOException {
        if (parser.nextToken() == null) {
            findings.add("", "is missing; expected: a JSON object");
            return;
        }
        object(shape, target);
        if (parser.nextToken() != null) {
            findings.add("", "goes on after its end");
        }
    }

    /** Fills the target from an object; notes fields that are missing, unknown or given twice. */
    <T> void object(Shape<T> shape, T target) throws IOException {
        if (!expect(JsonToken.START_OBJECT, "an object")) {
            return;
        }
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            path.add(name);
            parser.nextToken();
            field(shape, target, name, seen.add(name));
            path.removeLast();
        }
        for (String name : shape.required()) {
            if (!seen.contains(name)) {
                findings.add(pointer() + "/" + name, "is missing");
            }
        }
    }

    private <T> void field(Shape<T> shape, T target, String name, boolean isFirst)
            throws IOException {
        Shape.Into<T> into = shape.fields().get(name);
        if (into == null || !isFirst) {
            note(into == null ? "there is no such field" : "is given twice");
            parser.skipChildren();
        } else if (parser.currentToken() == JsonToken.VALUE_NULL) {
            if (shape.required().contains(name)) {
                note("is null");
            }
        } else {
            into.read(this, target);
        }
    }

    /**
     * An array, of which at most so many elements are read.
     *
     * @param max the most that it may have
     * @param element makes the place for the next element
     */
    <T> List<T> objects(int max, Shape<T> shape, Supplier<T> element) throws IOException {
        return elements(
                max,
                () -> {
                    T target = element.get();
                    object(shape, target);
                    return target;
                });
    }

    /** An array of decimal texts; null stands for one that cannot be read. */
    List<@Nullable BigDecimal> decimals(int max) throws IOException {
        return elements(max, this::decimal);
    }

    /** An array of any texts. */
    List<@Nullable String> texts(int max) throws IOException {
        return elements(max, this::text);
    }

    private interface Element<T extends @Nullable Object> {
        T read() throws IOException;
    }

    private <T extends @Nullable Object> List<T> elements(int max, Element<T> element)
            throws IOException {
        List<T> elements = new ArrayList<>();
        if (!expect(JsonToken.START_ARRAY, "an array")) {
            return elements;
        }
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            path.add(Integer.toString(i));
            if (i >= max) {
                end("is one too many; expected: at most " + max);
            }
            elements.add(element.read());
            path.removeLast();
        }
        return elements;
    }

    /** A text of any length that a body can have. */
    @Nullable String text() throws IOException {
        if (!expect(JsonToken.VALUE_STRING, "a text in quotes")) {
            return null;
        }
        String text = parser.getText();
        if (text.codePoints().anyMatch(JsonInput::isHalf)) {
            note("has half of a surrogate pair, which is no character");
            return null;
        }
        return text;
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** What a thing is called: neither blank nor long. */
    @Nullable String name() throws IOException {
        String text = text();
        if (text != null && (text.isBlank() || text.length() > NAME_MAX)) {
            note(text.isBlank() ? "is blank" : "is longer than " + NAME_MAX + " characters");
            return null;
        }
        return text;
    }

    /**
     * A decimal in quotes, in plain notation: digits before the point, digits after it, and no sign
     * but a minus. Elsewhere {@link Decimals} forgives more, as people's files ask for.
     */
    @Nullable BigDecimal decimal() throws IOException {
        if (!expect(JsonToken.VALUE_STRING, "a decimal in quotes")) {
            return null;
        }
        String text = parser.getText();
        try {
            BigDecimal value = Decimals.parse(text);
            if (PLAIN.matcher(text).matches()) {
                return value;
            }
            note("not in plain notation: " + text + EXPECTED);
        } catch (NumberFormatException e) {
            note(e.getMessage() + EXPECTED);
        }
        return null;
    }

    /** A whole number without quotes. */
    @Nullable Long integer(long min, long max) throws IOException {
        if (!expect(JsonToken.VALUE_NUMBER_INT, "a whole number without quotes")) {
            return null;
        }
        BigInteger value = parser.getBigIntegerValue();
        if (value.compareTo(BigInteger.valueOf(min)) < 0
                || value.compareTo(BigInteger.valueOf(max)) > 0) {
            note("is out of range; expected: " + min + " to " + max);
            return null;
        }
        return value.longValueExact();
    }

    @Nullable Boolean flag() throws IOException {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            expect(JsonToken.VALUE_TRUE, "true or false");
            return null;
        }
        return token == JsonToken.VALUE_TRUE;
    }

    /** One of the names of an enum. */
    <E extends Enum<E>> @Nullable E choice(Class<E> of) throws IOException {
        String text = text();
        if (text == null) {
            return null;
        }
        for (E each : of.getEnumConstants()) {
            if (each.name().equals(text)) {
                return each;
            }
        }
        note("is unknown; expected one of " + Arrays.toString(of.getEnumConstants()));
        return null;
    }

    /**
     * Notes something about the value that is being read, and reads no further.
     *
     * @throws BadInput always
     */
    void end(String reason) {
        note(reason);
        findings.throwIfAny();
    }

    /** Notes something about the value that is being read. */
    void note(String reason) {
        findings.add(pointer(), reason);
    }

    private boolean expect(JsonToken token, String expectation) throws IOException {
        if (parser.currentToken() == token) {
            return true;
        }
        note("is " + kind(parser.currentToken()) + "; expected: " + expectation);
        parser.skipChildren();
        return false;
    }

    private static String kind(@Nullable JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_NULL -> "null";
            case null, default -> "nothing";
        };
    }

    private String pointer() {
        StringBuilder pointer = new StringBuilder();
        for (String step : path) {
            pointer.append('/').append(step.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    /** A name that came without a value that can be read counts as a step, an element does not. */
    private String brokenAt() {
        JsonStreamContext here = parser.getParsingContext();
        boolean isNamed = here.inObject() && here.hasCurrentName();
        String seen = isNamed ? here.pathAsPointer().toString() : "";
        return seen.length() > pointer().length() ? seen : pointer();
    }

    private static String sentence(JsonProcessingException e) {
        String first = e.getOriginalMessage().lines().findFirst().orElse("is not readable");
        var at = e.getLocation();
        return at == null
                ? first
                : first + " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }
}
