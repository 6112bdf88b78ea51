package coop.cobuy.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The system's Chromium, driven by the system's Node. */
final class Browser implements AutoCloseable {

    private static final String CHROMIUM = "/usr/bin/chromium";
    private static final String NODE = "/usr/bin/node";
    private static final String DRIVER = "driver/";
    private static final double PATIENCE_MILLIS = 15_000;

    /** How a page is looked at. */
    enum View {
        PHONE(360, 740),
        DESK(1280, 800);

        private final int width;
        private final int height;

        View(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;
    private final String axe = resource("axe.min.js");
    private final List<String> troubles = new ArrayList<>();

    Browser() {
        System.setProperty("playwright.cli.dir", driver().toString());
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(
                                        Map.of(
                                                "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                                                "1",
                                                "PLAYWRIGHT_NODEJS_PATH",
                                                NODE)));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(Path.of(CHROMIUM))
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-gpu",
                                                        "--disable-quic",
                                                        "--no-first-run",
                                                        "--disable-background-networking",
                                                        "--disable-component-update",
                                                        "--disable-sync")));
    }

    /** Takes the part of the driver that is the same on all systems out of its jar. */
    private static Path driver() {
        // Where it was found first it is looked for as long as the process lives.
        Path target = Path.of("target", "playwright").toAbsolutePath();
        String entry =
                Objects.requireNonNull(Browser.class.getResource("/driver/package/cli.js"))
                        .getPath();
        Path jar = Path.of(entry.substring("file:".length(), entry.indexOf('!')));
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            Enumeration<? extends ZipEntry> all = zip.entries();
            while (all.hasMoreElements()) {
                ZipEntry each = all.nextElement();
                Path file = target.resolve(each.getName()).normalize();
                if (!each.isDirectory() && each.getName().startsWith(DRIVER)) {
                    Files.createDirectories(file.getParent());
                    try (InputStream in = zip.getInputStream(each)) {
                        Files.write(file, in.readAllBytes());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target.resolve("driver");
    }

    private static String resource(String name) {
        try (InputStream in = Browser.class.getResourceAsStream("/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Somebody's own browser window: cookies of its own. What goes wrong in it is noted. */
    Page open(View view, ColorScheme colours, boolean script) {
        return open(view, colours, script, "en-GB");
    }

    /** The same of somebody with a system in a language. */
    Page open(View view, ColorScheme colours, boolean script, String locale) {
        BrowserContext context =
                browser.newContext(
                        new com.microsoft.playwright.Browser.NewContextOptions()
                                .setViewportSize(view.width, view.height)
                                .setColorScheme(colours)
                                .setLocale(locale)
                                .setJavaScriptEnabled(script)
                                .setHasTouch(view == View.PHONE));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        Page page = context.newPage();
        page.onConsoleMessage(
                message -> {
                    // An answer that says what is wrong with a form is told as an error, too, and
                    // so is a connection that a test takes away.
                    if (message.type().equals("error")
                            && !message.text().contains("status of 4")
                            && !message.text().contains("ERR_INTERNET_DISCONNECTED")) {
                        troubles.add(page.url() + ": " + message.text());
                    }
                });
        page.onPageError(error -> troubles.add(page.url() + ": " + error));
        return page;
    }

    /** Gives a window an authenticator that says yes to all it is asked, such as a phone's own. */
    static void giveAuthenticator(Page page) {
        CDPSession session = page.context().newCDPSession(page);
        session.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject wanted = new JsonObject();
        wanted.add("options", options);
        session.send("WebAuthn.addVirtualAuthenticator", wanted);
    }

    /** Findings of axe that keep people out, and pages wider than their window. */
    void check(Page page) {
        page.evaluate(axe);
        Object found =
                page.evaluate(
                        """
                        async () => {
                          const result = await axe.run(document, {resultTypes: ['violations']});
                          return result.violations
                            .filter(v => v.impact === 'serious' || v.impact === 'critical')
                            .map(v => v.id + ': ' + v.nodes.map(n => n.html).slice(0, 3).join(' | '));
                        }
                        """);
        assertEquals(List.of(), found, "axe at " + page.url());
        Object wider =
                page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
        assertEquals(0, Math.max(0, ((Number) wider).intValue()), "too wide: " + page.url());
    }

    /** What the consoles of all windows have complained about. */
    List<String> troubles() {
        return List.copyOf(troubles);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
