package coop.cobuy.aggregator.storefront.account;

import coop.cobuy.aggregator.identity.Invitation;
import coop.cobuy.aggregator.identity.Invitations;
import coop.cobuy.aggregator.identity.NewPasswords;
import coop.cobuy.aggregator.platform.ClientAddress;
import coop.cobuy.aggregator.platform.FormFields;
import coop.cobuy.aggregator.platform.ProvesItself;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.storefront.Flash;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.Visit;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

import java.util.Optional;

/** What links from mails open: an invitation, a new password. */
@PageController
@Secured(SecurityRule.IS_ANONYMOUS)
@Hidden
class LinksController {

    private static final String CHOICE = "account/choice.jte";
    private static final String FORGOTTEN = "account/forgotten.jte";
    private static final String SIGN_IN = "/sign-in";
    private static final int NAME_MAX = 100;

    private final Invitations invitations;
    private final NewPasswords passwords;
    private final ClientAddress addresses;
    private final CoopChoice coops;
    private final Pages pages;

    LinksController(
            Invitations invitations,
            NewPasswords passwords,
            ClientAddress addresses,
            CoopChoice coops,
            Pages pages) {
        this.invitations = invitations;
        this.passwords = passwords;
        this.addresses = addresses;
        this.coops = coops;
        this.pages = pages;
    }

    @Get("/invitation/{secret}")
    HttpResponse<?> invitation(Visit visit, String secret) {
        return invitations
                .open(secret)
                .<HttpResponse<?>>map(
                        found -> pages.show(visit, CHOICE, choice(found, secret, Form.empty())))
                .orElseGet(() -> notGood(visit));
    }

    private ChoicePage choice(Invitation invitation, String secret, Form form) {
        return new ChoicePage(
                form, "invitation", "/invitation/" + secret, invitations.coopName(invitation));
    }

    private HttpResponse<?> notGood(Visit visit) {
        return pages.show(visit, HttpStatus.GONE, "account/gone.jte", "");
    }

    @Post("/invitation/{secret}")
    @ProvesItself
    HttpResponse<?> accept(HttpRequest<?> request, Visit visit, Form form, String secret) {
        Optional<Invitation> found = invitations.open(secret);
        if (found.isEmpty()) {
            return notGood(visit);
        }
        String password = FormFields.field(request, "password");
        String name = form.value("name").strip();
        if (name.isEmpty() || name.length() > NAME_MAX) {
            form.wrong("name", visit.t("account.name.missing"));
        }
        checkLength(visit, form, password);
        if (form.isGood()) {
            try {
                invitations.accept(secret, name, password);
                return pages.sendTo(SIGN_IN, Flash.done("account.invitation.done"));
            } catch (Refused e) {
                form.take(visit, e);
            }
        }
        return pages.again(visit, CHOICE, choice(found.get(), secret, form));
    }

    private static void checkLength(Visit visit, Form form, String password) {
        int min = NewPasswords.LENGTH_MIN;
        int max = NewPasswords.LENGTH_MAX;
        if (password.length() < min || password.length() > max) {
            form.wrong("password", visit.t("account.password.short", min, max));
        }
    }

    @Get("/forgotten")
    HttpResponse<?> forgotten(Visit visit) {
        return pages.show(visit, FORGOTTEN, new ForgottenPage(Form.empty(), coops.names()));
    }

    @Post("/forgotten")
    @ProvesItself
    HttpResponse<?> ask(HttpRequest<?> request, Visit visit, Form form) {
        String name = form.value("name").strip();
        if (name.isEmpty() || name.length() > NAME_MAX) {
            form.wrong("name", visit.t("account.name.missing"));
        }
        coops.check(visit, form);
        if (!form.isGood()) {
            return pages.again(visit, FORGOTTEN, new ForgottenPage(form, coops.names()));
        }
        passwords.ask(coops.of(form), name, addresses.of(request), visit.language().locale());
        return pages.sendTo(SIGN_IN, Flash.note("account.forgotten.done"));
    }

    @Get("/reset/{secret}")
    HttpResponse<?> reset(Visit visit, String secret) {
        return passwords.isGood(secret)
                ? pages.show(visit, CHOICE, reset(Form.empty(), secret))
                : notGood(visit);
    }

    private static ChoicePage reset(Form form, String secret) {
        return new ChoicePage(form, "reset", "/reset/" + secret, "");
    }

    @Post("/reset/{secret}")
    @ProvesItself
    HttpResponse<?> choose(HttpRequest<?> request, Visit visit, Form form, String secret) {
        String password = FormFields.field(request, "password");
        checkLength(visit, form, password);
        if (!form.isGood()) {
            return pages.again(visit, CHOICE, reset(form, secret));
        }
        try {
            passwords.choose(secret, password, visit.language().locale());
            return pages.sendTo(SIGN_IN, Flash.done("account.reset.done"));
        } catch (Refused e) {
            return notGood(visit);
        }
    }
}
