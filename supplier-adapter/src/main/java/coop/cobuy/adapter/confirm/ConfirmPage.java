package coop.cobuy.adapter.confirm;

import coop.cobuy.adapter.confirm.Answer.Problem;
import coop.cobuy.adapter.publish.SentOrder;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;
import coop.cobuy.contract.supplier.v1.DeliveryReported.State;

import java.util.Map;
import java.util.Objects;

/** Writes the page. All that is not markup of ours goes through {@link #text}. */
final class ConfirmPage {

    private final PageWords words;
    private final StringBuilder out = new StringBuilder();

    ConfirmPage(PageWords words) {
        this.words = words;
    }

    /** A page that only says something. */
    String message(String title, String sentence, String about) {
        begin(title);
        out.append("<h1>").append(text(title)).append("</h1>");
        if (!about.isEmpty()) {
            out.append("<p class=\"about\">").append(text(about)).append("</p>");
        }
        out.append("<p>").append(text(sentence)).append("</p>");
        return end();
    }

    String nothing() {
        return message(
                words.say("This link opens nothing"),
                words.say(
                        "It may have been cut off on the way. Please copy it whole from the mail."),
                "");
    }

    String expired(SentOrder order) {
        return message(
                words.say("This link has expired"),
                words.say("Please answer by mail or call the co-op."),
                about(order));
    }

    String replaced(SentOrder order) {
        return message(
                words.say("There is a newer revision"),
                words.say("Please use the link in our latest mail about this order."),
                about(order));
    }

    String cancelled(SentOrder order) {
        return message(
                words.say("This order was cancelled"),
                words.say("Please do not deliver it."),
                about(order));
    }

    String answered(SentOrder order, State verdict) {
        String sentence =
                switch (verdict) {
                    case REJECTED -> "You have rejected this order.";
                    case CHANGED -> "You have confirmed this order with changes.";
                    case ACCEPTED, QUEUED, SENT, DELIVERED, UNDERSTOOD, FAILED, STOPPED ->
                            "You have confirmed this order.";
                };
        return message(
                words.say("Thank you"),
                words.say(sentence)
                        + " "
                        + words.say("To change your answer, please call the co-op."),
                about(order));
    }

    private String about(SentOrder order) {
        String revision =
                order.order().revision() == 0
                        ? ""
                        : ", " + words.say("revision") + " " + order.order().revision();
        return words.say("Order")
                + " "
                + order.order().number()
                + revision
                + " "
                + words.say("from")
                + " "
                + order.order().coopName();
    }

    String form(SentOrder sent, Form form, Map<String, Problem> problems) {
        PurchaseOrderApproved order = sent.order();
        begin(words.say("Order") + " " + order.number());
        head(sent);
        if (!problems.isEmpty()) {
            out.append("<p class=\"problem\" role=\"alert\">")
                    .append(text(words.say("Please look at the marked fields.")))
                    .append("</p>");
        }
        out.append("<form method=\"post\" autocomplete=\"off\">");
        out.append("<h2>").append(text(words.say("What you can deliver"))).append("</h2>");
        out.append("<p>")
                .append(
                        text(
                                words.say(
                                        "Leave everything as it is to confirm the order as it"
                                                + " stands. Change what is different.")))
                .append("</p>");
        problem(problems, Answer.ACTION);
        String day = Objects.requireNonNullElse(order.deliveryDate(), "");
        field(Answer.DELIVERY_DATE, "Delivery day", "date", form, day, problems);
        out.append("<ol class=\"lines\">");
        order.lines().forEach(line -> line(line, form, problems));
        out.append("</ol>");
        area(Answer.NOTE, "Remark (optional)", form, problems);
        button("confirm", "Send answer", "");
        out.append("</form>");
        rejection(form, problems);
        return end();
    }

    private void head(SentOrder sent) {
        PurchaseOrderApproved order = sent.order();
        out.append("<h1>").append(text(words.say("Order") + " " + order.number())).append("</h1>");
        out.append("<p class=\"about\">").append(text(about(sent))).append("</p>");
        out.append("<dl>");
        fact("for", order.supplierName());
        String day = order.deliveryDate();
        fact("Delivery", day == null ? words.say("next tour") : words.day(day));
        String place = order.deliveryPlace();
        if (place != null) {
            fact("Place", place);
        }
        String note = order.note();
        if (note != null) {
            fact("Note of the co-op", note);
        }
        fact("Total net", words.amount(order.net()) + " " + order.currency());
        fact("Total", words.amount(order.gross()) + " " + order.currency());
        out.append("</dl>");
    }

    private void fact(String name, String value) {
        out.append("<dt>").append(text(words.say(name))).append("</dt><dd>");
        out.append(text(value)).append("</dd>");
    }

    private void line(PurchaseOrderApproved.Line line, Form form, Map<String, Problem> problems) {
        String unit = words.unit(line.unit());
        boolean cases = Answer.isInCases(line);
        String field = Answer.UNITS + line.lineNo();
        String ordered = Answer.ordered(line);
        out.append("<li><p class=\"name\"><b>").append(text(line.name())).append("</b> <span>");
        out.append(text(line.sku())).append("</span></p><p class=\"price\">");
        out.append(text(words.amount(line.unitPrice()) + " / " + unit));
        out.append("</p><div class=\"fields\"><div>");
        label(field, cases ? "Cases" : "Quantity");
        out.append("<span class=\"amount\">");
        input(
                field,
                cases ? "numeric" : "decimal",
                "text",
                form.of(field, words.typed(ordered)),
                problems);
        String each =
                cases
                        ? "%s %s · 1 %s = %s %s"
                                .formatted(
                                        words.say("of"),
                                        ordered,
                                        words.say("case"),
                                        words.amount(line.unitsPerCase()),
                                        unit)
                        : "%s %s %s".formatted(words.say("of"), words.amount(ordered), unit);
        out.append("<small>").append(text(each)).append("</small></span>");
        problem(problems, field);
        out.append("</div><div>");
        String date = Answer.DATE + line.lineNo();
        label(date, "Other day");
        input(date, "text", "date", form.of(date), problems);
        problem(problems, date);
        out.append("</div></div></li>");
    }

    private void field(
            String name,
            String label,
            String type,
            Form form,
            String before,
            Map<String, Problem> problems) {
        out.append("<p>");
        label(name, label);
        input(name, "text", type, form.of(name, before), problems);
        problem(problems, name);
        out.append("</p>");
    }

    private void label(String name, String label) {
        out.append("<label for=\"").append(name).append("\">");
        out.append(text(words.say(label))).append("</label>");
    }

    private void input(
            String name, String mode, String type, String value, Map<String, Problem> problems) {
        out.append("<input id=\"").append(name).append("\" name=\"").append(name);
        out.append("\" type=\"").append(type).append("\" inputmode=\"").append(mode);
        out.append("\" value=\"").append(text(value)).append('"');
        out.append(problems.containsKey(name) ? " aria-invalid=\"true\"" : "").append('>');
    }

    private void area(String name, String label, Form form, Map<String, Problem> problems) {
        out.append("<p>");
        label(name, label);
        out.append("<textarea id=\"").append(name).append("\" name=\"").append(name);
        out.append("\" rows=\"3\" maxlength=\"1000\">").append(text(form.of(name)));
        out.append("</textarea>");
        problem(problems, name);
        out.append("</p>");
    }

    private void button(String action, String label, String style) {
        out.append("<p><button name=\"action\" value=\"").append(action).append('"');
        out.append(style.isEmpty() ? "" : " class=\"" + style + "\"").append('>');
        out.append(text(words.say(label))).append("</button></p>");
    }

    private void rejection(Form form, Map<String, Problem> problems) {
        boolean open = problems.containsKey(Answer.REASON);
        out.append("<details").append(open ? " open" : "").append("><summary>");
        out.append(text(words.say("Reject the whole order"))).append("</summary>");
        out.append("<form method=\"post\" autocomplete=\"off\">");
        area(Answer.REASON, "Reason", form, problems);
        button(Answer.REJECT, "Reject", "reject");
        out.append("</form></details>");
    }

    private void problem(Map<String, Problem> problems, String field) {
        Problem problem = problems.get(field);
        if (problem != null) {
            out.append("<span class=\"problem\">");
            out.append(text(words.say(problem.name()))).append("</span>");
        }
    }

    private void begin(String title) {
        out.append("<!DOCTYPE html><html lang=\"").append(words.language()).append("\"><head>");
        out.append("<meta charset=\"utf-8\">");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        out.append("<meta name=\"color-scheme\" content=\"light dark\">");
        out.append("<meta name=\"robots\" content=\"noindex\">");
        out.append("<title>").append(text(title)).append("</title>");
        out.append("<link rel=\"stylesheet\" href=\"/confirm-page.css\"></head><body><main>");
    }

    private String end() {
        return out.append("</main></body></html>").toString();
    }

    private static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
