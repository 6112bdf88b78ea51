package coop.cobuy.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import coop.cobuy.servers.ChildProcess;

import java.time.Duration;

/** One person at one window, who finds things by the words that stand on them. */
final class Clicks {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(250);

    private final Page page;
    private final Browser browser;

    Clicks(Page page, Browser browser) {
        this.page = page;
        this.browser = browser;
    }

    Page page() {
        return page;
    }

    void link(String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).first().click();
    }

    void button(String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).first().click();
    }

    /** Unfolds what is behind a summary. */
    Locator unfold(String summary) {
        Locator found =
                page.locator("details").filter(new Locator.FilterOptions().setHasText(summary));
        found.first().locator("summary").first().click();
        return found.first();
    }

    void fill(String label, String value) {
        page.getByLabel(label).first().fill(value);
    }

    void tick(String label) {
        page.getByLabel(label).first().check();
    }

    /** Waits until the page says so. */
    void see(String text) {
        assertThat(page.locator("main")).containsText(text);
    }

    /** Looks again and again, as somebody does who waits for something that others do. */
    void lookUntil(String text) {
        ChildProcess.await(
                text,
                PATIENCE,
                LOOK,
                () -> {
                    if (page.locator("main").innerText().contains(text)) {
                        return true;
                    }
                    page.reload();
                    return false;
                });
    }

    /** The row of a table in which something stands. */
    Locator row(String text) {
        return page.getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText(text))
                .first();
    }

    /** Nothing here keeps anybody out, and all fits. */
    void check() {
        browser.check(page);
    }

    void leave() {
        page.context().close();
    }
}
