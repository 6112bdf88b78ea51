package coop.cobuy.aggregator.storefront.admin;

import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.storefront.Visit;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Who did what.
 *
 * @param names of the accounts that did it, or that it was done to
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

    /** In the reader's words; an action that is recorded no more, as it stands. */
    public static String what(Visit visit, Audit.Entry entry) {
        return visit.orElse("admin.audit.action." + entry.action(), entry.action());
    }

    public List<AuditSubject> subjects(Visit visit, Audit.Entry entry) {
        return AuditSubject.of(visit, entry.subject(), names);
    }
}
