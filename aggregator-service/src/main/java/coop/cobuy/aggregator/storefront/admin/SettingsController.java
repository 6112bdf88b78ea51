package coop.cobuy.aggregator.storefront.admin;

import coop.cobuy.aggregator.identity.CoopSettings;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.storefront.Flash;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.Visit;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Hidden;

import java.time.ZoneId;

/** The co-op's settings: name, time zone, contact address, what is asked of who signs in. */
@PageController("/admin/coop")
@Needs(Action.MANAGE_COOP)
@Hidden
class SettingsController {

    private static final String TEMPLATE = "admin/settings.jte";
    private static final String HOME = "/admin/coop";

    private final CoopSettings settings;
    private final Pages pages;

    SettingsController(CoopSettings settings, Pages pages) {
        this.settings = settings;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> page(Visit visit) {
        CoopSettings.Settings now = settings.of(visit.caller());
        return pages.show(visit, TEMPLATE, new SettingsPage(preset(now), now));
    }

    private static Form preset(CoopSettings.Settings now) {
        return Form.empty()
                .with("name", now.coop().name())
                .with("zone", now.coop().zone().getId())
                .with("mail", now.coop().contactMail())
                .with("factor", now.secondFactorRequired() ? "true" : "");
    }

    @Post
    HttpResponse<?> save(Visit visit, Form form) {
        String name = form.text("name").orElse("");
        if (name.isEmpty() || name.length() > CoopSettings.NAME_MAX) {
            form.wrong("name", visit.t("admin.coop.name.wrong"));
        }
        String zone = form.value("zone");
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            form.wrong("zone", visit.t("admin.coop.zone.wrong"));
        }
        BadInput.Gatherer errors = new BadInput.Gatherer();
        String mail = errors.mail("/mail", form.value("mail"));
        if (!errors.isEmpty()) {
            form.wrong("mail", visit.t("admin.invite.mail.wrong"));
        }
        if (!form.isGood()) {
            return pages.again(
                    visit, TEMPLATE, new SettingsPage(form, settings.of(visit.caller())));
        }
        try {
            settings.save(
                    visit.caller(),
                    new CoopSettings.Wanted(
                            name, ZoneId.of(zone), mail, form.has("factor", "true")),
                    form.value("looked"));
            return pages.sendTo(HOME, Flash.done("admin.coop.saved"));
        } catch (Refused e) {
            CoopSettings.Settings now = settings.of(visit.caller());
            form.wrong(visit.t("admin.coop.changed"));
            return pages.show(visit, HttpStatus.CONFLICT, TEMPLATE, new SettingsPage(form, now));
        }
    }
}
