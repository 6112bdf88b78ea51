package coop.cobuy.aggregator.storefront.account;

import coop.cobuy.aggregator.identity.NewPasswords;
import coop.cobuy.aggregator.identity.PageSession;
import coop.cobuy.aggregator.identity.PageSessions;
import coop.cobuy.aggregator.identity.PageSignIn;
import coop.cobuy.aggregator.identity.Passkeys;
import coop.cobuy.aggregator.identity.SecondFactors;
import coop.cobuy.aggregator.identity.SessionCookie;
import coop.cobuy.aggregator.identity.Stage;
import coop.cobuy.aggregator.platform.ClientAddress;
import coop.cobuy.aggregator.platform.FormFields;
import coop.cobuy.aggregator.platform.LocalPath;
import coop.cobuy.aggregator.platform.ProvesItself;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.Visit;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Signing in and out, in one step or two. */
@PageController
@Secured(SecurityRule.IS_ANONYMOUS)
@Hidden
class SignInController {

    static final String SIGN_IN = "account/sign-in.jte";
    static final String CODE = "account/code.jte";
    static final String FACTOR = "account/factor.jte";
    static final String FACTOR_PATH = "/sign-in/second-factor";

    private static final int NAME_MAX = 100;

    private final PageSignIn signIn;
    private final PageSessions sessions;
    private final SecondFactors factors;
    private final SessionCookie cookie;
    private final ClientAddress addresses;
    private final Passkeys passkeys;
    private final SignInPages forms;
    private final CoopChoice coops;
    private final Pages pages;

    SignInController(
            PageSignIn signIn,
            PageSessions sessions,
            SecondFactors factors,
            SessionCookie cookie,
            ClientAddress addresses,
            Passkeys passkeys,
            SignInPages forms,
            CoopChoice coops,
            Pages pages) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.factors = factors;
        this.cookie = cookie;
        this.addresses = addresses;
        this.passkeys = passkeys;
        this.forms = forms;
        this.coops = coops;
        this.pages = pages;
    }

    @Get("/sign-in")
    HttpResponse<?> page(Visit visit, @Nullable @QueryValue String then) {
        Form form = Form.empty().with("then", LocalPath.orHome(then));
        return pages.show(visit, SIGN_IN, forms.page(form));
    }

    @Post("/sign-in")
    @ProvesItself
    HttpResponse<?> signIn(
            HttpRequest<?> request, Visit visit, Form form, @Nullable PageSession old) {
        coops.check(visit, form);
        length(visit, form, "name", form.value("name"), NAME_MAX);
        String password = FormFields.field(request, "password");
        length(visit, form, "password", password, NewPasswords.LENGTH_MAX);
        if (!form.isGood()) {
            return pages.again(visit, SIGN_IN, forms.page(form));
        }
        PageSignIn.Outcome outcome =
                signIn.attempt(
                        coops.of(form),
                        form.value("name"),
                        password,
                        new PageSignIn.Visit(
                                addresses.of(request),
                                request.getHeaders().get(HttpHeaders.USER_AGENT, String.class, ""),
                                form.has("remember", "true")),
                        old);
        return switch (outcome) {
            case PageSignIn.Outcome.SignedIn(var started) -> goOn(started, form.value("then"));
            case PageSignIn.Outcome.Wrong() -> {
                form.wrong("name", visit.t("account.sign-in.wrong"));
                yield pages.again(visit, SIGN_IN, forms.page(form));
            }
            case PageSignIn.Outcome.Wait(var time) -> {
                long seconds = time.toSeconds() + 1;
                form.wrong(visit.t("account.sign-in.wait", visit.number(seconds)));
                yield pages.show(visit, HttpStatus.TOO_MANY_REQUESTS, SIGN_IN, forms.page(form))
                        .header("Retry-After", Long.toString(seconds));
            }
        };
    }

    private static void length(Visit visit, Form form, String field, String typed, int most) {
        if (typed.isEmpty() || typed.length() > most) {
            form.wrong(field, visit.t("frame.wrong.text", most));
        }
    }

    private HttpResponse<?> goOn(PageSessions.Started started, String then) {
        return pages.sendTo(next(started, LocalPath.orHome(then))).cookie(cookie.of(started));
    }

    /** Where it goes on for a session that has begun: to a path of ours, or to the next step. */
    static String next(PageSessions.Started started, String then) {
        String query = "?then=" + URLEncoder.encode(then, StandardCharsets.UTF_8);
        return switch (started.session().stage()) {
            case SIGNED_IN -> then;
            case CODE_NEEDED -> "/sign-in/code" + query;
            case FACTOR_NEEDED -> FACTOR_PATH + query;
        };
    }

    @Get("/sign-in/code")
    HttpResponse<?> code(
            Visit visit, @Nullable PageSession session, @Nullable @QueryValue String then) {
        if (session == null || session.stage() != Stage.CODE_NEEDED) {
            return pages.sendTo("/sign-in");
        }
        Form form = Form.empty().with("then", LocalPath.orHome(then));
        return pages.show(visit, CODE, codePage(form, session));
    }

    @Post("/sign-in/code")
    HttpResponse<?> showCode(
            HttpRequest<?> request, Visit visit, Form form, @Nullable PageSession session) {
        if (session == null || session.stage() != Stage.CODE_NEEDED) {
            return pages.sendTo("/sign-in");
        }
        try {
            return switch (signIn.showCode(session, FormFields.field(request, "code"))) {
                case PageSignIn.Outcome.SignedIn(var started) -> goOn(started, form.value("then"));
                case PageSignIn.Outcome.Wrong() ->
                        wrongCode(visit, form, session, "account.code.wrong");
                case PageSignIn.Outcome.Wait(var time) ->
                        wrongCode(visit, form, session, "account.code.wait");
            };
        } catch (Refused e) {
            return wrongCode(visit, form, session, "account.code.wait");
        }
    }

    private CodePage codePage(Form form, PageSession session) {
        boolean any = passkeys.isAvailable() && passkeys.any(session.coop(), session.account());
        return new CodePage(
                form,
                factors.isOn(session.coop(), session.account()),
                any ? passkeys.origin() : null);
    }

    private HttpResponse<?> wrongCode(Visit visit, Form form, PageSession session, String text) {
        form.wrong("code", visit.t(text));
        return pages.again(visit, CODE, codePage(form, session));
    }

    private FactorPage factorPage(Form form, SecondFactors.Setup setup) {
        return new FactorPage(
                form, setup, FACTOR_PATH, passkeys.isAvailable() ? passkeys.origin() : null);
    }

    @Get(FACTOR_PATH)
    HttpResponse<?> factor(
            Visit visit, @Nullable PageSession session, @Nullable @QueryValue String then) {
        if (session == null || session.stage() != Stage.FACTOR_NEEDED) {
            return pages.sendTo("/sign-in");
        }
        Form form = Form.empty().with("then", LocalPath.orHome(then));
        SecondFactors.Setup setup = factors.begin(session.coop(), session.account());
        return pages.show(visit, FACTOR, factorPage(form, setup));
    }

    @Post(FACTOR_PATH)
    HttpResponse<?> enrol(
            HttpRequest<?> request, Visit visit, Form form, @Nullable PageSession session) {
        if (session == null || session.stage() != Stage.FACTOR_NEEDED) {
            return pages.sendTo("/sign-in");
        }
        try {
            PageSignIn.Enrolled enrolled =
                    signIn.enrol(session, FormFields.field(request, "code").strip());
            CodesPage codes =
                    new CodesPage(enrolled.recoveryCodes(), LocalPath.orHome(form.value("then")));
            return pages.show(visit, "account/codes.jte", codes)
                    .cookie(cookie.of(enrolled.started()));
        } catch (Refused e) {
            form.wrong("code", visit.t("account.code.wrong"));
            SecondFactors.Setup setup = factors.begun(session.coop(), session.account());
            return pages.again(visit, FACTOR, factorPage(form, setup));
        }
    }

    @Post("/sign-out")
    HttpResponse<?> signOut(Form form, @Nullable PageSession session) {
        if (session != null) {
            if (form.has("everywhere", "true")) {
                sessions.endAll(session.coop(), session.account(), null);
            }
            sessions.end(session);
        }
        return pages.sendTo("/sign-in").cookie(cookie.gone());
    }
}
