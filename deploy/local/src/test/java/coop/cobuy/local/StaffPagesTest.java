package coop.cobuy.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;

import coop.cobuy.local.Browser.View;
import coop.cobuy.local.OpenCobuy.Account;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every kind of page that buyers, bookkeepers, suppliers and administrators reach by links, after a
 * whole round: without findings of axe that keep people out, no wider than a phone, and with silent
 * consoles; and what each of them does in a round, by clicks. {@code deploy/test-pages} runs it.
 */
@Tag("pages")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaffPagesTest {

    private static final int OK = 200;

    @TempDir static Path folder;

    private OpenCobuy cobuy;
    private Browser browser;

    @BeforeAll
    void begin() throws Exception {
        cobuy = new OpenCobuy(folder, true);
        browser = new Browser();
        cobuy.openRound(cobuy.account("BUYER"), "Next week, with a name that is longer than most");
    }

    @AfterAll
    void end() {
        browser.close();
        cobuy.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    BUYER         | /desk /desk/rounds /desk/rounds/* /desk/purchase-orders/* /desk/offers
                    BOOKKEEPER    | /books /books/invoices /books/invoices/* /books/accounts /books/bank /books/exports
                    SUPPLIER      | /supplier /supplier/price-lists
                    ADMINISTRATOR | /admin/people /admin/people/* /admin/coop /admin/dead-letters /admin/health /admin/audit
                    """)
    void everyPageFitsIsSilentAndKeepsNobodyOut(String role, String expected) {
        Account who = cobuy.account(role);
        Page phone = signedIn(who, View.PHONE, ColorScheme.DARK);
        Page desk = signedIn(who, View.DESK, ColorScheme.LIGHT);
        Set<String> kinds =
                PageWalk.through(
                        desk,
                        (path, kind) -> {
                            for (Page page : List.of(phone, desk)) {
                                Response answer = page.navigate(cobuy.url(path));
                                assertEquals(OK, answer.status(), role + " at " + path);
                                browser.check(page);
                            }
                        });
        Set<String> missing = new TreeSet<>(List.of(expected.split(" ")));
        missing.removeAll(kinds);
        assertTrue(missing.isEmpty(), role + " reached " + kinds + ", not " + missing);
        assertEquals(List.of(), browser.troubles());
        phone.context().close();
        desk.context().close();
    }

    @Test
    void aRoundGoesFromItsPlanToTheStatementByClicks() {
        new StaffStory(cobuy, browser).tell();
        assertEquals(List.of(), browser.troubles());
    }

    private Page signedIn(Account who, View view, ColorScheme colours) {
        Page page = browser.open(view, colours, true);
        PageWalk.signIn(cobuy, who, page);
        return page;
    }
}
