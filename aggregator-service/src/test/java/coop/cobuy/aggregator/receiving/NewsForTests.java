package coop.cobuy.aggregator.receiving;

import coop.cobuy.aggregator.purchasing.OrderContent;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.PurchaseOrderId;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.List;

/** Remembers what was told, for tests that ask for it by {@code test.purchasing}. */
@Singleton
@Primary
@Requires(property = "test.purchasing")
public final class NewsForTests implements News {

    private final List<String> told = new ArrayList<>();

    @Override
    public synchronized void shortDelivery(OrderContent order, List<MemberId> members) {
        members.forEach(member -> told.add(order.id() + " short " + member));
    }

    @Override
    public synchronized void closed(OrderContent order, int linesShort, int linesOver) {
        told.add(order.id() + " closed " + linesShort + " " + linesOver);
    }

    synchronized long count(PurchaseOrderId order, String text) {
        return told.stream().filter(one -> one.equals(order + " " + text)).count();
    }
}
