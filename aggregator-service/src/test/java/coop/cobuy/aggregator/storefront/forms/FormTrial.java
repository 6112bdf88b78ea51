package coop.cobuy.aggregator.storefront.forms;

import coop.cobuy.aggregator.identity.AppCode;
import coop.cobuy.aggregator.storefront.PageBrowser;
import coop.cobuy.aggregator.storefront.PageBrowser.Page;
import coop.cobuy.aggregator.storefront.forms.FoundForms.Place;
import coop.cobuy.aggregator.storefront.forms.WebForm.Control;
import coop.cobuy.aggregator.storefront.forms.WebForm.Kind;

import org.jsoup.Jsoup;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Does to one form all that people and programs do wrong, and then what is right, twice. */
final class FormTrial {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String NOBODY = "00000000-0000-4000-8000-000000000001";
    private static final String TOKEN = "_csrf";
    private static final int TRIES = 4;

    /**
     * What decides nothing: where to go on, which page of a table was open, what a browser's
     * password store wants, what a reader saw.
     */
    private static final Pattern FREE =
            Pattern.compile(
                    "then|back|page|username|credential|everywhere|was\\..*|allOrNothing.*");

    private final FormCase known;
    private final FoundForms found;
    private final FormsCoop coop;
    private final Tables tables;
    private final PageBrowser browser;
    private final List<String> problems = new ArrayList<>();
    private final Optional<Place> place;

    FormTrial(FormCase known, FoundForms found, FormsCoop coop, Tables tables) {
        this.known = known;
        this.found = found;
        this.coop = coop;
        this.tables = tables;
        this.browser = coop.people.get(known.who());
        this.place = found.find(known);
        if (place.isEmpty()) {
            problems.add("the form is not to be seen");
        }
    }

    List<String> problems() {
        return problems;
    }

    private Optional<Sending> good() {
        return place.flatMap(found::open).map(form -> Sending.of(form, typed(form, known.typed())));
    }

    private Map<String, String> typed(WebForm form, Map<String, String> wanted) {
        Map<String, String> typed = new LinkedHashMap<>();
        wanted.forEach((name, value) -> typed.put(name, filled(form, value)));
        return typed;
    }

    private String filled(WebForm form, String value) {
        if (value.equals("TOTP")) {
            var page = form.element().ownerDocument();
            return AppCode.now(page.selectFirst("code.secret").text());
        }
        return value.startsWith("{")
                ? coop.places.get(value.substring(1, value.length() - 1))
                : value;
    }

    /** What is typed wrongly is told where it was typed. */
    void isWrong() {
        unchanged(
                "what is wrong",
                () -> {
                    List<String> wrong = new ArrayList<>();
                    good().ifPresent(good -> fields(good, wrong));
                    return wrong;
                });
    }

    private void fields(Sending good, List<String> wrong) {
        Sending now = good;
        for (Control field : good.form().controls()) {
            if (known.ignores(field.name())) {
                continue;
            }
            for (Wrong each : Wrong.of(field)) {
                String what = field.name() + " is " + each.shown();
                Page answer = now.with(field.name(), each.value()).by(browser);
                if (answer.status() < 400 && each.must()) {
                    wrong.add(what + ": taken, " + answer.status());
                }
                if (answer.status() >= 400) {
                    Refusal refusal =
                            new Refusal(what, answer, now.with(field.name(), each.value()));
                    refusal.at(field);
                    wrong.addAll(refusal.problems());
                } else {
                    now = good().orElse(now);
                }
            }
            if (field.kind() == Kind.FILE) {
                file(now, field, wrong);
            }
        }
    }

    private void file(Sending good, Control field, List<String> wrong) {
        byte[] garbage = Wrong.LONG.getBytes(StandardCharsets.UTF_8);
        for (Sending sent : List.of(good.withFile("", null), good.withFile("§.bin", garbage))) {
            Page answer = sent.by(browser);
            if (answer.status() < 400) {
                wrong.add("file " + sent.fileName() + ": taken, " + answer.status());
            }
            Refusal refusal = new Refusal("file " + sent.fileName(), answer, sent);
            refusal.at(field);
            wrong.addAll(refusal.problems());
        }
    }

    /** What no page of ours would send changes nothing, and is answered by a page. */
    void isHostile() {
        unchanged(
                "what is hostile",
                () -> {
                    List<String> wrong = new ArrayList<>();
                    good().ifPresent(
                                    good -> {
                                        good.form().controls().forEach(c -> hidden(good, c, wrong));
                                        outside(good, wrong);
                                    });
                    return wrong;
                });
    }

    private void hidden(Sending good, Control field, List<String> wrong) {
        String name = field.name();
        if (field.kind() != Kind.HIDDEN || FREE.matcher(name).matches() || name.equals(TOKEN)) {
            return;
        }
        for (String value : List.of("", FormCase.SCRIPT, NOBODY, Wrong.LONG)) {
            boolean isOther = name.equals("key") && value.equals(NOBODY);
            if (!isOther && !field.values().contains(value)) {
                String what = "hidden " + name + " is " + new Wrong(value, true).shown();
                Sending sent = good.with(name, value);
                refused(what, sent.by(browser), sent, wrong);
            }
        }
    }

    private static void refused(String what, Page answer, Sending sent, List<String> wrong) {
        if (answer.status() >= 400) {
            wrong.addAll(new Refusal(what, answer, sent).problems());
        } else if (answer.status() != 200) {
            wrong.add(what + ": taken, " + answer.status());
        }
    }

    private void outside(Sending good, List<String> wrong) {
        if (good.values().containsKey(TOKEN)) {
            Sending bare = good.without(TOKEN);
            refused("without a token", bare.by(browser), bare, wrong);
        }
        String action = good.form().action();
        if (ID.matcher(action).find()) {
            PageBrowser stranger = coop.people.get("stranger");
            Sending theirs = good.with(TOKEN, stranger.get("/account").value(TOKEN));
            outsider("a stranger", theirs.by(stranger), theirs, wrong);
            String broken = ID.matcher(action).replaceFirst("x");
            refused("broken id", good.to(broken, browser), good, wrong);
            String nobody = ID.matcher(action).replaceFirst(NOBODY);
            outsider("nobody's id", good.to(nobody, browser), good, wrong);
        }
    }

    /** Where only one's own is looked for, there is nothing to be told about others'. */
    private void outsider(String what, Page answer, Sending sent, List<String> wrong) {
        if (answer.status() >= 400 || !known.ignores("stranger")) {
            refused(what, answer, sent, wrong);
        }
    }

    /**
     * The problems of what does not change anything. Where something goes on by itself at that
     * moment, it is done once more.
     */
    private void unchanged(String what, Supplier<List<String>> doing) {
        Set<String> differ = Set.of();
        for (int i = 0; i < TRIES; i++) {
            tables.awaitTold();
            Map<String, Long> before = tables.print();
            List<String> wrong = doing.get();
            differ = Tables.differences(before, tables.print());
            differ.removeAll(known.moves());
            if (differ.isEmpty() || !wrong.isEmpty()) {
                problems.addAll(wrong);
                return;
            }
        }
        problems.add(what + " changed " + differ);
    }

    /** What is right is done, and once; who comes back to the page of before is told. */
    void isSentTwice() {
        Optional<Sending> good = good();
        if (good.isEmpty()) {
            return;
        }
        Sending sent = good.get();
        Map<String, Long> counts = counts();
        Page first = sent.by(browser);
        expect("first", known.first(), first, sent);
        if (first.status() == 200 || first.status() == 201) {
            found.after(place.orElseThrow(), sent, first);
        }
        Page again = sent.by(browser);
        expect("again", known.again(), again, sent);
        unchanged(
                "sending it again",
                () -> {
                    sent.by(browser);
                    return List.of();
                });
        Map<String, Long> after = counts();
        known.adds()
                .forEach(
                        (table, rows) -> {
                            long added = after.get(table) - counts.get(table);
                            if (added != rows) {
                                problems.add(table + " has " + added + " rows more, not " + rows);
                            }
                        });
        if (!known.changed().isEmpty()) {
            Sending stale = retyped(sent);
            unchanged(
                    "the page of before",
                    () -> {
                        List<String> wrong = new ArrayList<>();
                        Page answer = stale.by(browser);
                        if (answer.status() != known.stale()) {
                            wrong.add("the page of before: " + told(answer));
                        }
                        Refusal refusal = new Refusal("the page of before", answer, stale);
                        refusal.keptIfThere();
                        wrong.addAll(refusal.problems());
                        return wrong;
                    });
        }
    }

    /** The page of before with something else typed. */
    private Sending retyped(Sending sent) {
        Map<String, String> typed = typed(sent.form(), known.typed());
        typed.putAll(typed(sent.form(), known.changed()));
        Sending other = Sending.of(sent.form(), typed);
        return new Sending(sent.form(), other.values(), sent.fileName(), sent.file());
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        known.adds().keySet().forEach(table -> counts.put(table, tables.count(table)));
        return counts;
    }

    private void expect(String when, int status, Page answer, Sending sent) {
        if (answer.status() != status) {
            problems.add(when + ": not " + status + " but " + told(answer));
        }
        if (answer.status() >= 400) {
            problems.addAll(new Refusal(when, answer, sent).problems());
        }
    }

    private static String told(Page page) {
        String told = Jsoup.parse(page.text()).select("main .notice, main .error, main h1").text();
        return page.status() + " " + page.location() + " " + told;
    }
}
