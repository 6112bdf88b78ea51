package coop.cobuy.aggregator.storefront.admin;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.storefront.Visit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that was done something to, as a reader of the audit log is shown it.
 *
 * @param words what it is, and which
 * @param id as it stands in the log
 * @param path of the page that shows it; null: there is none, or the reader may not see it
 */
public record AuditSubject(String words, String id, @Nullable String path) {

    private static final String ONE = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-([0-9a-f]{12})";
    private static final Pattern ID = Pattern.compile(ONE);
    private static final Pattern LETTER =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*/[0-9]+/[0-9]+");

    /** Several things, each by its kind and id: a standing order is a member's, of an offer. */
    private static final Pattern SEVERAL =
            Pattern.compile("[a-z-]+/" + ONE + "(/[a-z-]+/" + ONE + ")+");

    private static final Map<String, Page> PAGES =
            Map.ofEntries(
                    Map.entry("account", new Page(Action.MANAGE_ACCOUNTS, "/admin/people/")),
                    Map.entry("bank-line", new Page(Action.MANAGE_PAYMENTS, "/books/bank/lines/")),
                    Map.entry(
                            "dead-letter",
                            new Page(Action.MANAGE_DEAD_LETTERS, "/admin/dead-letters/")),
                    Map.entry("invoice", new Page(Action.SEE_INVOICES, "/books/invoices/")),
                    Map.entry(
                            "member",
                            new Page(Action.SEE_ALL_BALANCES, "/books/accounts/members/")),
                    Map.entry("offer", new Page(Action.MANAGE_CATALOGUE, "/desk/offers/")),
                    Map.entry("payment", new Page(Action.MANAGE_PAYMENTS, "/books/payments/")),
                    Map.entry(
                            "price-list", new Page(Action.MANAGE_CATALOGUE, "/desk/price-lists/")),
                    Map.entry(
                            "purchase-order",
                            new Page(Action.SEE_PURCHASE_ORDERS, "/desk/purchase-orders/")),
                    Map.entry("round", new Page(Action.MANAGE_ROUNDS, "/desk/rounds/")),
                    Map.entry(
                            "supplier", new Page(Action.SEE_LEDGER, "/books/accounts/suppliers/")));

    /**
     * Where things of a kind are shown.
     *
     * @param needs what one must be allowed to do there
     * @param before what stands before the id in its path
     */
    private record Page(Action needs, String before) {}

    /**
     * What a subject of the log names; never empty.
     *
     * @param names of accounts
     */
    static List<AuditSubject> of(Visit visit, String subject, Map<UUID, String> names) {
        if (!SEVERAL.matcher(subject).matches()) {
            return List.of(one(visit, subject, names));
        }
        List<AuditSubject> found = new ArrayList<>();
        String[] parts = subject.split("/", -1);
        for (int i = 0; i < parts.length; i += 2) {
            found.add(one(visit, parts[i] + "/" + parts[i + 1], names));
        }
        return found;
    }

    private static AuditSubject one(Visit visit, String subject, Map<UUID, String> names) {
        int slash = subject.indexOf('/');
        String kind = slash < 0 ? subject : subject.substring(0, slash);
        String id = slash < 0 ? "" : subject.substring(slash + 1);
        String words = visit.orElse("admin.audit.kind." + kind, kind);
        if (kind.equals("coop") && id.equals(visit.caller().coop().toString())) {
            return new AuditSubject(
                    words, id, visit.may(Action.MANAGE_COOP) ? "/admin/coop" : null);
        }
        return new AuditSubject(
                (words + " " + which(kind, id, names)).strip(), id, path(visit, kind, id));
    }

    /** A person's name, or as much of an id as tells things apart. */
    private static String which(String kind, String id, Map<UUID, String> names) {
        Matcher matcher = ID.matcher(id);
        if (!matcher.matches()) {
            return id;
        }
        String name = kind.equals("account") ? names.get(UUID.fromString(id)) : null;
        return name == null ? matcher.group(2) : name;
    }

    private static @Nullable String path(Visit visit, String kind, String id) {
        Page page = PAGES.get(kind);
        if (page == null || !visit.may(page.needs())) {
            return null;
        }
        Pattern wanted = kind.equals("dead-letter") ? LETTER : ID;
        return wanted.matcher(id).matches() ? page.before() + id : null;
    }

    /** The account that a subject of the log is; null: it is something else. */
    static @Nullable UUID account(String subject) {
        String before = "account/";
        String id = subject.startsWith(before) ? subject.substring(before.length()) : "";
        return ID.matcher(id).matches() ? UUID.fromString(id) : null;
    }
}
