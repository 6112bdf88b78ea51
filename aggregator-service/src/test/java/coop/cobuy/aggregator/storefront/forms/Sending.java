package coop.cobuy.aggregator.storefront.forms;

import coop.cobuy.aggregator.storefront.PageBrowser;
import coop.cobuy.aggregator.storefront.PageBrowser.Page;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A form that is filled in.
 *
 * @param file null: none is chosen
 */
record Sending(
        WebForm form, Map<String, List<String>> values, String fileName, byte @Nullable [] file) {

    private static final byte[] NOTHING = {};

    /** As the page has it, and what a case has typed over that. */
    static Sending of(WebForm form, Map<String, String> typed) {
        Map<String, List<String>> values = form.values();
        String fileName = "";
        byte[] file = null;
        for (Map.Entry<String, String> each : typed.entrySet()) {
            String name = each.getKey();
            if (name.startsWith("!")) {
                continue;
            }
            if (name.equals("file")) {
                Files chosen = Files.valueOf(each.getValue());
                fileName = chosen.fileName();
                file = chosen.content();
            } else if (name.endsWith("*")) {
                String begin = name.substring(0, name.length() - 1);
                values.replaceAll(
                        (field, was) -> field.startsWith(begin) ? List.of(each.getValue()) : was);
            } else {
                values.put(name, List.of(each.getValue()));
            }
        }
        return new Sending(form, values, fileName, file);
    }

    Sending with(String name, String value) {
        Map<String, List<String>> other = new LinkedHashMap<>(values);
        other.put(name, List.of(value));
        return new Sending(form, other, fileName, file);
    }

    Sending without(String name) {
        Map<String, List<String>> other = new LinkedHashMap<>(values);
        other.remove(name);
        return new Sending(form, other, fileName, file);
    }

    Sending withFile(String name, byte @Nullable [] content) {
        return new Sending(form, values, name, content);
    }

    Page by(PageBrowser browser) {
        return to(form.action(), browser);
    }

    Page to(String path, PageBrowser browser) {
        if (!form.hasFile()) {
            return browser.postAll(path, values);
        }
        Map<String, String> single = new LinkedHashMap<>();
        values.forEach((name, all) -> all.forEach(value -> single.put(name, value)));
        return browser.postFile(path, single, fileName, file == null ? NOTHING : file);
    }
}
