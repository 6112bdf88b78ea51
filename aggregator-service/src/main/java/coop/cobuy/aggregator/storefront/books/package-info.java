/** The bookkeeper's pages: suppliers' invoices, accounts, money in and out. */
@NullMarked
package coop.cobuy.aggregator.storefront.books;

import org.jspecify.annotations.NullMarked;
