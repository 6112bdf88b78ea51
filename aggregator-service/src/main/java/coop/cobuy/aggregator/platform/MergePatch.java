package coop.cobuy.aggregator.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.Map;

/**
 * Changes some fields of a thing, RFC 7396: a field that is absent stays, null takes it away, a
 * list is replaced as a whole. The result is read as a whole new request, so that the same checks
 * hold.
 */
@Singleton
public class MergePatch {

    private final ObjectMapper json;

    MergePatch(ObjectMapper json) {
        this.json = json;
    }

    /**
     * @param current the thing in the form of a request that would make it
     * @throws BadInput if the patch is no object, or names a field that there is not
     */
    public <T> T apply(T current, JsonNode patch, Class<T> type) {
        if (!(patch instanceof ObjectNode changes)) {
            throw new BadInput("", "an object is expected");
        }
        ObjectNode merged = json.valueToTree(current);
        merge(merged, changes);
        try {
            return json.treeToValue(merged, type);
        } catch (JsonProcessingException e) {
            throw new BadInput(List.of(ProblemHandlers.located(e)));
        }
    }

    private static void merge(ObjectNode target, ObjectNode changes) {
        for (Map.Entry<String, JsonNode> change : changes.properties()) {
            JsonNode value = change.getValue();
            if (value.isNull()) {
                target.remove(change.getKey());
            } else if (value instanceof ObjectNode inner
                    && target.get(change.getKey()) instanceof ObjectNode below) {
                merge(below, inner);
            } else {
                target.set(change.getKey(), value);
            }
        }
    }
}
