package coop.cobuy.adapter.format.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import coop.cobuy.adapter.canonical.OutboundDocument;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.ReadableFormat;
import coop.cobuy.adapter.format.UnwritableDocumentException;
import coop.cobuy.problem.FieldProblem;

import jakarta.inject.Singleton;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** JSON, version 1: both ways. */
@Singleton
public final class JsonFormat implements ReadableFormat {

    /** As profiles name it. */
    public static final String NAME = "json";

    /** As profiles name it. */
    public static final String VERSION = "1";

    /** What its bytes are. */
    public static final String MEDIA_TYPE = "application/json";

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final JsonReader reader = new JsonReader();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public List<FieldProblem> check(FormatOptions options) {
        List<FieldProblem> problems = new ArrayList<>();
        if (!options.charset().equals(StandardCharsets.UTF_8)) {
            problems.add(new FieldProblem("/characterSet", "JSON is always UTF-8"));
        }
        if (!options.settings().isEmpty()) {
            problems.add(new FieldProblem("/formatOptions", "JSON has no options"));
        }
        return problems;
    }

    @Override
    public Written write(OutboundDocument document, FormatOptions options) {
        JsonNode tree = JsonTree.of(document);
        try {
            return new Written(mapper.writeValueAsBytes(tree), MEDIA_TYPE, "json");
        } catch (JsonProcessingException e) {
            throw new UnwritableDocumentException("not writable as JSON: " + e.getMessage());
        }
    }

    @Override
    public Read read(byte[] bytes, FormatOptions options) {
        return reader.read(bytes);
    }
}
