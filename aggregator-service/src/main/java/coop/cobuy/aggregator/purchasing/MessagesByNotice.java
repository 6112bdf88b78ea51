package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.notices.Notices;
import coop.cobuy.aggregator.notices.Recipient;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;

import jakarta.inject.Singleton;

import java.util.List;

/** {@link Messenger} by notices. */
@Singleton
final class MessagesByNotice implements Messenger {

    private final Notices notices;

    MessagesByNotice(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void buyers(CoopId coop, Message message) {
        notices.tell(coop, Recipient.buyers(), message.id().toString(), message.notice());
    }

    @Override
    public void members(CoopId coop, List<MemberId> members, Message message) {
        notices.tellMembers(coop, members, message.id().toString(), message.notice());
    }
}
