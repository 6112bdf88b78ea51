package coop.cobuy.aggregator.members;

import coop.cobuy.aggregator.ledger.AccountKey;
import coop.cobuy.aggregator.ledger.AccountKind;
import coop.cobuy.aggregator.ledger.Journal;
import coop.cobuy.aggregator.ledger.JournalHead;
import coop.cobuy.aggregator.ledger.JournalKind;
import coop.cobuy.aggregator.ledger.Ledger;
import coop.cobuy.aggregator.ledger.Transfer;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.JournalId;
import coop.cobuy.id.MemberId;
import coop.cobuy.money.Money;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Takes one row of a file of members, whole or not at all. */
@Singleton
class MemberImportRow {

    private static final String OPENING = "OPENING";

    private final Members members;
    private final Ledger ledger;

    MemberImportRow(Members members, Ledger ledger) {
        this.members = members;
        this.ledger = ledger;
    }

    /** What became of it. */
    enum Outcome {
        CREATED,
        UNCHANGED,
        TAKEN
    }

    @Transactional
    Outcome take(Caller caller, MemberImport.Wanted wanted) {
        CoopId coop = caller.coop();
        String hash = hash(wanted.content());
        Optional<MemberRow> before = members.imported(coop, wanted.member().number());
        if (before.isPresent()) {
            return hash.equals(before.get().importHash()) ? Outcome.UNCHANGED : Outcome.TAKEN;
        }
        Member made = members.create(coop, wanted.member(), hash);
        opening(caller, made.id(), wanted.opening())
                .ifPresent(journal -> ledger.post(coop, journal));
        Money limit = wanted.creditLimit();
        if (limit != null) {
            ledger.limitCredit(coop, made.id(), limit, caller.account());
        }
        return Outcome.CREATED;
    }

    /** The journal that brings a member's balance over. */
    private static Optional<Journal> opening(Caller caller, MemberId member, Money balance) {
        String name = caller.coop() + "/opening/" + member;
        JournalHead head =
                new JournalHead(
                        new JournalId(
                                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))),
                        JournalKind.OPENING,
                        "Opening balance",
                        null,
                        null,
                        null,
                        caller.account());
        return Transfer.of(
                        AccountKey.coop(AccountKind.OPENING),
                        AccountKey.member(member),
                        balance,
                        OPENING)
                .map(transfer -> new Journal(head, List.of(transfer)));
    }

    private static String hash(String content) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(sha256.digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
