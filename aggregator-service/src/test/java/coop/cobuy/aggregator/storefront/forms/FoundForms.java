package coop.cobuy.aggregator.storefront.forms;

import coop.cobuy.aggregator.storefront.PageBrowser;
import coop.cobuy.aggregator.storefront.PageBrowser.Page;

import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Where each form was seen, and how its page is opened once more. */
final class FoundForms {

    private final FormsCoop coop;
    private final Map<String, Pattern> routes = new LinkedHashMap<>();
    private final List<Place> places = new ArrayList<>();
    private final Map<String, List<String>> visited = new HashMap<>();

    /**
     * A form on a page.
     *
     * @param form as the table names it
     * @param path of the page
     * @param before what was sent to come there; null: a link leads there
     */
    record Place(String who, String form, String path, WebForm seen, @Nullable Sending before) {

        private boolean isAbout(String part) {
            return path.contains(part) || seen.action().contains(part);
        }
    }

    FoundForms(FormsCoop coop, Set<String> templates) {
        this.coop = coop;
        // Those with more words of their own come first.
        templates.stream()
                .sorted((a, b) -> Long.compare(holes(a), holes(b)))
                .forEach(
                        route ->
                                routes.put(
                                        route,
                                        Pattern.compile(route.replaceAll("\\{[^}]*}", "[^/]+"))));
    }

    private static long holes(String template) {
        return template.chars().filter(c -> c == '{').count();
    }

    void walk() {
        coop.starts.forEach(
                (who, starts) ->
                        FormWalk.through(
                                coop.people.get(who),
                                starts,
                                FormsCoop.WALKERS.contains(who),
                                (path, page) -> {
                                    visited.computeIfAbsent(who, w -> new ArrayList<>()).add(path);
                                    take(who, path, page, null);
                                }));
    }

    private void take(String who, String path, Page page, @Nullable Sending before) {
        for (WebForm form : WebForm.of(Jsoup.parse(page.text()))) {
            places.add(new Place(who, name(form), path, form, before));
        }
    }

    private String name(WebForm form) {
        String route =
                routes.entrySet().stream()
                        .filter(each -> each.getValue().matcher(form.action()).matches())
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse("no route: " + form.action());
        return form.button().isEmpty() ? route : route + " " + form.button();
    }

    Set<String> forms() {
        Set<String> names = new TreeSet<>();
        places.forEach(place -> names.add(place.form()));
        return names;
    }

    /** Notes what is on a page that came of sending a form. */
    void after(Place place, Sending sent, Page page) {
        take(place.who(), place.path(), page, sent);
    }

    /** A place of the case's form at which it is still to be seen. */
    Optional<Place> find(FormCase wanted) {
        String part = wanted.at().isEmpty() ? "" : coop.places.get(wanted.at());
        List<Place> known =
                places.stream()
                        .filter(place -> place.who().equals(wanted.who()))
                        .filter(place -> place.form().equals(wanted.form()))
                        .filter(place -> place.isAbout(part))
                        .toList();
        return known.stream()
                .filter(place -> open(place).isPresent())
                .findFirst()
                .or(() -> search(wanted, part));
    }

    /** Among the pages that were seen: what is done opens forms that were not there. */
    private Optional<Place> search(FormCase wanted, String part) {
        for (String path : visited.getOrDefault(wanted.who(), List.of())) {
            PageBrowser browser = coop.people.get(wanted.who());
            for (WebForm form : WebForm.of(Jsoup.parse(browser.get(path).text()))) {
                Place place = new Place(wanted.who(), name(form), path, form, null);
                if (place.form().equals(wanted.form()) && place.isAbout(part)) {
                    return Optional.of(place);
                }
            }
        }
        return Optional.empty();
    }

    /** The form as it is now; empty: it is gone. */
    Optional<WebForm> open(Place place) {
        PageBrowser browser = coop.people.get(place.who());
        Sending before = place.before();
        Page page = before == null ? browser.get(place.path()) : before.by(browser);
        return WebForm.of(Jsoup.parse(page.text())).stream()
                .filter(each -> each.isLike(place.seen()))
                .filter(each -> each.action().equals(place.seen().action()))
                .filter(each -> each.button().equals(place.seen().button()))
                .findFirst();
    }

    /** The same form on a page that came again. */
    static Optional<WebForm> like(Page page, WebForm form) {
        return WebForm.of(Jsoup.parse(page.text())).stream()
                .filter(each -> each.isLike(form))
                .findFirst();
    }
}
