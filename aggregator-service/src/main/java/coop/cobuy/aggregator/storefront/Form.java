package coop.cobuy.aggregator.storefront;

import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.problem.FieldProblem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was typed into a form, and what is wrong with it: the same object is read by a controller
 * and shown again by the page, so nothing that was typed is lost. Problems are texts in the
 * reader's language. Belongs to one request.
 */
public final class Form {

    private final Map<String, List<String>> values;
    private final Map<String, String> errors = new LinkedHashMap<>();
    private final List<String> general = new ArrayList<>();

    private Form(Map<String, List<String>> values) {
        this.values = new LinkedHashMap<>(values);
    }

    public static Form empty() {
        return new Form(Map.of());
    }

    public static Form of(Map<String, List<String>> values) {
        return new Form(values);
    }

    /** Presets a field that was not typed into. */
    public Form with(String name, @Nullable Object value) {
        if (value != null && !values.containsKey(name)) {
            values.put(name, List.of(value.toString()));
        }
        return this;
    }

    /** The same for a field of several values. */
    public Form with(String name, List<String> several) {
        values.putIfAbsent(name, List.copyOf(several));
        return this;
    }

    /** The same, as if a field had not been typed into. */
    public Form without(String name) {
        values.remove(name);
        return this;
    }

    /** As it was typed; empty: not at all. */
    public String value(String name) {
        return values.getOrDefault(name, List.of("")).getFirst();
    }

    /** Without blanks around it, or nothing. */
    public Optional<String> text(String name) {
        String value = value(name).strip();
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    public List<String> all(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    public Set<String> names() {
        return Set.copyOf(values.keySet());
    }

    /** Whether a box is ticked, or one of a group is chosen. */
    public boolean has(String name, String value) {
        return values.getOrDefault(name, List.of()).contains(value);
    }

    /** Notes what is wrong with a field; the first problem of a field stands. */
    public void wrong(String name, String problem) {
        errors.putIfAbsent(name, problem);
    }

    /** Notes what is wrong with the whole. */
    public void wrong(String problem) {
        general.add(problem);
    }

    /** Takes over what a use case found; {@code "/lines/0"} is the field {@code lines.0}. */
    public void take(Visit visit, BadInput bad) {
        bad.errors().forEach(problem -> take(visit, problem));
    }

    /** Takes over a refusal, to its fields if it names some. */
    public void take(Visit visit, Refused refused) {
        if (refused.errors().isEmpty()) {
            wrong(refused.detail());
        }
        refused.errors().forEach(problem -> take(visit, problem));
    }

    private void take(Visit visit, FieldProblem problem) {
        String name = problem.pointer().replaceFirst("^/", "").replace('/', '.');
        if (name.isEmpty()) {
            wrong(visit.why(problem));
        } else {
            wrong(name, visit.why(problem));
        }
    }

    public @Nullable String error(String name) {
        return errors.get(name);
    }

    /** Problems by field, in the order in which they were found. */
    public Map<String, String> errors() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(errors));
    }

    public List<String> general() {
        return List.copyOf(general);
    }

    public boolean isGood() {
        return errors.isEmpty() && general.isEmpty();
    }
}
