package coop.cobuy.aggregator.storefront.account;

import coop.cobuy.aggregator.identity.Passkeys;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.ClientAddress;
import coop.cobuy.aggregator.platform.FormFields;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.storefront.Flash;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.Visit;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Hidden;

import java.util.UUID;

/** Adds a passkey to one's own account, in two steps, and removes it. */
@PageController("/account/passkeys")
@Needs(Action.MANAGE_OWN_ACCOUNT)
@Hidden
class PasskeyController {

    private static final String TEMPLATE = "account/passkey.jte";
    private static final String HOME = "/account";

    private final Passkeys passkeys;
    private final ClientAddress addresses;
    private final Pages pages;

    PasskeyController(Passkeys passkeys, ClientAddress addresses, Pages pages) {
        this.passkeys = passkeys;
        this.addresses = addresses;
        this.pages = pages;
    }

    @Get("/new")
    HttpResponse<?> page(Visit visit) {
        return passkeys.isAvailable()
                ? pages.show(visit, TEMPLATE, first(Form.empty()))
                : pages.sendTo(HOME);
    }

    private PasskeyPage first(Form form) {
        return new PasskeyPage(form, passkeys.origin(), null);
    }

    @Post("/new")
    HttpResponse<?> begin(HttpRequest<?> request, Visit visit, Form form) {
        if (!hasName(visit, form)) {
            return pages.again(visit, TEMPLATE, first(form));
        }
        try {
            String options =
                    passkeys.begin(
                            visit.caller(),
                            FormFields.field(request, "password"),
                            addresses.of(request));
            return pages.show(visit, TEMPLATE, new PasskeyPage(form, passkeys.origin(), options));
        } catch (Refused e) {
            form.wrong("password", AccountPageController.text(visit, e));
            return pages.again(visit, TEMPLATE, first(form));
        }
    }

    private static boolean hasName(Visit visit, Form form) {
        boolean good = form.text("name").filter(n -> n.length() <= Passkeys.NAME_MAX).isPresent();
        if (!good) {
            form.wrong("name", visit.t("account.name.missing"));
        }
        return good;
    }

    @Post
    HttpResponse<?> add(Visit visit, Form form) {
        if (!hasName(visit, form)) {
            return pages.again(visit, TEMPLATE, first(form));
        }
        try {
            passkeys.add(
                    visit.caller().coop(),
                    visit.caller().account(),
                    form.value("name").strip(),
                    form.value("credential"),
                    visit.language().locale());
            return pages.sendTo(HOME, Flash.done("account.passkey.added"));
        } catch (Refused e) {
            form.wrong(visit.t("account.passkey.not-taken"));
            return pages.again(visit, TEMPLATE, first(form));
        }
    }

    @Post("/{id}/removal")
    HttpResponse<?> remove(Visit visit, UUID id) {
        passkeys.remove(visit.caller(), id);
        return pages.sendTo(HOME, Flash.done("account.passkey.removed"));
    }
}
