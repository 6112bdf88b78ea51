package coop.cobuy.adapter.format.table;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.adapter.canonical.DocumentType;
import coop.cobuy.problem.FieldProblem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How one kind of answer is laid out.
 *
 * @param type of all rows; null: a column says so
 * @param heads which head stands over which field
 * @param fixed what is the same for all rows and has no column
 */
record AnswerMap(
        @Nullable DocumentType type,
        Map<String, AnswerField> heads,
        Map<AnswerField, String> fixed) {

    static final Set<DocumentType> TYPES =
            Set.of(
                    DocumentType.ORDER_RESPONSE,
                    DocumentType.DESPATCH_ADVICE,
                    DocumentType.INVOICE,
                    DocumentType.CREDIT_NOTE,
                    DocumentType.PRICE_LIST);

    private static final int MAPS_MAX = 10;
    private static final int COLUMNS_MAX = 100;
    private static final Set<String> MEMBERS = Set.of("type", "columns", "fixed");

    AnswerMap {
        heads = Map.copyOf(heads);
        fixed = Map.copyOf(fixed);
    }

    /** Every field under its own name, with a column for the type. */
    static AnswerMap standard() {
        Map<String, AnswerField> heads = new LinkedHashMap<>();
        for (AnswerField field : AnswerField.values()) {
            heads.put(field.id(), field);
        }
        return new AnswerMap(null, heads, Map.of());
    }

    /** What the options' {@code answers} say; what is wrong with them goes to the list. */
    static List<AnswerMap> read(JsonNode answers, List<FieldProblem> problems) {
        if (answers.isMissingNode() || answers.isNull()) {
            return List.of();
        }
        if (!answers.isArray() || answers.isEmpty() || answers.size() > MAPS_MAX) {
            problems.add(at("", "a list of 1 to " + MAPS_MAX + " column maps is expected"));
            return List.of();
        }
        List<AnswerMap> maps = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            maps.add(one(answers.get(i), "/" + i, problems));
        }
        return maps;
    }

    private static FieldProblem at(String pointer, String reason) {
        return new FieldProblem("/formatOptions/answers" + pointer, reason);
    }

    private static AnswerMap one(JsonNode map, String pointer, List<FieldProblem> problems) {
        map.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!MEMBERS.contains(name)) {
                                problems.add(at(pointer + "/" + name, "unknown option"));
                            }
                        });
        String named = map.path("type").asText("");
        DocumentType type =
                TYPES.stream().filter(one -> one.name().equals(named)).findFirst().orElse(null);
        if (type == null) {
            problems.add(
                    at(
                            pointer + "/type",
                            "ORDER_RESPONSE, DESPATCH_ADVICE, INVOICE, CREDIT_NOTE or PRICE_LIST"
                                    + " is expected"));
        }
        return new AnswerMap(
                type,
                heads(map.path("columns"), pointer + "/columns", problems),
                fixed(map.path("fixed"), pointer + "/fixed", problems));
    }

    private static Map<String, AnswerField> heads(
            JsonNode columns, String pointer, List<FieldProblem> problems) {
        Map<String, AnswerField> heads = new LinkedHashMap<>();
        if (!columns.isArray() || columns.isEmpty() || columns.size() > COLUMNS_MAX) {
            problems.add(at(pointer, "a list of 1 to " + COLUMNS_MAX + " columns is expected"));
            return heads;
        }
        for (int i = 0; i < columns.size(); i++) {
            String head = columns.get(i).path("head").asText("").strip();
            var field = AnswerField.named(columns.get(i).path("field").asText(""));
            if (head.isEmpty() || columns.get(i).size() != 2) {
                problems.add(at(pointer + "/" + i, "an object with head and field is expected"));
            } else if (field.isEmpty()) {
                problems.add(
                        at(
                                pointer + "/" + i + "/field",
                                "unknown field (known: "
                                        + String.join(", ", AnswerField.ids())
                                        + ")"));
            } else if (heads.put(head, field.get()) != null) {
                problems.add(at(pointer + "/" + i + "/head", "another column has this head, too"));
            }
        }
        return heads;
    }

    private static Map<AnswerField, String> fixed(
            JsonNode fixed, String pointer, List<FieldProblem> problems) {
        Map<AnswerField, String> values = new EnumMap<>(AnswerField.class);
        fixed.properties()
                .forEach(
                        member -> {
                            var field = AnswerField.named(member.getKey());
                            if (field.isEmpty() || !member.getValue().isTextual()) {
                                problems.add(
                                        at(
                                                pointer + "/" + member.getKey(),
                                                "a known field with a text is expected"));
                            } else {
                                values.put(field.get(), member.getValue().asText());
                            }
                        });
        return values;
    }
}
