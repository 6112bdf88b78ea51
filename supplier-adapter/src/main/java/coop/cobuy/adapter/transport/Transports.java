package coop.cobuy.adapter.transport;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.Optional;

/** All transports that this adapter knows. */
@Singleton
public final class Transports {

    private final List<Transport> transports;

    public Transports(List<Transport> transports) {
        this.transports = List.copyOf(transports);
    }

    public Optional<Transport> named(String name) {
        return transports.stream().filter(transport -> transport.name().equals(name)).findFirst();
    }

    /** Names for a person: {@code folder, pull, webhook}. */
    public String known() {
        return String.join(", ", transports.stream().map(Transport::name).sorted().toList());
    }
}
