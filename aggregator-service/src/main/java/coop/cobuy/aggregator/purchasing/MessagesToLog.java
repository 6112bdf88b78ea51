package coop.cobuy.aggregator.purchasing;

import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;

/** Writes what is to be told into the application's log, as long as there are no notices. */
@Singleton
final class MessagesToLog implements Messenger {

    private static final Logger LOG = LoggerFactory.getLogger(MessagesToLog.class);

    @Override
    public void buyers(CoopId coop, Message message) {
        LOG.info("To the buyers of co-op {}: {}", coop, message);
    }

    @Override
    public void members(CoopId coop, List<MemberId> members, Message message) {
        LOG.info("To {} members of co-op {}: {}", members.size(), coop, message);
    }
}
