package coop.cobuy.aggregator.storefront.admin;

import coop.cobuy.aggregator.platform.Audit;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Who did what.
 *
 * @param names of the accounts that did it
 * @param next where there are later ones; null: these are all
 */
public record AuditPage(List<Audit.Entry> entries, Map<UUID, String> names, @Nullable String next) {

    public AuditPage {
        entries = List.copyOf(entries);
        names = Map.copyOf(names);
    }

    public String who(Audit.Entry entry) {
        return names.getOrDefault(entry.account(), entry.account().toString());
    }
}
