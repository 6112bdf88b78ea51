package coop.cobuy.aggregator.storefront.forms;

import coop.cobuy.aggregator.storefront.PageBrowser;
import coop.cobuy.aggregator.storefront.PageBrowser.Page;

import org.jsoup.Jsoup;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Follows links from where somebody begins, to some pages of each kind. */
final class FormWalk {

    /** More than there are rounds. */
    private static final int OF_A_KIND_MAX = 16;

    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9]+");

    /** What is no page, or lies elsewhere. */
    private static final Pattern LEFT_OUT =
            Pattern.compile("\\.(csv|pdf|json)|/download|/account/data|/docs|/openapi|/file|#");

    private FormWalk() {}

    static void through(
            PageBrowser browser,
            List<String> starts,
            boolean onward,
            BiConsumer<String, Page> visitor) {
        Map<String, Integer> kinds = new HashMap<>();
        Set<String> seen = new HashSet<>(starts);
        Deque<String> waiting = new ArrayDeque<>(starts);
        while (!waiting.isEmpty()) {
            String path = waiting.removeFirst();
            if (kinds.merge(kind(path), 1, Integer::sum) > OF_A_KIND_MAX) {
                continue;
            }
            Page page = browser.get(path);
            visitor.accept(path, page);
            if (!onward) {
                continue;
            }
            List<String> next =
                    page.status() == 303
                            ? List.of(page.location())
                            : Jsoup.parse(page.text())
                                    .select("a[href^=/]:not([download])")
                                    .eachAttr("href");
            next.stream()
                    .filter(link -> !LEFT_OUT.matcher(link).find())
                    .filter(seen::add)
                    .forEach(waiting::add);
        }
    }

    private static String kind(String path) {
        String bare = path.indexOf('?') < 0 ? path : path.substring(0, path.indexOf('?'));
        return ID.matcher(bare).replaceAll("*");
    }
}
