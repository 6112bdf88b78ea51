package coop.cobuy.adapter.format;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.Optional;

/** All formats that this adapter knows. */
@Singleton
public final class Formats {

    private final List<Format> formats;

    public Formats(List<Format> formats) {
        this.formats = List.copyOf(formats);
    }

    public Optional<Format> named(String name, String version) {
        return formats.stream()
                .filter(format -> format.name().equals(name) && format.version().equals(version))
                .findFirst();
    }

    public List<Format> all() {
        return formats;
    }

    /** Names with versions for a person: {@code csv 1, json 1}. */
    public String known() {
        return String.join(
                ", ",
                formats.stream()
                        .map(format -> format.name() + " " + format.version())
                        .sorted()
                        .toList());
    }
}
