package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.notices.Message;
import coop.cobuy.aggregator.notices.Notices;
import coop.cobuy.id.MemberId;
import coop.cobuy.text.Sentence;

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
        notices.tellMembers(
                prepared.order().coop(),
                members,
                "statement.ready/" + prepared.invoice().id(),
                Message.beside(
                        MemberNotices.class,
                        "statement.ready",
                        "/api/v1/rounds/" + prepared.order().round(),
                        prepared.order().supplierName(),
                        Sentence.beside(
                                MemberNotices.class,
                                prepared.isCredit() ? "document.credit" : "document.invoice",
                                prepared.invoice().bill().number()),
                        prepared.order().number()));
    }
}
