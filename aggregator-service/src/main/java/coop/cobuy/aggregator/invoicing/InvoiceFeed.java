package coop.cobuy.aggregator.invoicing;

import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.TopicFeed;
import coop.cobuy.aggregator.platform.TopicFeeds;
import coop.cobuy.contract.supplier.v1.SupplierInvoice;
import coop.cobuy.id.CoopId;

import io.micronaut.context.annotation.Factory;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import java.util.Optional;

/** Takes in the invoices that suppliers send; what cannot be understood is parked. */
@Factory
final class InvoiceFeed {

    /** The feed's name among its kind. */
    static final String NAME = "supplier-invoices";

    private static final int BATCH_MAX = 100;

    @Singleton
    @Named(NAME)
    TopicFeed<SupplierInvoice> invoices(TopicFeeds feeds, InvoiceIntake intake) {
        return feeds.feed(
                new TopicFeed.Reading<>(
                        "intake of suppliers' invoices",
                        "invoicing",
                        "cobuy-invoicing",
                        SupplierInvoice.TOPIC,
                        SupplierInvoice.class,
                        BATCH_MAX),
                message -> take(intake, message));
    }

    private static Optional<String> take(InvoiceIntake intake, SupplierInvoice message) {
        try {
            CoopId coop = new CoopId(message.coopId());
            InvoiceBody body = InvoiceBody.of(message);
            intake.take(coop, intake.read(coop, body), body, InvoiceSource.FEED);
            return Optional.empty();
        } catch (BadInput e) {
            return Optional.of(e.errors().toString());
        }
    }
}
