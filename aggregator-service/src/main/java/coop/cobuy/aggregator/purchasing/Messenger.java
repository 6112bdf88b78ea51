package coop.cobuy.aggregator.purchasing;

import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;

import java.util.List;
import java.util.UUID;

/**
 * Tells buyers and members, in the caller's transaction: the border to notices that tests stand in
 * for.
 */
interface Messenger {

    /**
     * What is told.
     *
     * @param id the same id tells each recipient once, however often it comes
     */
    record Message(UUID id, coop.cobuy.aggregator.notices.Message notice) {

        /**
         * What the sentences beside this class say under {@code notice.KIND}.
         *
         * @param kind stable, for programs: {@code purchase-order.failed}
         * @param link a path of the API
         */
        static Message of(UUID id, String kind, String link, Object... arguments) {
            return new Message(
                    id,
                    coop.cobuy.aggregator.notices.Message.beside(
                            Messenger.class, kind, link, arguments));
        }
    }

    void buyers(CoopId coop, Message message);

    void members(CoopId coop, List<MemberId> members, Message message);
}
