package coop.cobuy.aggregator.storefront.supplier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.Visit;

import jakarta.inject.Singleton;

import java.util.List;

/** A feed's settings as a form: preset from what stands, read as it was typed. */
@Singleton
class FeedForms {

    private static final List<String> TEXTS =
            List.of("format", "formatVersion", "characterSet", "transport", "address", "timeZone");
    private static final List<String> HOURS = List.of("answerWithinHours", "orderHoursBefore");
    private static final List<String> OPTIONS = List.of("formatOptions", "transportOptions");

    private final ObjectMapper json;

    FeedForms(ObjectMapper json) {
        this.json = json;
    }

    /** What stands, where nothing was typed. */
    void preset(Form form, JsonNode profile) {
        boolean fresh = form.names().isEmpty();
        TEXTS.forEach(name -> form.with(name, profile.path(name).asText("")));
        HOURS.forEach(
                name ->
                        form.with(
                                name,
                                profile.path(name).isNumber() ? profile.path(name).asText() : ""));
        for (String name : OPTIONS) {
            JsonNode options = profile.path(name);
            form.with(name, options.isEmpty() ? "" : options.toPrettyString());
        }
        if (fresh && profile.path("expectsAnswer").asBoolean(true)) {
            form.with("expectsAnswer", "yes");
        }
    }

    /** What was typed, for the adapter; what is no number or no object is noted with the form. */
    ObjectNode read(Visit visit, Form form, JsonNode before) {
        ObjectNode content = json.createObjectNode();
        TEXTS.forEach(name -> form.text(name).ifPresent(text -> content.put(name, text)));
        form.text("secret").ifPresent(secret -> content.put("secret", secret));
        for (String name : HOURS) {
            String typed = form.value(name).strip();
            if (typed.matches("[0-9]{1,4}")) {
                content.put(name, Integer.parseInt(typed));
            } else if (!typed.isEmpty()) {
                form.wrong(name, visit.t("supplier.feed.hours"));
            }
        }
        OPTIONS.forEach(name -> options(visit, form, content, name));
        content.put("expectsAnswer", form.has("expectsAnswer", "yes"));
        boolean sameAddress = before.path("address").asText("").equals(form.value("address"));
        content.put(
                "allowPrivateTargets",
                sameAddress && before.path("allowPrivateTargets").asBoolean(false));
        return content;
    }

    private void options(Visit visit, Form form, ObjectNode content, String name) {
        String typed = form.value(name).strip();
        if (typed.isEmpty()) {
            return;
        }
        try {
            JsonNode options = json.readTree(typed);
            if (options.isObject()) {
                content.set(name, options);
                return;
            }
        } catch (JsonProcessingException e) {
            // told as below
        }
        form.wrong(name, visit.t("supplier.feed.options.wrong"));
    }

    /** Puts what the adapter found wrong to the fields that it is about. */
    static void place(Form form, JsonNode problem) {
        JsonNode errors = problem.path("errors");
        for (JsonNode error : errors) {
            String[] parts = error.path("pointer").asText().split("/");
            String reason = error.path("reason").asText();
            if (parts.length > 1) {
                form.wrong(parts[1], parts.length > 2 ? parts[2] + ": " + reason : reason);
            } else {
                form.wrong(reason);
            }
        }
        if (errors.isEmpty()) {
            form.wrong(problem.path("detail").asText(""));
        }
    }
}
