package coop.cobuy.aggregator.platform;

/** What an API token may be limited to, within what its account may do anyway. */
public enum Scope {
    /** To see whatever the account sees, and change nothing. */
    READ,
    /** To order, for oneself or as the co-op's buyer for others. */
    ORDERS,
    /** Suppliers, offers and price lists. */
    CATALOGUE,
    /** Rounds, drafts, purchase orders, receipts. */
    PURCHASING,
    /** Invoices, payments, balances. */
    BOOKS,
    /** Members, accounts, settings, dead letters. */
    ADMINISTRATION,
    /** A supplier's feed, at the supplier-adapter. */
    FEEDS
}
