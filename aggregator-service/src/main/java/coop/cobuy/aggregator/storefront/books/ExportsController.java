package coop.cobuy.aggregator.storefront.books;

import coop.cobuy.aggregator.exports.DatevSettings;
import coop.cobuy.aggregator.exports.Exports;
import coop.cobuy.aggregator.ledger.AccountKind;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.TypedFields;
import coop.cobuy.aggregator.storefront.Visit;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.server.types.files.StreamedFile;
import io.swagger.v3.oas.annotations.Hidden;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The journal of a period as a file, sent while it is read. */
@PageController("/books/exports")
@Needs(Action.SEE_LEDGER)
@Hidden
class ExportsController {

    private static final String PAGE = "books/exports.jte";
    private static final String ADVISER = "1001";
    private static final String CLIENT = "1";

    private final Exports exports;
    private final Pages pages;
    private final Clock clock;

    ExportsController(Exports exports, Pages pages, Clock clock) {
        this.exports = exports;
        this.pages = pages;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> show(Visit visit) {
        return pages.show(visit, PAGE, page(visit, Form.empty()));
    }

    /** Presets the month before this one. */
    private ExportsPage page(Visit visit, Form form) {
        LocalDate month = LocalDate.ofInstant(clock.instant(), visit.zone()).withDayOfMonth(1);
        form.with("from", month.minusMonths(1)).with("to", month.minusDays(1));
        form.with("format", "csv").with("adviser", ADVISER).with("client", CLIENT);
        DatevSettings.usual().forEach((kind, account) -> form.with("account." + kind, account));
        return new ExportsPage(form);
    }

    @Get("/file")
    HttpResponse<?> file(Visit visit, HttpRequest<?> request) {
        Map<String, List<String>> asked = new HashMap<>();
        request.getParameters().forEach(asked::put);
        Form form = Form.of(asked);
        Exports.Days days = days(visit, form);
        DatevSettings datev = form.value("format").equals("datev") ? datev(visit, form) : null;
        if (!ExportsPage.formats(visit).containsKey(form.value("format"))) {
            form.wrong("format", visit.t("books.exports.format.wrong"));
        }
        if (days != null && datev != null && !days.isOneYear()) {
            form.wrong("to", visit.t("books.exports.one-year"));
        }
        if (days == null || !form.isGood()) {
            return pages.again(visit, PAGE, page(visit, form));
        }
        return answer(visit, days, form.value("format"), datev);
    }

    private HttpResponse<?> answer(
            Visit visit, Exports.Days days, String format, @Nullable DatevSettings datev) {
        String span = days.from() + "_" + days.to();
        if (datev != null) {
            return sent(
                    exports.datev(visit.caller(), days, datev),
                    "EXTF_Buchungsstapel_" + span + ".csv",
                    "text/csv;charset=windows-1252");
        }
        return format.equals("beancount")
                ? sent(
                        exports.beancount(visit.caller(), days),
                        "journal_" + span + ".beancount",
                        "text/plain;charset=utf-8")
                : sent(
                        exports.table(visit.caller(), days),
                        "journal_" + span + ".csv",
                        "text/csv;charset=utf-8");
    }

    private static HttpResponse<?> sent(InputStream content, String name, String type) {
        return HttpResponse.ok(new StreamedFile(content, MediaType.of(type)).attach(name))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static Exports.@Nullable Days days(Visit visit, Form form) {
        LocalDate from = TypedFields.day(visit, form, "from");
        LocalDate to = TypedFields.day(visit, form, "to");
        if (from == null || to == null) {
            return null;
        }
        if (to.isBefore(from)) {
            form.wrong("to", visit.t("books.exports.backwards"));
            return null;
        }
        return new Exports.Days(from, to, visit.zone());
    }

    private static @Nullable DatevSettings datev(Visit visit, Form form) {
        Map<AccountKind, Integer> accounts = new EnumMap<>(AccountKind.class);
        for (AccountKind kind : ExportsPage.kinds()) {
            accounts.put(kind, number(visit, form, "account." + kind, 9999));
        }
        int adviser = number(visit, form, "adviser", 9_999_999);
        int client = number(visit, form, "client", 99_999);
        if (form.error("adviser") == null && adviser < 1001) {
            form.wrong("adviser", visit.t("books.exports.number.wrong", visit.number(9_999_999)));
        }
        return form.isGood() ? new DatevSettings(adviser, client, accounts) : null;
    }

    private static int number(Visit visit, Form form, String field, int max) {
        String typed = form.value(field).strip();
        int number = typed.matches("[0-9]{1,7}") ? Integer.parseInt(typed) : 0;
        if (number < 1 || number > max) {
            form.wrong(field, visit.t("books.exports.number.wrong", visit.number(max)));
        }
        return number;
    }
}
