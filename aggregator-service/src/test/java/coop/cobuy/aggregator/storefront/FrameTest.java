package coop.cobuy.aggregator.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.TestCoop;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.storefront.PageBrowser.Page;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.regex.Pattern;

/** What all pages have in common: headers, files beside them, languages, and pages for errors. */
@MicronautTest(transactional = false)
class FrameTest implements TestServers {

    @Inject Fixtures fixtures;
    @Inject jakarta.inject.Provider<PageBrowser> browsers;
    private TestCoop coop;
    private PageBrowser browser;

    @BeforeAll
    void makeCoop() {
        coop = fixtures.coop();
    }

    @BeforeEach
    void openBrowser() {
        browser = browsers.get();
    }

    @Test
    void whoeverIsSignedOutIsSentToSignInAndBack() {
        Page page = browser.get("/?a=b");
        assertEquals(303, page.status());
        assertEquals("/sign-in?then=%2F%3Fa%3Db", page.location());
    }

    @Test
    void whatDoesNotExistIsAPageInTheReadersLanguage() {
        Page page = browser.as(coop.member().token()).get("/nowhere");
        assertEquals(404, page.status());
        assertTrue(page.seen().contains("Nothing here"), page.seen());
        assertTrue(page.text().contains("<html lang=\"en\""), page.text());
        Page german = browser.reading("de-DE,de;q=0.9").get("/nowhere");
        assertTrue(german.seen().contains("Hier ist nichts"), german.seen());
        assertEquals("de", german.header("Content-Language"));
    }

    @Test
    void theApiKeepsItsProblems() {
        Page page = browser.as(coop.member().token()).get("/api/v1/accounts");
        assertEquals(403, page.status());
        assertEquals("application/problem+json", page.header("Content-Type"));
    }

    @Test
    void eachPageIsShutAgainstOthers() {
        for (Page page : List.of(browser.get("/nowhere"), browser.get("/"))) {
            String policy = page.header("Content-Security-Policy");
            assertTrue(policy.startsWith("default-src 'none'; script-src 'self'"), policy);
            assertTrue(policy.contains("frame-ancestors 'none'"), policy);
            assertFalse(policy.contains("unsafe"), policy);
            assertEquals("nosniff", page.header("X-Content-Type-Options"));
            assertEquals("DENY", page.header("X-Frame-Options"));
            assertEquals("same-origin", page.header("Referrer-Policy"));
            assertTrue(page.header("Permissions-Policy").contains("camera=()"));
            assertEquals("no-store", page.header("Cache-Control"));
            // over plain HTTP a browser ignores it, and a mistaken one would lock people out
            assertEquals("", page.header("Strict-Transport-Security"));
        }
    }

    @Test
    void pagesHaveNoScriptOrStyleOfTheirOwn() {
        String text = browser.get("/nowhere").text();
        assertFalse(Pattern.compile("<style|<script>|\\son[a-z]+=|\\sstyle=").matcher(text).find());
    }

    @Test
    void filesBesidePagesAreKeptForEver() {
        String text = browser.get("/nowhere").text();
        var files = Pattern.compile("/assets/[a-z]+-[0-9a-f]{16}\\.[a-z]+").matcher(text);
        int found = 0;
        while (files.find()) {
            found++;
            Page file = browser.get(files.group());
            assertEquals(200, file.status(), files.group());
            assertEquals("public, max-age=31536000, immutable", file.header("Cache-Control"));
            assertEquals("nosniff", file.header("X-Content-Type-Options"));
            Page zipped = browser.get(files.group(), "Accept-Encoding", "gzip");
            assertEquals("gzip", zipped.header("Content-Encoding"));
        }
        assertTrue(found >= 5, "found: " + found);
        assertEquals(404, browser.get("/assets/app-0000000000000000.css").status());
    }

    @Test
    void whatOthersPutIntoAPathOrACookieIsShownAsText() {
        Page page = browser.get("/x%22%3E%3Cscript%3Ealert(1)%3C/script%3E");
        assertFalse(page.text().contains("<script>alert"), page.text());
        browser.cookies().put("cobuy_flash", "DONE&frame.page&%3Cscript%3E&2");
        Page told = browser.get("/nowhere");
        assertTrue(told.text().contains("Page &lt;script&gt; of 2"), told.text());
        assertFalse(browser.cookies().containsKey("cobuy_flash"), "told twice");
        browser.cookies().put("cobuy_flash", "DONE&no.such.text");
        assertEquals(404, browser.get("/nowhere").status());
    }

    @Test
    void languageAndThemeStayAsTheyWereChosen() {
        Page sent = browser.post("/preferences", "language", "de", "then", "//elsewhere");
        assertEquals("/", sent.location());
        browser.post("/preferences", "theme", "dark", "then", "/nowhere");
        Page page = browser.get("/nowhere");
        assertTrue(page.text().contains("<html lang=\"de\" data-theme=\"dark\">"), page.text());
        browser.post("/preferences", "language", "xx", "theme", "\"><b>", "then", "/");
        assertTrue(browser.get("/nowhere").text().contains("lang=\"de\" data-theme=\"system\""));
    }
}
