package coop.cobuy.aggregator.storefront.forms;

import coop.cobuy.aggregator.storefront.PageBrowser.Page;

import org.jsoup.Jsoup;

import java.util.List;
import java.util.regex.Pattern;

/** Where a page leads to. */
final class Links {

    private Links() {}

    /** Local links that match as a whole, each once. */
    static List<String> of(Page page, String pattern) {
        return Jsoup.parse(page.text()).select("a[href^=/]").eachAttr("href").stream()
                .filter(href -> href.matches(pattern))
                .distinct()
                .toList();
    }

    /** Wherever it stands in the page. */
    static List<String> within(Page page, String pattern) {
        return Pattern.compile(pattern).matcher(page.text()).results().map(m -> m.group()).toList();
    }
}
