package coop.cobuy.aggregator.storefront.account;

import coop.cobuy.aggregator.identity.OidcSignIn;
import coop.cobuy.aggregator.identity.PageSession;
import coop.cobuy.aggregator.identity.PageSignIn;
import coop.cobuy.aggregator.identity.SessionCookie;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.ClientAddress;
import coop.cobuy.aggregator.platform.LocalPath;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.PublicUrl;
import coop.cobuy.aggregator.storefront.Flash;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

import org.jspecify.annotations.Nullable;

/**
 * Signing in by a provider elsewhere. By links, not forms: a page's policy lets its forms go
 * nowhere but to us, and what a link begins is worth nothing without the cookie that it gives.
 */
@PageController
@Hidden
class OidcController {

    private static final String COOKIE = "cobuy_oidc";
    private static final String SIGN_IN = "/sign-in";
    private static final String ACCOUNT = "/account";

    private final OidcSignIn oidc;
    private final SessionCookie session;
    private final ClientAddress addresses;
    private final PublicUrl url;
    private final Pages pages;

    OidcController(
            OidcSignIn oidc,
            SessionCookie session,
            ClientAddress addresses,
            PublicUrl url,
            Pages pages) {
        this.oidc = oidc;
        this.session = session;
        this.addresses = addresses;
        this.url = url;
        this.pages = pages;
    }

    @Get("/sign-in/oidc")
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<?> begin(@Nullable @QueryValue String then) {
        return begin(null, LocalPath.orHome(then), SIGN_IN);
    }

    @Get("/account/oidc")
    @Needs(Action.MANAGE_OWN_ACCOUNT)
    HttpResponse<?> beginLink(@Nullable PageSession own) {
        return own == null ? pages.sendTo(ACCOUNT) : begin(own, ACCOUNT, ACCOUNT);
    }

    private HttpResponse<?> begin(@Nullable PageSession link, String then, String back) {
        if (!oidc.isConfigured()) {
            return pages.sendTo(back);
        }
        return oidc.begin(link, then)
                .<HttpResponse<?>>map(
                        begun ->
                                pages.sendTo(begun.provider().toString())
                                        .cookie(state(begun.state()).maxAge(OidcSignIn.LIFE)))
                .orElseGet(() -> pages.sendTo(back, Flash.trouble("account.oidc.away")));
    }

    private Cookie state(String value) {
        return Cookie.of(COOKIE, value)
                .path("/sign-in/oidc")
                .httpOnly(true)
                .secure(url.isSecure())
                .sameSite(SameSite.Lax);
    }

    @Get("/sign-in/oidc/callback")
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<?> back(
            HttpRequest<?> request,
            @Nullable PageSession own,
            @Nullable @QueryValue String code,
            @Nullable @QueryValue String state) {
        PageSignIn.Visit visit =
                new PageSignIn.Visit(
                        addresses.of(request),
                        request.getHeaders().get(HttpHeaders.USER_AGENT, String.class, ""),
                        false);
        String kept = request.getCookies().findCookie(COOKIE).map(Cookie::getValue).orElse(null);
        OidcSignIn.Outcome outcome =
                oidc.complete(code, state == null ? "" : state, kept, visit, own);
        return answer(outcome).cookie(state("").maxAge(0));
    }

    private MutableHttpResponse<?> answer(OidcSignIn.Outcome outcome) {
        return switch (outcome) {
            case OidcSignIn.Outcome.SignedIn(var started, var then) ->
                    pages.sendTo(SignInController.next(started, then)).cookie(session.of(started));
            case OidcSignIn.Outcome.Linked() ->
                    pages.sendTo(ACCOUNT, Flash.done("account.oidc.linked"));
            case OidcSignIn.Outcome.NobodyLinked() ->
                    pages.sendTo(SIGN_IN, Flash.trouble("account.oidc.nobody"));
            case OidcSignIn.Outcome.LinkedElsewhere() ->
                    pages.sendTo(ACCOUNT, Flash.trouble("account.oidc.elsewhere"));
            case OidcSignIn.Outcome.Failed() ->
                    pages.sendTo(SIGN_IN, Flash.trouble("account.oidc.failed"));
        };
    }

    @Post("/account/oidc/removal")
    @Needs(Action.MANAGE_OWN_ACCOUNT)
    HttpResponse<?> unlink(@Nullable PageSession own) {
        if (own != null) {
            oidc.unlink(own);
        }
        return pages.sendTo(ACCOUNT, Flash.done("account.oidc.unlinked"));
    }
}
