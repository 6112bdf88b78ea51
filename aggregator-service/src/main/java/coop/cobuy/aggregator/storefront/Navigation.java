package coop.cobuy.aggregator.storefront;

import coop.cobuy.aggregator.platform.Role;

import java.util.List;
import java.util.Set;

/** What the header offers to whom, and where each role begins. */
public final class Navigation {

    /**
     * An entry.
     *
     * @param key of its text
     * @param path of its page, and the beginning of those below it
     */
    public record Entry(Role role, String key, String path) {

        /** Whether a reader at a path is at this entry or below it. */
        public boolean holds(String at) {
            return at.equals(path) || at.startsWith(path + "/") || at.startsWith(path + "?");
        }
    }

    private static final List<Entry> ALL = List.of();

    private Navigation() {}

    static List<Entry> of(Set<Role> roles) {
        return ALL.stream().filter(entry -> roles.contains(entry.role())).toList();
    }

    /** Where somebody with these roles begins: the first entry, or their own account. */
    static String home(Set<Role> roles) {
        return of(roles).stream().findFirst().map(Entry::path).orElse("/account");
    }
}
