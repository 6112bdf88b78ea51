package coop.cobuy.aggregator.purchasing;

import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.UUID;

/** One transaction of {@link Tellings}. */
@Singleton
class TellingStep {

    /** How many members are told in one transaction. */
    static final int MEMBERS = 1000;

    private final TellingRows rows;
    private final Messenger messenger;

    TellingStep(TellingRows rows, Messenger messenger) {
        this.rows = rows;
        this.messenger = messenger;
    }

    @Transactional
    void tell(TellingRow row, List<MemberId> members, Messenger.Message message) {
        messenger.members(new CoopId(row.coopId()), members, message);
        UUID last = members.getLast().value();
        rows.update(row.coopId(), row.purchaseOrderId(), row.kind(), last, false);
    }

    @Transactional
    void done(TellingRow row, UUID last) {
        rows.update(row.coopId(), row.purchaseOrderId(), row.kind(), last, true);
    }
}
