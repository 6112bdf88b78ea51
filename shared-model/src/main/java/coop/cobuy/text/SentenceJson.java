package coop.cobuy.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import coop.cobuy.money.Money;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/**
 * How sentences are kept: {@code {"at":PLACE,"key":KEY,"of":[ARGUMENT, ...]}}. A text argument is a
 * string, a whole number a number, a list an array, and all else an object that names its type, so
 * that it is written in the reader's way when it is read.
 */
public final class SentenceJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String CURRENCY = "currency";

    private SentenceJson() {}

    public static String write(List<Sentence> sentences) {
        ArrayNode all = NODES.arrayNode();
        sentences.forEach(sentence -> all.add(node(sentence)));
        return all.toString();
    }

    /**
     * @throws IllegalArgumentException if these are no sentences
     */
    public static List<Sentence> read(String json) {
        try {
            List<Sentence> sentences = new ArrayList<>();
            for (JsonNode node : JSON.readTree(json)) {
                sentences.add(sentence(node));
            }
            return sentences;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no sentences: " + e.getOriginalMessage(), e);
        }
    }

    private static JsonNode node(Object argument) {
        return switch (argument) {
            case String text -> NODES.textNode(text);
            case Integer number -> NODES.numberNode(number.longValue());
            case Long number -> NODES.numberNode(number.longValue());
            case BigDecimal decimal -> typed("decimal", decimal.toPlainString());
            case Units units -> typed("units", units.toString());
            case Money money -> in(money.currency(), typed("money", money.decimal()));
            case UnitPrice price ->
                    in(price.currency(), typed("price", price.amount().toPlainString()));
            case Instant moment -> typed("moment", moment.toString());
            case LocalDate day -> typed("day", day.toString());
            case Sentence sentence ->
                    NODES.objectNode()
                            .put("at", sentence.place())
                            .put("key", sentence.key())
                            .set("of", array(sentence.arguments()));
            case List<?> list -> array(list);
            default -> throw new IllegalArgumentException("argument: " + argument.getClass());
        };
    }

    private static ArrayNode array(List<?> list) {
        ArrayNode array = NODES.arrayNode();
        list.forEach(one -> array.add(node(one)));
        return array;
    }

    private static ObjectNode typed(String type, String value) {
        return NODES.objectNode().put(type, value);
    }

    private static ObjectNode in(Currency currency, ObjectNode node) {
        return node.put(CURRENCY, currency.getCurrencyCode());
    }

    private static Sentence sentence(JsonNode node) {
        if (argument(node) instanceof Sentence sentence) {
            return sentence;
        }
        throw unknown(node);
    }

    private static Object argument(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue();
        }
        if (node.isIntegralNumber()) {
            return node.longValue();
        }
        if (node.isArray()) {
            return arguments(node);
        }
        if (node.has("key")) {
            return new Sentence(
                    node.path("at").asText(),
                    node.path("key").asText(),
                    arguments(node.path("of")));
        }
        return typed(node);
    }

    private static List<Object> arguments(JsonNode array) {
        List<Object> arguments = new ArrayList<>();
        array.forEach(one -> arguments.add(argument(one)));
        return arguments;
    }

    private static Object typed(JsonNode node) {
        String type = node.isObject() && !node.isEmpty() ? node.fieldNames().next() : "";
        String value = node.path(type).asText();
        try {
            return switch (type) {
                case "decimal" -> new BigDecimal(value);
                case "units" -> Units.parse(value);
                case "money" -> Money.parse(value, currency(node));
                case "price" -> UnitPrice.parse(value, currency(node));
                case "moment" -> Instant.parse(value);
                case "day" -> LocalDate.parse(value);
                default -> throw unknown(node);
            };
        } catch (java.time.DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("no " + type + ": " + value, e);
        }
    }

    private static Currency currency(JsonNode node) {
        return Currency.getInstance(node.path(CURRENCY).asText());
    }

    private static IllegalArgumentException unknown(JsonNode node) {
        return new IllegalArgumentException("no sentence: " + node);
    }
}
