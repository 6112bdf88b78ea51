package coop.cobuy.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import coop.cobuy.local.Browser.View;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A round from its plan to a member's statement, all by clicks: two members want ten bags of oats,
 * the supplier has nine, eight arrive, and of a member's rice one bag is missing at pick-up. Buyer,
 * bookkeeper and administrator sit at a desk; at the van, the supplier and the member have phones.
 */
final class StaffStory {

    private static final String ROUND = "All by clicks";
    private static final String OATS = "Rolled oats 1 kg";
    private static final String RICE = "Basmati rice 1 kg";
    private static final String INVOICE = "MF-2026-88";
    private static final Pattern SUM = Pattern.compile("add up to €([0-9]+\\.[0-9]{2})");

    private final OpenCobuy cobuy;
    private final Browser browser;

    StaffStory(OpenCobuy cobuy, Browser browser) {
        this.cobuy = cobuy;
        this.browser = browser;
    }

    void tell() {
        administer();
        Clicks buyer = enter("BUYER", View.DESK);
        plan(buyer);
        Clicks member = enter("MEMBER", View.PHONE);
        order(member);
        member.leave();
        orderForAnother(buyer);
        look(buyer);
        String order = approve(buyer);
        buyer.leave();
        Clicks supplier = enter("SUPPLIER", View.PHONE);
        answer(supplier, order);
        ship(supplier);
        bill(supplier);
        supplier.leave();
        Clicks van = enter("BUYER", View.PHONE);
        receive(van, order);
        handOut(van);
        van.leave();
        Clicks bookkeeper = enter("BOOKKEEPER", View.DESK);
        accept(bookkeeper);
        recordPayment(bookkeeper);
        export(bookkeeper);
        bookkeeper.leave();
        readStatement();
    }

    private Clicks enter(String role, View view) {
        Page page = browser.open(view, ColorScheme.LIGHT, true);
        PageWalk.signIn(cobuy, cobuy.account(role), page);
        return new Clicks(page, browser);
    }

    private void administer() {
        Clicks admin = enter("ADMINISTRATOR", View.DESK);
        admin.link("Settings");
        admin.fill("Contact address", "office@linden.example");
        admin.button("Save");
        admin.see("The settings are saved");
        admin.link("People");
        admin.fill("Mail address", "casey@linden.example");
        admin.tick("Member");
        admin.button("Send the invitation");
        admin.see("Hand this link over");
        admin.check();
        admin.link("People");
        assertThat(admin.row("casey@linden.example")).containsText("Member");
        admin.link("Kim Second-Buyer");
        admin.tick("Bookkeeper");
        admin.button("Save");
        admin.see("The account is changed");
        admin.unfold("Make a token");
        admin.fill("What it is for", "The shop's till");
        admin.fill("Good for how many days", "30");
        admin.page().locator("input[name=scope][value=READ]").check();
        admin.page().locator("details.confirm form button").last().click();
        admin.see("A token was made");
        admin.check();
        admin.link("Kim Second-Buyer");
        admin.row("The shop's till").getByText("Revoke").click();
        admin.see("The token is good for nothing any more");
        assertThat(admin.row("The shop's till")).containsText("revoked");
        admin.check();
        admin.leave();
    }

    private void plan(Clicks buyer) {
        buyer.link("Plan a round");
        buyer.fill("Name", ROUND);
        buyer.tick("Mill & Field Wholesale");
        buyer.button("Plan it");
        buyer.see("The round is planned");
        buyer.button("Open now");
        buyer.see("Close now");
    }

    private void order(Clicks member) {
        Locator card =
                member.page()
                        .locator("li.card")
                        .filter(new Locator.FilterOptions().setHasText(ROUND));
        card.getByText("Go shopping").click();
        put(member, OATS, "6");
        put(member, RICE, "6");
    }

    private static void put(Clicks member, String product, String quantity) {
        member.page().locator("#q").fill(product);
        Locator card = member.page().locator("li.offer");
        assertThat(card).hasCount(1);
        assertThat(card).containsText(product);
        card.locator("input[name=quantity]").fill(quantity);
        card.locator(".line-actions .button").first().click();
        assertThat(card).containsText(quantity + " ordered");
    }

    private void orderForAnother(Clicks buyer) {
        buyer.link("Members' orders");
        assertThat(buyer.row("Ada Acker")).containsText("2");
        buyer.fill("Member's number", "1002");
        buyer.button("Go to the order");
        buyer.fill("Add", "MILLFIELD MF-101 4");
        buyer.check();
        buyer.button("Save the order");
        buyer.see("The order is saved");
        buyer.link(ROUND);
        buyer.link(ROUND);
    }

    private void look(Clicks buyer) {
        buyer.lookUntil(OATS);
        assertThat(buyer.row(OATS)).containsText("10");
        buyer.check();
        buyer.link("What if");
        buyer.fill("The co-op takes more of", "MILLFIELD MF-101 30");
        buyer.button("Reckon");
        buyer.see("What it would do");
        buyer.check();
        buyer.link(ROUND);
        buyer.unfold("Close now").locator("form button").click();
        buyer.see("The round is being closed");
    }

    private String approve(Clicks buyer) {
        buyer.link("Drafts and purchase orders");
        buyer.see("Mill & Field Wholesale");
        Locator link = buyer.row("Mill & Field Wholesale").locator("a");
        String order = link.innerText().strip();
        link.click();
        buyer.check();
        buyer.button("Approve €");
        buyer.see("It is on its way to the supplier");
        buyer.lookUntil("Delivered");
        buyer.check();
        return order;
    }

    private void answer(Clicks supplier, String order) {
        supplier.link(order);
        supplier.fill("You deliver: " + OATS, "9");
        supplier.fill("Note to the buyers", "One bag is torn");
        supplier.check();
        supplier.button("Send answer");
        supplier.see("The buyers are told what you changed");
    }

    private void ship(Clicks supplier) {
        supplier.link("Announce a delivery");
        supplier.fill("Number of your delivery note", "LS-88");
        supplier.button("Announce");
        supplier.see("The delivery is announced");
    }

    /** Mistypes the sum, is told the right one, and sends the form again. */
    private void bill(Clicks supplier) {
        supplier.link("Enter an invoice");
        supplier.fill("Number of the invoice", INVOICE);
        supplier.fill("Freight in EUR", "19");
        supplier.fill("VAT on the freight", "7");
        supplier.fill("Payable in EUR", "1");
        supplier.button("Send the invoice");
        supplier.see("add up to €");
        supplier.check();
        Matcher sum = SUM.matcher(supplier.page().locator("main").innerText());
        assertTrue(sum.find(), "the right sum");
        supplier.fill("Payable in EUR", sum.group(1));
        supplier.button("Send the invoice");
        supplier.see("The invoice is with the co-op's bookkeeper");
        supplier.see("Invoice " + INVOICE);
    }

    private void receive(Clicks van, String order) {
        van.link(order);
        van.see("One bag is torn");
        van.link("Goods receipt");
        van.see("Filled in from the supplier's despatch advice");
        Locator oats =
                van.page().locator("li.card").filter(new Locator.FilterOptions().setHasText(OATS));
        assertThat(oats.locator("input").first()).hasValue("9");
        oats.locator("button[data-step^='-']").first().click();
        assertThat(oats.locator("input").first()).hasValue("8");
        van.button("Book, nothing more comes");
        van.see("Booked and shared out");
        van.see("Who gets more or less than planned");
        assertThat(van.row(OATS)).containsText("2 short");
        van.check();
    }

    private void handOut(Clicks van) {
        van.link("Packing list");
        van.page()
                .locator("section.packing")
                .filter(new Locator.FilterOptions().setHasText("1001 Ada Acker"))
                .locator("a")
                .click();
        Locator rice =
                van.page().locator("li.card").filter(new Locator.FilterOptions().setHasText(RICE));
        rice.locator("summary").click();
        rice.locator("input[name^='units.']").fill("1");
        van.check();
        rice.getByText("Credit it").click();
        van.see("are credited, and the member is told");
        van.see("1 missing");
        van.button("All fetched: check off");
        van.see("Fetched; checked off by Bo Buyer");
        van.check();
    }

    private void accept(Clicks bookkeeper) {
        bookkeeper.link(INVOICE);
        bookkeeper.see("More is billed than came: 9 instead of 8.");
        bookkeeper.button("Accept");
        bookkeeper.fill("Reason", "The torn bag was billed; they owe us one");
        bookkeeper.button("Accept");
        bookkeeper.see("The invoice is accepted");
        bookkeeper.check();
    }

    private void recordPayment(Clicks bookkeeper) {
        bookkeeper.link("Accounts");
        bookkeeper.link("Ada Acker");
        bookkeeper.fill("Amount in EUR", "50");
        bookkeeper.fill("Reference", "Till slip 7");
        bookkeeper.button("Record");
        bookkeeper.see("€50.00 is recorded");
        bookkeeper.see("Till slip 7");
        bookkeeper.check();
    }

    private void export(Clicks bookkeeper) {
        bookkeeper.link("Exports");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        bookkeeper.page().locator("#from").fill(today.minusDays(1).toString());
        bookkeeper.page().locator("#to").fill(today.plusDays(1).toString());
        Download file = bookkeeper.page().waitForDownload(() -> bookkeeper.button("Download"));
        try {
            String table = Files.readString(file.path());
            assertTrue(table.contains("Till slip 7"), table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readStatement() {
        Clicks member = enter("MEMBER", View.PHONE);
        member.link("Statement");
        member.lookUntil(INVOICE);
        member.see("Payment received");
        member.see("1 missing of " + RICE);
        member.check();
        member.leave();
    }
}
