package coop.cobuy.aggregator.storefront.books;

import coop.cobuy.aggregator.storefront.Form;

/** One line of a bank statement, to be assigned by hand. */
public record BankLinePage(Form form, BankPage.Item item) {

    public String path() {
        return "/books/bank/lines/" + item.line().id();
    }
}
