package coop.cobuy.aggregator.catalog;

import coop.cobuy.aggregator.platform.TopicFeed;
import coop.cobuy.aggregator.platform.TopicFeeds;
import coop.cobuy.contract.supplier.v1.PriceList;

import io.micronaut.context.annotation.Factory;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** Takes in the price lists that suppliers send; one that is too long is parked. */
@Factory
final class SupplierListFeed {

    private static final int BATCH_MAX = 20;

    @Singleton
    @Named("supplier-price-lists")
    TopicFeed<PriceList> lists(TopicFeeds feeds, SupplierLists lists) {
        return feeds.feed(
                new TopicFeed.Reading<>(
                        "intake of suppliers' price lists",
                        "price-lists",
                        "cobuy-price-lists",
                        PriceList.TOPIC,
                        PriceList.class,
                        BATCH_MAX),
                lists::take);
    }
}
