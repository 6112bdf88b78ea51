package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.notices.Message;
import coop.cobuy.aggregator.notices.Notices;
import coop.cobuy.id.MemberId;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.List;

/** Tells members by notice that their statement has something new. */
@Singleton
class MemberNotices implements StatementNotices {

    private final Notices notices;

    MemberNotices(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void ready(Prepared prepared, int from, int to) {
        List<MemberId> members = new ArrayList<>();
        for (int i = from; i < to; i++) {
            members.add(new MemberId(prepared.participants().member(i)));
        }
        String document = prepared.isCredit() ? "credit note" : "invoice";
        String number = prepared.invoice().bill().number();
        String supplier = prepared.order().supplierName();
        notices.tellMembers(
                prepared.order().coop(),
                members,
                "statement.ready/" + prepared.invoice().id(),
                new Message(
                        "statement.ready",
                        "Your statement: %s".formatted(supplier),
                        "The %s %s of %s for order %s was shared out. Your statement of the round says what you pay and why."
                                .formatted(document, number, supplier, prepared.order().number()),
                        "/api/v1/rounds/" + prepared.order().round()));
    }
}
