package coop.cobuy.local;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import coop.cobuy.local.OpenCobuy.Account;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Follows links from where somebody begins, to one page of each kind. */
final class PageWalk {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** What is no page. */
    private static final Pattern LEFT_OUT =
            Pattern.compile("\\.(csv|pdf|json)|/download|/account/data|/docs|/openapi|#");

    private PageWalk() {}

    /** Takes a page that is to be looked at. */
    @FunctionalInterface
    interface Visitor {

        /**
         * Must bring the walk's own window to the path.
         *
         * @param kind the path without its query, each id as {@code *}
         */
        void visit(String path, String kind);
    }

    /** Opens a sign-in page and signs in. */
    static void signIn(OpenCobuy cobuy, Account who, Page page) {
        page.navigate(cobuy.url("/sign-in"));
        page.locator("input[name=name]").fill(who.name());
        page.locator("input[name=password]").fill(who.password());
        page.locator("input[name=password]").press("Enter");
        page.waitForURL(url -> !url.contains("/sign-in"));
    }

    /**
     * @param page the walk's window, signed in
     * @return the kinds of pages that were visited
     */
    static Set<String> through(Page page, Visitor visitor) {
        Set<String> kinds = new TreeSet<>();
        Deque<String> waiting = new ArrayDeque<>(List.of("/"));
        while (!waiting.isEmpty()) {
            String path = waiting.removeFirst();
            if (kinds.add(kind(path))) {
                visitor.visit(path, kind(path));
                waiting.addAll(links(page));
            }
        }
        return kinds;
    }

    private static String kind(String path) {
        String bare = path.indexOf('?') < 0 ? path : path.substring(0, path.indexOf('?'));
        return ID.matcher(bare).replaceAll("*");
    }

    private static List<String> links(Page page) {
        return page.locator("a[href^='/']:not([download])").all().stream()
                .map((Locator link) -> link.getAttribute("href"))
                .filter(path -> !LEFT_OUT.matcher(path).find())
                .toList();
    }
}
