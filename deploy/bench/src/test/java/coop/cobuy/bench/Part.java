package coop.cobuy.bench;

import java.util.Locale;

/** A process of a whole Cobuy. */
enum Part {
    AGGREGATOR("aggregator-service"),
    ADAPTER("supplier-adapter"),
    BROKER("broker"),
    DATABASE("database");

    private final String named;

    Part(String named) {
        this.named = named;
    }

    /** As {@link coop.cobuy.local.LocalCobuy#process} knows it. */
    String named() {
        return named;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
