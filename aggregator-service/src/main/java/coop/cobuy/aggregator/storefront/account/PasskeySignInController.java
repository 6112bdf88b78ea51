package coop.cobuy.aggregator.storefront.account;

import coop.cobuy.aggregator.identity.PageSession;
import coop.cobuy.aggregator.identity.PageSessions;
import coop.cobuy.aggregator.identity.PageSignIn;
import coop.cobuy.aggregator.identity.PasskeySignIn;
import coop.cobuy.aggregator.identity.Passkeys;
import coop.cobuy.aggregator.identity.SecondFactors;
import coop.cobuy.aggregator.identity.SessionCookie;
import coop.cobuy.aggregator.identity.Stage;
import coop.cobuy.aggregator.platform.ClientAddress;
import coop.cobuy.aggregator.platform.LocalPath;
import coop.cobuy.aggregator.platform.ProvesItself;
import coop.cobuy.aggregator.platform.PublicUrl;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.Visit;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * Signing in by a passkey: a script asks here for what the browser is to sign, and sends what came
 * of it with the form of the page that it is on.
 */
@PageController("/sign-in")
@Secured(SecurityRule.IS_ANONYMOUS)
@Hidden
class PasskeySignInController {

    private static final String COOKIE = "cobuy_passkey";
    private static final String SIGN_IN = "/sign-in";

    private final PasskeySignIn signIn;
    private final Passkeys passkeys;
    private final SecondFactors factors;
    private final SignInPages forms;
    private final SessionCookie session;
    private final ClientAddress addresses;
    private final PublicUrl url;
    private final Pages pages;

    PasskeySignInController(
            PasskeySignIn signIn,
            Passkeys passkeys,
            SecondFactors factors,
            SignInPages forms,
            SessionCookie session,
            ClientAddress addresses,
            PublicUrl url,
            Pages pages) {
        this.signIn = signIn;
        this.passkeys = passkeys;
        this.factors = factors;
        this.forms = forms;
        this.session = session;
        this.addresses = addresses;
        this.url = url;
        this.pages = pages;
    }

    @Post("/passkey/options")
    @Produces(MediaType.APPLICATION_JSON)
    @ProvesItself
    HttpResponse<?> options(HttpRequest<?> request) {
        return answer(signIn.begin(addresses.of(request)));
    }

    private HttpResponse<?> answer(PasskeySignIn.Begun begun) {
        return json(begun.options()).cookie(cookie(begun.challenge()).maxAge(PasskeySignIn.LIFE));
    }

    private static MutableHttpResponse<String> json(String options) {
        return HttpResponse.ok(options)
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private Cookie cookie(String value) {
        return Cookie.of(COOKIE, value)
                .path(SIGN_IN)
                .httpOnly(true)
                .secure(url.isSecure())
                .sameSite(SameSite.Strict);
    }

    private static @Nullable String kept(HttpRequest<?> request) {
        return request.getCookies().findCookie(COOKIE).map(Cookie::getValue).orElse(null);
    }

    @Post("/passkey")
    @ProvesItself
    HttpResponse<?> show(
            HttpRequest<?> request, Visit visit, Form form, @Nullable PageSession old) {
        PageSignIn.Visit from =
                new PageSignIn.Visit(
                        addresses.of(request),
                        request.getHeaders().get(HttpHeaders.USER_AGENT, String.class, ""),
                        form.has("remember", "true"));
        return switch (signIn.attempt(form.value("credential"), kept(request), from, old)) {
            case PageSignIn.Outcome.SignedIn(var started) -> goOn(started, form);
            case PageSignIn.Outcome.Wrong() -> {
                form.wrong(visit.t("account.passkey.wrong"));
                yield pages.again(visit, SignInController.SIGN_IN, forms.page(form));
            }
            case PageSignIn.Outcome.Wait(var time) -> {
                form.wrong(waiting(visit, time));
                yield pages.show(
                        visit,
                        HttpStatus.TOO_MANY_REQUESTS,
                        SignInController.SIGN_IN,
                        forms.page(form));
            }
        };
    }

    private static String waiting(Visit visit, Duration time) {
        return visit.t("account.sign-in.wait", visit.number(time.toSeconds() + 1));
    }

    private HttpResponse<?> goOn(PageSessions.Started started, Form form) {
        String then = LocalPath.orHome(form.value("then"));
        return pages.sendTo(SignInController.next(started, then))
                .cookie(session.of(started))
                .cookie(cookie("").maxAge(0));
    }

    @Post("/code/passkey/options")
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<?> secondOptions(HttpRequest<?> request, @Nullable PageSession own) {
        return own == null || own.stage() != Stage.CODE_NEEDED
                ? pages.sendTo(SIGN_IN)
                : answer(signIn.begin(own, addresses.of(request)));
    }

    @Post("/code/passkey")
    HttpResponse<?> showSecond(
            HttpRequest<?> request, Visit visit, Form form, @Nullable PageSession own) {
        if (own == null || own.stage() != Stage.CODE_NEEDED) {
            return pages.sendTo(SIGN_IN);
        }
        PageSignIn.Outcome outcome =
                signIn.attemptSecond(
                        own, form.value("credential"), kept(request), addresses.of(request));
        return switch (outcome) {
            case PageSignIn.Outcome.SignedIn(var started) -> goOn(started, form);
            case PageSignIn.Outcome.Wrong() ->
                    codeAgain(visit, form, own, visit.t("account.passkey.wrong"));
            case PageSignIn.Outcome.Wait(var time) ->
                    codeAgain(visit, form, own, waiting(visit, time));
        };
    }

    private HttpResponse<?> codeAgain(Visit visit, Form form, PageSession own, String text) {
        form.wrong(text);
        boolean code = factors.isOn(own.coop(), own.account());
        return pages.again(
                visit, SignInController.CODE, new CodePage(form, code, passkeys.origin()));
    }

    @Post("/second-factor/passkey/options")
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<?> enrolOptions(@Nullable PageSession own) {
        return own == null || own.stage() != Stage.FACTOR_NEEDED
                ? pages.sendTo(SIGN_IN)
                : json(signIn.beginToEnrol(own));
    }

    @Post("/second-factor/passkey")
    HttpResponse<?> enrol(Visit visit, Form form, @Nullable PageSession own) {
        if (own == null || own.stage() != Stage.FACTOR_NEEDED) {
            return pages.sendTo(SIGN_IN);
        }
        try {
            PageSessions.Started started =
                    signIn.enrol(
                            own,
                            visit.t("account.passkey.first"),
                            form.value("credential"),
                            visit.language().locale());
            return goOn(started, form);
        } catch (Refused e) {
            form.wrong(visit.t("account.passkey.not-taken"));
            SecondFactors.Setup setup = factors.begun(own.coop(), own.account());
            return pages.again(
                    visit,
                    SignInController.FACTOR,
                    new FactorPage(form, setup, SignInController.FACTOR_PATH, passkeys.origin()));
        }
    }
}
