package coop.cobuy.suppliers.dialect;

import java.util.List;

/** All formats that are spoken here. */
public final class Dialects {

    private Dialects() {}

    public static List<Dialect> all() {
        return List.of(
                new JsonDialect(),
                new CsvDialect(),
                new UblDialect(),
                new CxmlDialect(),
                new EdifactDialect(),
                new X12Dialect(),
                new BnnDialect());
    }

    /**
     * @throws IllegalArgumentException if none has this name
     */
    public static Dialect named(String format) {
        return all().stream()
                .filter(dialect -> dialect.format().equals(format))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("format: " + format));
    }
}
