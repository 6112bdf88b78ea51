package coop.cobuy.aggregator.storefront.account;

import coop.cobuy.aggregator.identity.Erasure;
import coop.cobuy.aggregator.identity.LinkedAccounts;
import coop.cobuy.aggregator.identity.NewPasswords;
import coop.cobuy.aggregator.identity.OidcSignIn;
import coop.cobuy.aggregator.identity.OwnAccount;
import coop.cobuy.aggregator.identity.PageSession;
import coop.cobuy.aggregator.identity.PageSessions;
import coop.cobuy.aggregator.identity.Passkeys;
import coop.cobuy.aggregator.identity.SecondFactors;
import coop.cobuy.aggregator.identity.SessionCookie;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.ClientAddress;
import coop.cobuy.aggregator.platform.FormFields;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.storefront.Flash;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/** Somebody's own account: password, second factor, devices, other co-ops, data. */
@PageController("/account")
@Needs(Action.MANAGE_OWN_ACCOUNT)
@Hidden
class AccountPageController {

    private static final String TEMPLATE = "account/own.jte";
    private static final String HOME = "/account";
    private static final int CODE_MAX = 40;
    private static final String FACTOR_PATH = "/account/second-factor";

    private final OwnAccount own;
    private final Erasure erasure;
    private final SecondFactors factors;
    private final PageSessions sessions;
    private final LinkedAccounts links;
    private final OidcSignIn oidc;
    private final Passkeys passkeys;
    private final SessionCookie cookie;
    private final ClientAddress addresses;
    private final CoopChoice coops;
    private final Pages pages;

    AccountPageController(
            OwnAccount own,
            Erasure erasure,
            SecondFactors factors,
            PageSessions sessions,
            LinkedAccounts links,
            OidcSignIn oidc,
            Passkeys passkeys,
            SessionCookie cookie,
            ClientAddress addresses,
            CoopChoice coops,
            Pages pages) {
        this.own = own;
        this.erasure = erasure;
        this.factors = factors;
        this.sessions = sessions;
        this.links = links;
        this.oidc = oidc;
        this.passkeys = passkeys;
        this.cookie = cookie;
        this.addresses = addresses;
        this.coops = coops;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> page(Visit visit, @Nullable PageSession session) {
        return pages.show(visit, TEMPLATE, model(visit, session, Form.empty()));
    }

    private AccountPage model(Visit visit, @Nullable PageSession session, Form form) {
        Caller caller = visit.caller();
        return new AccountPage(
                form,
                session,
                factors.isOn(caller.coop(), caller.account()),
                factors.recoveryCodesLeft(caller.coop(), caller.account()),
                sessions.ofAccount(caller.coop(), caller.account()),
                session == null ? List.of() : links.others(session),
                coops.names(),
                oidc.isConfigured() ? oidc.providerName() : null,
                oidc.isLinked(caller.coop(), caller.account()),
                passkeys.ofAccount(caller.coop(), caller.account()),
                passkeys.isAvailable() ? passkeys.origin() : null);
    }

    private HttpResponse<?> again(Visit visit, @Nullable PageSession session, Form form) {
        return pages.again(visit, TEMPLATE, model(visit, session, form));
    }

    @Post("/password")
    HttpResponse<?> password(
            HttpRequest<?> request, Visit visit, Form form, @Nullable PageSession session) {
        String password = FormFields.field(request, "new-password");
        int min = NewPasswords.LENGTH_MIN;
        int max = NewPasswords.LENGTH_MAX;
        if (password.length() < min || password.length() > max) {
            form.wrong("new-password", visit.t("account.password.short", min, max));
            return again(visit, session, form);
        }
        try {
            MutableHttpResponse<?> answer =
                    pages.sendTo(HOME, Flash.done("account.own.password.done"));
            own.newPassword(
                            visit.caller(),
                            FormFields.field(request, "password"),
                            password,
                            addresses.of(request),
                            session)
                    .ifPresent(started -> answer.cookie(cookie.of(started)));
            return answer;
        } catch (Refused e) {
            return wrong(visit, session, form, "password", e);
        }
    }

    private HttpResponse<?> wrong(
            Visit visit, @Nullable PageSession session, Form form, String field, Refused refused) {
        form.wrong(field, text(visit, refused));
        return again(visit, session, form);
    }

    static String text(Visit visit, Refused refused) {
        return switch (refused.reason().name()) {
            case "WRONG_PASSWORD" -> visit.t("account.own.password.wrong");
            case "WRONG_NAME_OR_PASSWORD" -> visit.t("account.sign-in.wrong");
            case "WRONG_CODE", "CODE_NEEDED" -> visit.t("account.code.wrong");
            case "TOO_MANY_ATTEMPTS" -> visit.t("account.own.wait");
            default -> visit.reason(refused.reason().name(), refused.detail());
        };
    }

    @Get("/second-factor")
    HttpResponse<?> beginFactor(Visit visit) {
        Caller caller = visit.caller();
        if (factors.isOn(caller.coop(), caller.account())) {
            return pages.sendTo(HOME);
        }
        SecondFactors.Setup setup = factors.begin(caller.coop(), caller.account());
        return pages.show(
                visit,
                "account/factor.jte",
                new FactorPage(Form.empty(), setup, FACTOR_PATH, null));
    }

    @Post("/second-factor")
    HttpResponse<?> confirmFactor(HttpRequest<?> request, Visit visit, Form form) {
        Caller caller = visit.caller();
        if (factors.isOn(caller.coop(), caller.account())) {
            return pages.sendTo(HOME);
        }
        try {
            List<String> codes =
                    factors.confirm(
                            caller.coop(),
                            caller.account(),
                            FormFields.field(request, "code").strip());
            return pages.show(visit, "account/codes.jte", new CodesPage(codes, HOME));
        } catch (Refused e) {
            form.wrong("code", text(visit, e));
            SecondFactors.Setup setup = factors.begun(caller.coop(), caller.account());
            return pages.again(
                    visit, "account/factor.jte", new FactorPage(form, setup, FACTOR_PATH, null));
        }
    }

    @Post("/second-factor/removal")
    HttpResponse<?> removeFactor(
            HttpRequest<?> request, Visit visit, Form form, @Nullable PageSession session) {
        try {
            factors.remove(visit.caller(), FormFields.field(request, "code"));
            return pages.sendTo(HOME, Flash.done("account.own.factor.ended"));
        } catch (Refused e) {
            return wrong(visit, session, form, "code", e);
        }
    }

    @Post("/devices/{id}/end")
    HttpResponse<?> endDevice(Visit visit, UUID id) {
        sessions.end(visit.caller().coop(), visit.caller().account(), id);
        return pages.sendTo(HOME, Flash.done("account.own.devices.ended"));
    }

    @Post("/links")
    HttpResponse<?> link(
            HttpRequest<?> request, Visit visit, Form form, @Nullable PageSession session) {
        CoopId coop = coops.of(form);
        if (session == null) {
            return pages.sendTo(HOME);
        }
        if (coop == null) {
            form.wrong("coop", visit.t("frame.wrong.choice"));
        }
        String password = FormFields.field(request, "link-password");
        if (password.isEmpty() || password.length() > NewPasswords.LENGTH_MAX) {
            form.wrong("link-password", visit.t("frame.wrong.text", NewPasswords.LENGTH_MAX));
        }
        String code = FormFields.field(request, "link-code");
        if (code.length() > CODE_MAX) {
            form.wrong("link-code", visit.t("account.code.wrong"));
        }
        if (coop == null || !form.isGood()) {
            return again(visit, session, form);
        }
        try {
            links.link(
                    session,
                    new LinkedAccounts.Shown(
                            coop, form.value("name"), password, code, addresses.of(request)));
            return pages.sendTo(HOME, Flash.done("account.own.links.linked"));
        } catch (Refused e) {
            return wrong(visit, session, form, "name", e);
        }
    }

    @Post("/links/removal")
    HttpResponse<?> unlink(@Nullable PageSession session) {
        if (session != null) {
            links.unlink(session);
        }
        return pages.sendTo(HOME, Flash.done("account.own.links.unlinked"));
    }

    @Post("/links/{coop}/{account}/enter")
    HttpResponse<?> enter(@Nullable PageSession session, UUID coop, UUID account) {
        if (session == null) {
            return pages.sendTo(HOME);
        }
        PageSessions.Started started =
                links.goOnAs(session, new CoopId(coop), new AccountId(account));
        String next =
                switch (started.session().stage()) {
                    case SIGNED_IN -> "/";
                    case CODE_NEEDED -> "/sign-in/code";
                    case FACTOR_NEEDED -> "/sign-in/second-factor";
                };
        return pages.sendTo(next).cookie(cookie.of(started));
    }

    @Get("/data")
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<?> data(Visit visit) {
        return HttpResponse.ok(erasure.export(visit.caller()))
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .header("Content-Disposition", "attachment; filename=\"cobuy-data.json\"")
                .header("Cache-Control", "no-store");
    }

    @Post("/erasure")
    HttpResponse<?> erase(
            HttpRequest<?> request, Visit visit, Form form, @Nullable PageSession session) {
        try {
            erasure.eraseOwn(
                    visit.caller(),
                    FormFields.field(request, "erase-password"),
                    addresses.of(request));
            return pages.sendTo("/sign-in", Flash.note("account.own.data.erased"))
                    .cookie(cookie.gone());
        } catch (Refused e) {
            return wrong(visit, session, form, "erase-password", e);
        }
    }
}
