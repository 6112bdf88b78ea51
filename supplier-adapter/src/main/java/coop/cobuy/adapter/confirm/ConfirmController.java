package coop.cobuy.adapter.confirm;

import coop.cobuy.adapter.confirm.ConfirmDesk.Found;
import coop.cobuy.adapter.intake.LinkAnswers;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/** The page, for whoever holds a good link. */
@Hidden
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
class ConfirmController {

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";
    private static final String HTML = "text/html; charset=utf-8";

    private final ConfirmDesk desk;
    private final LinkAnswers answers;
    private final Clock clock;

    ConfirmController(ConfirmDesk desk, LinkAnswers answers, Clock clock) {
        this.desk = desk;
        this.answers = answers;
        this.clock = clock;
    }

    @Get("/confirm/{token}")
    @Produces(HTML)
    HttpResponse<String> page(
            String token, @Nullable @Header(HttpHeaders.ACCEPT_LANGUAGE) String language) {
        Found found = desk.find(token);
        return answer(status(found), shown(found, language, Form.empty(), Map.of()));
    }

    /** Leads back to the page by GET, so that neither reloading nor going back sends again. */
    @Post("/confirm/{token}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(HTML)
    HttpResponse<String> send(
            String token,
            @Body String body,
            @Nullable @Header(HttpHeaders.ACCEPT_LANGUAGE) String language) {
        Found found = desk.find(token);
        if (!(found instanceof Found.Open open)) {
            return answer(status(found), shown(found, language, Form.empty(), Map.of()));
        }
        Form form = Form.read(body);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Answer answer =
                Answer.read(open.order(), form, today, PageWords.of(language).decimalMark());
        if (!answer.problems().isEmpty()) {
            return answer(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    shown(found, language, form, answer.problems()));
        }
        answers.take(open.coop(), open.order().supplier(), answer.json());
        return guarded(HttpResponse.seeOther(URI.create("/confirm/" + token)));
    }

    @Get("/confirm-page.css")
    @Produces("text/css")
    HttpResponse<byte[]> style() throws IOException {
        try (InputStream in = ConfirmController.class.getResourceAsStream("page.css")) {
            if (in == null) {
                throw new IllegalStateException("page.css is not there");
            }
            return HttpResponse.ok(in.readAllBytes())
                    .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                    .header("X-Content-Type-Options", "nosniff");
        }
    }

    private static HttpStatus status(Found found) {
        return switch (found) {
            case Found.Nothing nothing -> HttpStatus.NOT_FOUND;
            case Found.Expired expired -> HttpStatus.GONE;
            case Found.Replaced replaced -> HttpStatus.OK;
            case Found.Cancelled cancelled -> HttpStatus.OK;
            case Found.Answered answered -> HttpStatus.OK;
            case Found.Open open -> HttpStatus.OK;
        };
    }

    private static String shown(
            Found found,
            @Nullable String language,
            Form form,
            Map<String, Answer.Problem> problems) {
        ConfirmPage page = new ConfirmPage(PageWords.of(language));
        return switch (found) {
            case Found.Nothing nothing -> page.nothing();
            case Found.Expired expired -> page.expired(expired.order());
            case Found.Replaced replaced -> page.replaced(replaced.order());
            case Found.Cancelled cancelled -> page.cancelled(cancelled.order());
            case Found.Answered answered -> page.answered(answered.order(), answered.verdict());
            case Found.Open open -> page.form(open.order(), form, problems);
        };
    }

    private static HttpResponse<String> answer(HttpStatus status, String html) {
        return guarded(HttpResponse.<String>status(status).body(html));
    }

    /** The address is a key: it goes to nobody else, and nobody keeps the page. */
    private static HttpResponse<String> guarded(MutableHttpResponse<String> response) {
        return response.header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Robots-Tag", "noindex")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
