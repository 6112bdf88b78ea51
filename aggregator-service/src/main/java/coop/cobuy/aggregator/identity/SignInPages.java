package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.ClientAddress;
import coop.cobuy.aggregator.platform.FormFields;
import coop.cobuy.aggregator.platform.LocalPath;
import coop.cobuy.aggregator.platform.ProvesItself;
import coop.cobuy.id.CoopId;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Signing in and out on the pages. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Hidden
class SignInPages {

    private static final String FORM =
            """
            <!doctype html><html lang="en"><title>Cobuy</title>
            <h1>Sign in</h1><p>PROBLEM</p>
            <form method="post" action="/sign-in">
            <input type="hidden" name="then" value="THEN">
            <label>Name <input name="name" required autocomplete="username"></label>
            <label>Password <input name="password" type="password" required
              autocomplete="current-password"></label>
            <label><input type="checkbox" name="remember" value="true"> Stay signed in</label>
            <button>Sign in</button></form>
            """;

    private final PageSignIn signIn;
    private final PageSessions sessions;
    private final SessionCookie cookie;
    private final ClientAddress addresses;

    SignInPages(
            PageSignIn signIn,
            PageSessions sessions,
            SessionCookie cookie,
            ClientAddress addresses) {
        this.addresses = addresses;
        this.signIn = signIn;
        this.sessions = sessions;
        this.cookie = cookie;
    }

    @Get("/sign-in")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<String> page(@Nullable @QueryValue String then) {
        return form(HttpStatus.OK, "", then);
    }

    private static HttpResponse<String> form(
            HttpStatus status, String problem, @Nullable String then) {
        String path =
                LocalPath.orHome(then)
                        .replace("&", "&amp;")
                        .replace("\"", "&quot;")
                        .replace("<", "&lt;");
        return HttpResponse.<String>status(status)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(FORM.replace("PROBLEM", problem).replace("THEN", path));
    }

    @Post("/sign-in")
    @ProvesItself
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> signIn(HttpRequest<?> request, @Nullable PageSession old) {
        String then = FormFields.field(request, "then");
        String coop = FormFields.field(request, "coop");
        BadInput.Gatherer errors = new BadInput.Gatherer();
        CoopId meant = coop.isEmpty() ? null : errors.parse("/coop", coop, "an id", CoopId::parse);
        errors.throwIfAny();
        PageSignIn.Visit visit =
                new PageSignIn.Visit(
                        addresses.of(request),
                        request.getHeaders().get(HttpHeaders.USER_AGENT, String.class, ""),
                        FormFields.field(request, "remember").equals("true"));
        PageSignIn.Outcome outcome =
                signIn.attempt(
                        meant,
                        FormFields.field(request, "name"),
                        FormFields.field(request, "password"),
                        visit,
                        old);
        return switch (outcome) {
            case PageSignIn.Outcome.SignedIn(var started) ->
                    HttpResponse.seeOther(next(started.session().stage(), LocalPath.orHome(then)))
                            .cookie(cookie.of(started));
            case PageSignIn.Outcome.Wrong() ->
                    form(
                            HttpStatus.UNPROCESSABLE_ENTITY,
                            IdentityReason.WRONG_NAME_OR_PASSWORD.message(),
                            then);
            case PageSignIn.Outcome.Wait(var time) ->
                    form(
                            HttpStatus.TOO_MANY_REQUESTS,
                            IdentityReason.TOO_MANY_ATTEMPTS.message(),
                            then);
        };
    }

    private static URI next(Stage stage, String then) {
        String query = "?then=" + URLEncoder.encode(then, StandardCharsets.UTF_8);
        return URI.create(
                switch (stage) {
                    case SIGNED_IN -> then;
                    case CODE_NEEDED -> "/sign-in/code" + query;
                    case FACTOR_NEEDED -> "/sign-in/second-factor" + query;
                });
    }

    @Post("/sign-out")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> signOut(HttpRequest<?> request, @Nullable PageSession session) {
        if (session != null) {
            if (FormFields.field(request, "everywhere").equals("true")) {
                sessions.endAll(session.coop(), session.account(), null);
            }
            sessions.end(session);
        }
        return HttpResponse.seeOther(URI.create("/sign-in")).cookie(cookie.gone());
    }
}
