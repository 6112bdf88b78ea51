package coop.cobuy.aggregator.storefront.forms;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A form of a page with one of its buttons, as a browser without script would send it.
 *
 * @param element of the page that it is on
 * @param button what the button adds, {@code "name=value"}; empty: nothing
 */
record WebForm(Element element, String action, String button, List<Control> controls) {

    /** What a field takes. */
    enum Kind {
        HIDDEN,
        TEXT,
        NUMBER,
        DAY,
        MOMENT,
        MAIL,
        SECRET,
        CHOICE,
        TICK,
        FILE;

        /** Whether a reader sees what is in it after the page came again. */
        boolean isKept() {
            return this != SECRET && this != FILE && this != HIDDEN;
        }
    }

    /**
     * All fields of one name.
     *
     * @param values as the page has it: ticked ones, the chosen one
     * @param lengthMax of what a browser lets people type; huge: anything
     */
    record Control(String name, Kind kind, List<String> values, int lengthMax, boolean required) {}

    static List<WebForm> of(Document page) {
        List<WebForm> forms = new ArrayList<>();
        for (Element form : page.select("form[method=post]")) {
            for (Element button : form.select("button")) {
                if (button.attr("type").equals("button")) {
                    continue;
                }
                String action =
                        button.hasAttr("formaction")
                                ? button.attr("formaction")
                                : form.attr("action");
                String adds =
                        button.hasAttr("name") ? button.attr("name") + "=" + button.val() : "";
                forms.add(new WebForm(form, action, adds, controls(form)));
            }
        }
        return forms;
    }

    private static List<Control> controls(Element form) {
        Map<String, Control> controls = new LinkedHashMap<>();
        for (Element field : form.select("input[name],select[name],textarea[name]")) {
            Control now = control(field);
            controls.merge(
                    now.name(),
                    now,
                    (before, after) -> {
                        List<String> values = new ArrayList<>(before.values());
                        values.addAll(after.values());
                        return new Control(
                                before.name(),
                                before.kind(),
                                values,
                                before.lengthMax(),
                                before.required());
                    });
        }
        return List.copyOf(controls.values());
    }

    private static Control control(Element field) {
        Kind kind = kind(field);
        List<String> values =
                switch (kind) {
                    case TICK -> field.hasAttr("checked") ? List.of(field.val()) : List.of();
                    case CHOICE -> chosen(field);
                    case FILE -> List.of();
                    default -> List.of(text(field));
                };
        String most = field.attr("maxlength");
        return new Control(
                field.attr("name"),
                kind,
                values,
                most.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(most),
                field.hasAttr("required"));
    }

    /** A browser drops the line break that begins a textarea. */
    private static String text(Element field) {
        return field.normalName().equals("textarea")
                ? field.wholeText().replaceFirst("^\n", "")
                : field.val();
    }

    private static Kind kind(Element field) {
        if (field.normalName().equals("select")) {
            return Kind.CHOICE;
        }
        boolean number = List.of("decimal", "numeric").contains(field.attr("inputmode"));
        return switch (field.attr("type")) {
            case "hidden" -> Kind.HIDDEN;
            case "radio" -> Kind.CHOICE;
            case "checkbox" -> Kind.TICK;
            case "file" -> Kind.FILE;
            case "password" -> Kind.SECRET;
            case "email" -> Kind.MAIL;
            case "date" -> Kind.DAY;
            case "datetime-local" -> Kind.MOMENT;
            default -> isSecret(field) ? Kind.SECRET : number ? Kind.NUMBER : Kind.TEXT;
        };
    }

    /** Codes are not shown again either. */
    private static boolean isSecret(Element field) {
        return field.attr("name").contains("code") || field.attr("name").equals("secret");
    }

    private static List<String> chosen(Element field) {
        if (field.normalName().equals("input")) {
            return field.hasAttr("checked") ? List.of(field.val()) : List.of();
        }
        Element option = field.selectFirst("option[selected]");
        Element first = option == null ? field.selectFirst("option") : option;
        return first == null ? List.of() : List.of(first.val());
    }

    Optional<Control> control(String name) {
        return controls.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    boolean hasFile() {
        return controls.stream().anyMatch(each -> each.kind() == Kind.FILE);
    }

    /** What a browser would send of it as it is. */
    Map<String, List<String>> values() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Control control : controls) {
            if (control.kind() != Kind.FILE) {
                values.put(control.name(), control.values());
            }
        }
        int sign = button.indexOf('=');
        if (sign > 0) {
            values.put(button.substring(0, sign), List.of(button.substring(sign + 1)));
        }
        return values;
    }

    private @Nullable String first(String name) {
        return control(name).flatMap(each -> each.values().stream().findFirst()).orElse(null);
    }

    /** Whether it is the same form of a page that came again, by whichever button. */
    boolean isLike(WebForm other) {
        return element.attr("action").equals(other.element.attr("action"))
                && List.of("n", "offer", "line").stream()
                        .allMatch(name -> java.util.Objects.equals(first(name), other.first(name)));
    }
}
