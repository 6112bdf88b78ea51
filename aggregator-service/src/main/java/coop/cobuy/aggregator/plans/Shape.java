package coop.cobuy.aggregator.plans;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The fields that an object of a request may have, and those that it must have. */
final class Shape<T> {

    /** Reads the value that the input stands on into its place. */
    interface Into<T> {
        void read(JsonInput input, T target) throws IOException;
    }

    private final Map<String, Into<T>> fields = new HashMap<>();
    private final Set<String> required = new LinkedHashSet<>();

    Shape<T> required(String name, Into<T> into) {
        required.add(name);
        return optional(name, into);
    }

    /** A field that may be left out or null. */
    Shape<T> optional(String name, Into<T> into) {
        fields.put(name, into);
        return this;
    }

    Map<String, Into<T>> fields() {
        return fields;
    }

    Set<String> required() {
        return required;
    }
}
