package coop.cobuy.aggregator.storefront.admin;

import coop.cobuy.aggregator.identity.Account;
import coop.cobuy.aggregator.identity.People;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.id.AccountId;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Hidden;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The audit log, page by page, newest first. */
@PageController("/admin/audit")
@Needs(Action.SEE_AUDIT)
@Hidden
class AuditPageController {

    private static final int SHOWN = 100;
    private static final UUID HIGHEST = new UUID(-1, -1);

    private final Audit audit;
    private final People people;
    private final Pages pages;

    AuditPageController(Audit audit, People people, Pages pages) {
        this.audit = audit;
        this.people = people;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> page(Visit visit, @Nullable @QueryValue UUID before) {
        List<Audit.Entry> found =
                audit.before(visit.caller().coop(), before == null ? HIGHEST : before, SHOWN + 1);
        List<Audit.Entry> shown = found.size() > SHOWN ? found.subList(0, SHOWN) : found;
        Map<UUID, String> names = new HashMap<>();
        for (UUID account : accounts(shown)) {
            people.find(visit.caller(), new AccountId(account))
                    .map(Account::name)
                    .ifPresent(name -> names.put(account, name));
        }
        String next = found.size() > SHOWN ? "/admin/audit?before=" + shown.getLast().id() : null;
        return pages.show(visit, "admin/audit.jte", new AuditPage(shown, names, next));
    }

    /** Those that did something, and those that something was done to. */
    private static Set<UUID> accounts(List<Audit.Entry> entries) {
        Set<UUID> accounts = new LinkedHashSet<>();
        for (Audit.Entry entry : entries) {
            accounts.add(entry.account());
            UUID subject = AuditSubject.account(entry.subject());
            if (subject != null) {
                accounts.add(subject);
            }
        }
        return accounts;
    }
}
