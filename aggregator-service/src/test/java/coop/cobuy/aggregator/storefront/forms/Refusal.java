package coop.cobuy.aggregator.storefront.forms;

import coop.cobuy.aggregator.storefront.PageBrowser.Page;
import coop.cobuy.aggregator.storefront.forms.WebForm.Control;
import coop.cobuy.aggregator.storefront.forms.WebForm.Kind;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An answer that says no, and what is not as it should be about it. */
final class Refusal {

    private static final int TOO_MANY = 429;

    private final String what;
    private final Page page;
    private final Sending sent;
    private final Document shown;
    private final List<String> problems = new ArrayList<>();

    Refusal(String what, Page page, Sending sent) {
        this.what = what;
        this.page = page;
        this.sent = sent;
        this.shown = Jsoup.parse(page.text());
        if (page.status() >= 500) {
            note("status " + page.status());
        }
        if (!page.header("Content-Type").startsWith("text/html")) {
            note("is no page: " + page.header("Content-Type"));
        }
        if (page.text().contains("<script>alert(1)")) {
            note("runs a script");
        }
        if (shown.select("main .notice, main .error, main .lead").text().isBlank()) {
            note("says nothing");
        }
    }

    private void note(String problem) {
        problems.add(what + ": " + problem);
    }

    List<String> problems() {
        return problems;
    }

    /** The field is told what is wrong with it, and all that was typed is still there. */
    void at(Control field) {
        if (page.status() == TOO_MANY) {
            return;
        }
        kept().ifPresent(form -> told(form, field));
    }

    private void told(WebForm form, Control field) {
        Element input = form.element().selectFirst("[name=\"" + field.name() + "\"]");
        if (input == null) {
            note("the field is gone");
            return;
        }
        boolean group = field.kind() == Kind.TICK;
        Element around = group ? input.closest("fieldset") : input;
        List<Element> errors =
                group ? around == null ? List.of() : around.select(".error") : described(input);
        if (errors.isEmpty()) {
            note("not told beside the field: " + shown.select("main .error, main .notice").text());
            return;
        }
        if (!group && !input.attr("aria-invalid").equals("true")) {
            note("aria-invalid is not set");
        }
        if (errors.getFirst().parents().stream()
                .anyMatch(e -> e.normalName().equals("details") && !e.hasAttr("open"))) {
            note("what is told is folded away");
        }
    }

    private List<Element> described(Element input) {
        List<Element> errors = new ArrayList<>();
        for (String id : input.attr("aria-describedby").split(" ")) {
            Element error = id.isEmpty() ? null : shown.getElementById(id);
            if (error != null && error.hasClass("error") && !error.text().isBlank()) {
                errors.add(error);
            }
        }
        return errors;
    }

    /** The form is there again with all that was typed, but secrets and files. */
    Optional<WebForm> kept() {
        Optional<WebForm> form = FoundForms.like(page, sent.form());
        if (form.isEmpty()) {
            note(
                    "the form is gone: "
                            + page.status()
                            + " "
                            + shown.select("main h1, main .notice").text());
            return form;
        }
        for (Control field : sent.form().controls()) {
            List<String> typed = sent.values().getOrDefault(field.name(), List.of());
            boolean isOption = field.kind() == Kind.CHOICE || field.kind() == Kind.TICK;
            if (field.kind().isKept() && !(isOption && typed.contains(FormCase.SCRIPT))) {
                List<String> now =
                        form.get().control(field.name()).map(Control::values).orElse(List.of());
                if (!plain(now).equals(plain(typed))) {
                    note(field.name() + " is not kept: " + brief(typed) + " became " + brief(now));
                }
            }
        }
        return form;
    }

    /** The same, unless what stands by now leaves nothing to be typed. */
    void keptIfThere() {
        if (FoundForms.like(page, sent.form()).isPresent()) {
            kept();
        }
    }

    private static List<String> plain(List<String> values) {
        return values.stream().map(value -> value.replace("\r\n", "\n")).toList();
    }

    private static String brief(List<String> values) {
        String all = values.toString();
        return all.substring(0, Math.min(60, all.length()));
    }
}
