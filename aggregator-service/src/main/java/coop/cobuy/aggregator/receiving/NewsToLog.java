package coop.cobuy.aggregator.receiving;

import coop.cobuy.aggregator.purchasing.OrderContent;
import coop.cobuy.id.MemberId;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;

/** Writes what is to be told into the application's log, as long as there are no notices. */
@Singleton
final class NewsToLog implements News {

    private static final Logger LOG = LoggerFactory.getLogger(NewsToLog.class);

    @Override
    public void shortDelivery(OrderContent order, List<MemberId> members) {
        LOG.info("{} members get less of {} than planned", members.size(), order.number());
    }

    @Override
    public void closed(OrderContent order, int linesShort, int linesOver) {
        LOG.info(
                "Receiving of {} is closed: {} lines short, {} over",
                order.number(),
                linesShort,
                linesOver);
    }
}
