package coop.cobuy.local;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import coop.cobuy.local.Browser.View;
import coop.cobuy.local.OpenCobuy.Account;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Takes a picture of each page, for people to look at; dark ones in German, whose words are longer.
 * {@code deploy/screenshots} runs it.
 */
@Tag("pages")
class ScreenshotsTest {

    private static final List<String> STAFF =
            List.of("BUYER", "BOOKKEEPER", "SUPPLIER", "ADMINISTRATOR");

    @TempDir Path folder;

    @Test
    void takesAPictureOfEachPage() throws Exception {
        Path pictures = Path.of(System.getProperty("cobuy.screenshots", ""));
        try (OpenCobuy cobuy = new OpenCobuy(folder, true);
                Browser browser = new Browser()) {
            Account member = cobuy.account("MEMBER");
            String told = round(cobuy, "ORDERED");
            String open = cobuy.openRound(cobuy.account("BUYER"), "Next week");
            for (ColorScheme colours : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                for (View view : View.values()) {
                    String locale = colours == ColorScheme.DARK ? "de-DE" : "en-GB";
                    Page page = browser.open(view, colours, true, locale);
                    PageWalk.signIn(cobuy, member, page);
                    order(page, cobuy.url("/shop/" + open));
                    String suffix = "-" + name(view) + "-" + name(colours) + ".png";
                    for (Map.Entry<String, String> each : paths(open, told).entrySet()) {
                        page.navigate(cobuy.url(each.getValue()));
                        Path picture = pictures.resolve(each.getKey() + suffix);
                        page.screenshot(
                                new Page.ScreenshotOptions()
                                        .setPath(picture)
                                        .setFullPage(!each.getKey().equals("shop")));
                        assertTrue(Files.size(picture) > 0, picture::toString);
                    }
                    page.context().close();
                    for (String role : STAFF) {
                        Page staff = browser.open(view, colours, true, locale);
                        takeAll(cobuy, staff, role, pictures, suffix);
                    }
                }
            }
        }
    }

    /** One of each kind of page that somebody reaches by links. */
    private static void takeAll(
            OpenCobuy cobuy, Page page, String role, Path pictures, String suffix) {
        PageWalk.signIn(cobuy, cobuy.account(role), page);
        PageWalk.through(
                page,
                (path, kind) -> {
                    page.navigate(cobuy.url(path));
                    String name = kind.substring(1).replace('/', '.').replace("*", "one");
                    page.screenshot(
                            new Page.ScreenshotOptions()
                                    .setPath(
                                            pictures.resolve(
                                                    role.toLowerCase(Locale.ROOT)
                                                            + "-"
                                                            + (name.isEmpty() ? "start" : name)
                                                            + suffix))
                                    .setFullPage(true));
                });
        page.context().close();
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static void order(Page page, String shop) {
        page.navigate(shop);
        for (int i = 0; i < 3; i++) {
            var card = page.locator("li.offer").nth(i);
            card.locator("input[name=quantity]").fill(Integer.toString(i + 2));
            card.locator(".line-actions .button").first().click();
            page.locator("li.offer.ordered").nth(i).waitFor();
        }
    }

    private static Map<String, String> paths(String open, String told) {
        Map<String, String> paths = new LinkedHashMap<>();
        paths.put("rounds", "/shop");
        paths.put("shop", "/shop/" + open);
        paths.put("shop-empty", "/shop/" + open + "?q=nothing+like+it");
        paths.put("offer", "/shop/" + open + "/offers/0");
        paths.put("order", "/basket/" + open);
        paths.put("orders", "/orders");
        paths.put("standing", "/standing-orders");
        paths.put("notifications", "/account/notifications");
        paths.put("result", "/orders/" + told);
        paths.put("statement", "/statement");
        paths.put("household", "/household");
        paths.put("missing", "/nothing-here");
        return paths;
    }

    private static String round(OpenCobuy cobuy, String state) {
        return cobuy.api("GET", cobuy.account("BUYER"), "/api/v1/rounds?state=" + state, "")
                .at("/items/0/id")
                .asText();
    }
}
