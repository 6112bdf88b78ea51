package coop.cobuy.aggregator.storefront.books;

import coop.cobuy.aggregator.ledger.Payments;
import coop.cobuy.aggregator.storefront.Form;

/**
 * A payment that may be taken back.
 *
 * @param name whose it is
 * @param back where its account's page is
 */
public record PaymentPage(
        Form form, Payments.Payment payment, String name, String back, boolean reversed) {}
