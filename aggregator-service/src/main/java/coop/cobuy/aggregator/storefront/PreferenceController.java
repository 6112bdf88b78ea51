package coop.cobuy.aggregator.storefront;

import coop.cobuy.aggregator.platform.LocalPath;
import coop.cobuy.aggregator.platform.PublicUrl;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

import java.time.Duration;
import java.util.Optional;

/**
 * Language and theme of this device, for whoever is not signed in as well. Who is gets mails in
 * that language from then on.
 */
@PageController("/preferences")
@Secured(SecurityRule.IS_ANONYMOUS)
@Hidden
class PreferenceController {

    private static final Duration KEPT = Duration.ofDays(365);

    private final MailLanguages languages;
    private final Pages pages;
    private final PublicUrl url;

    PreferenceController(MailLanguages languages, Pages pages, PublicUrl url) {
        this.languages = languages;
        this.pages = pages;
        this.url = url;
    }

    @Post
    HttpResponse<?> choose(Visit visit, Form form) {
        MutableHttpResponse<String> answer = pages.sendTo(LocalPath.orHome(form.value("then")));
        Optional<Language> chosen = Language.of(form.value("language"));
        if (chosen.isPresent()) {
            answer.cookie(cookie(Visits.LANGUAGE, chosen.get().tag()));
            if (visit.signedIn()) {
                languages.chosen(visit.caller(), chosen.get());
            }
        }
        if (!form.value("theme").isEmpty()) {
            answer.cookie(cookie(Visits.THEME, Theme.of(form.value("theme")).key()));
        }
        return answer;
    }

    private Cookie cookie(String name, String value) {
        return Cookie.of(name, value)
                .path("/")
                .httpOnly(true)
                .secure(url.isSecure())
                .sameSite(SameSite.Lax)
                .maxAge(KEPT);
    }
}
