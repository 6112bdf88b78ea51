package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.platform.TopicFeed;
import coop.cobuy.aggregator.platform.TopicFeeds;
import coop.cobuy.contract.supplier.v1.DeliveryAttention;
import coop.cobuy.contract.supplier.v1.DeliveryReported;
import coop.cobuy.contract.supplier.v1.DespatchAdvice;
import coop.cobuy.contract.supplier.v1.OrderResponse;

import io.micronaut.context.annotation.Factory;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** What the supplier-adapter reports and what suppliers answer, each topic by itself. */
@Factory
final class SupplierFeeds {

    private static final String GROUP = "aggregator-purchasing-";
    private static final int BATCH_MAX = 200;

    private final TopicFeeds feeds;

    SupplierFeeds(TopicFeeds feeds) {
        this.feeds = feeds;
    }

    @Singleton
    @Named("supplier-deliveries")
    TopicFeed<DeliveryReported> deliveries(Deliveries deliveries) {
        return feeds.feed(
                reading(
                        "supplier delivery loop",
                        "purchasing.deliveries",
                        DeliveryReported.TOPIC,
                        DeliveryReported.class),
                deliveries::note);
    }

    @Singleton
    @Named("supplier-responses")
    TopicFeed<OrderResponse> responses(Answering answering) {
        return feeds.feed(
                reading(
                        "supplier response loop",
                        "purchasing.responses",
                        OrderResponse.TOPIC,
                        OrderResponse.class),
                answering::byFeed);
    }

    @Singleton
    @Named("supplier-attention")
    TopicFeed<DeliveryAttention> attention(LateAnswers late) {
        return feeds.feed(
                reading(
                        "supplier attention loop",
                        "purchasing.attention",
                        DeliveryAttention.TOPIC,
                        DeliveryAttention.class),
                late::tell);
    }

    @Singleton
    @Named("supplier-despatches")
    TopicFeed<DespatchAdvice> despatches(Shipments shipments) {
        return feeds.feed(
                reading(
                        "supplier despatch loop",
                        "purchasing.despatches",
                        DespatchAdvice.TOPIC,
                        DespatchAdvice.class),
                shipments::byFeed);
    }

    private static <M> TopicFeed.Reading<M> reading(
            String name, String consumer, String topic, Class<M> message) {
        return new TopicFeed.Reading<>(name, consumer, GROUP + topic, topic, message, BATCH_MAX);
    }
}
