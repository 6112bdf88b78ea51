package coop.cobuy.aggregator.ledger;

import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.JournalId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Money that members and suppliers pay in or are paid out; a wrong record is reversed, never
 * changed.
 */
@Singleton
public class Payments {

    private static final String PURPOSE = "PAYMENT";
    private static final AccountKey BANK = AccountKey.coop(AccountKind.BANK);

    private final Ledger ledger;
    private final JournalRows journals;
    private final TransferRows transfers;
    private final AccountRows accounts;
    private final KnownMembers parties;
    private final Audit audit;

    Payments(
            Ledger ledger,
            JournalRows journals,
            TransferRows transfers,
            AccountRows accounts,
            KnownMembers parties,
            Audit audit) {
        this.ledger = ledger;
        this.journals = journals;
        this.transfers = transfers;
        this.accounts = accounts;
        this.parties = parties;
        this.audit = audit;
    }

    /** Which way money went. */
    public enum Direction {
        /** To the co-op. */
        IN,
        /** From the co-op. */
        OUT
    }

    /**
     * A payment to be recorded.
     *
     * @param party a member's or a supplier's account
     * @param amount above zero
     * @param reference a document outside, such as a line of a bank statement; at most 100
     *     characters
     */
    public record Paid(
            AccountKey party, Direction direction, Money amount, String reference, LocalDate day) {
        public Paid {
            if (party.kind() != AccountKind.MEMBER && party.kind() != AccountKind.SUPPLIER) {
                throw new IllegalArgumentException(
                        "party: " + party.kind() + " (expected: a member or a supplier)");
            }
        }
    }

    /**
     * A payment as it was recorded.
     *
     * @param member null: it was a supplier's
     * @param supplier null: it was a member's
     */
    public record Payment(
            JournalId id,
            @Nullable MemberId member,
            @Nullable SupplierId supplier,
            Direction direction,
            Money amount,
            String reference,
            LocalDate receivedOn) {

        static Payment of(JournalId id, Paid paid) {
            UUID owner = paid.party().owner();
            boolean isMember = paid.party().kind() == AccountKind.MEMBER;
            return new Payment(
                    id,
                    isMember ? new MemberId(owner) : null,
                    isMember ? null : new SupplierId(owner),
                    paid.direction(),
                    paid.amount(),
                    paid.reference(),
                    paid.day());
        }

        /** The account on the other side than the bank. */
        public AccountKey party() {
            MemberId ofMember = member;
            SupplierId ofSupplier = supplier;
            if (ofMember != null) {
                return AccountKey.member(ofMember);
            }
            if (ofSupplier != null) {
                return AccountKey.supplier(ofSupplier);
            }
            throw new IllegalStateException("payment " + id + " is nobody's");
        }
    }

    /**
     * @param key the client's; the same again with the same content does nothing
     * @throws Refused if there is no such party, the key was used for another payment, or a member
     *     would be paid more than it has
     */
    @Transactional
    public Payment record(Caller caller, String key, Paid paid) {
        parties.require(caller.coop(), paid.party());
        JournalId id = new JournalId(named(caller.coop(), "payment", key));
        boolean isIn = paid.direction() == Direction.IN;
        JournalHead head =
                new JournalHead(
                        id,
                        JournalKind.PAYMENT,
                        isIn ? "Payment received" : "Payment made",
                        paid.reference(),
                        paid.day(),
                        null,
                        caller.account());
        Transfer transfer =
                isIn
                        ? new Transfer(BANK, paid.party(), paid.amount(), PURPOSE)
                        : new Transfer(paid.party(), BANK, paid.amount(), PURPOSE);
        if (ledger.post(caller.coop(), new Journal(head, List.of(transfer))) == Posted.NOW) {
            requireCovered(caller, paid);
            audit.record(
                    caller,
                    "payment.recorded",
                    "payment/" + id,
                    "%s %s %s %s"
                            .formatted(
                                    paid.amount(),
                                    isIn ? "of" : "to",
                                    paid.party().kind(),
                                    paid.party().owner()));
        }
        return Payment.of(id, paid);
    }

    /** Asked after posting, while the member's balance is locked: a refusal takes it back. */
    private void requireCovered(Caller caller, Paid paid) {
        if (paid.direction() == Direction.OUT && paid.party().kind() == AccountKind.MEMBER) {
            MemberId member = new MemberId(paid.party().owner());
            Funds after = ledger.funds(caller.coop(), caller.currency(), member);
            if (after.balance().isNegative()) {
                throw Refused.at(
                        "/amount",
                        LedgerReason.BALANCE_TOO_LOW,
                        LedgerReason.BALANCE_TOO_LOW.message());
            }
        }
    }

    /**
     * Takes a payment back by a journal that points at it; again with the same reason: does
     * nothing.
     *
     * @throws Refused if there is no such payment, or it was taken back for another reason
     */
    @Transactional
    public JournalId reverse(Caller caller, UUID payment, String reason) {
        Payment wrong =
                find(caller.coop(), caller.currency(), payment)
                        .orElseThrow(() -> new Refused(LedgerReason.JOURNAL_UNKNOWN));
        JournalId id = new JournalId(reversalOf(caller.coop(), payment));
        JournalHead head =
                new JournalHead(
                        id,
                        JournalKind.CORRECTION,
                        reason,
                        wrong.reference(),
                        null,
                        wrong.id(),
                        caller.account());
        Transfer back =
                wrong.direction() == Direction.IN
                        ? new Transfer(wrong.party(), BANK, wrong.amount(), PURPOSE)
                        : new Transfer(BANK, wrong.party(), wrong.amount(), PURPOSE);
        if (journals.find(caller.coop().value(), id.value())
                .filter(row -> !row.text().equals(reason))
                .isPresent()) {
            throw new Refused(LedgerReason.ALREADY_REVERSED);
        }
        if (ledger.post(caller.coop(), new Journal(head, List.of(back))) == Posted.NOW) {
            audit.record(caller, "payment.reversed", "payment/" + payment, reason);
        }
        return id;
    }

    @Transactional
    public Optional<Payment> find(CoopId coop, Currency currency, UUID id) {
        return journals.find(coop.value(), id)
                .filter(row -> row.kind() == JournalKind.PAYMENT)
                .map(row -> payment(coop, currency, row));
    }

    /** Those of the journals that were taken back. */
    @Transactional
    public Set<JournalId> reversed(CoopId coop, Collection<JournalId> payments) {
        Set<JournalId> found = new HashSet<>();
        for (JournalId payment : payments) {
            if (journals.find(coop.value(), reversalOf(coop, payment.value())).isPresent()) {
                found.add(payment);
            }
        }
        return found;
    }

    private Payment payment(CoopId coop, Currency currency, JournalRow row) {
        TransferRow transfer = transfers.ofJournal(coop.value(), row.id()).getFirst();
        boolean isIn = transfer.debitAccountId().equals(BANK.id(coop).value());
        UUID account = isIn ? transfer.creditAccountId() : transfer.debitAccountId();
        AccountKey party = accounts.find(coop.value(), account).orElseThrow().key();
        return Payment.of(
                new JournalId(row.id()),
                new Paid(
                        party,
                        isIn ? Direction.IN : Direction.OUT,
                        new Money(transfer.amountMinor(), currency),
                        java.util.Objects.requireNonNull(row.reference()),
                        java.util.Objects.requireNonNull(row.occurredOn())));
    }

    private static UUID reversalOf(CoopId coop, UUID payment) {
        return named(coop, "reversal", payment.toString());
    }

    private static UUID named(CoopId coop, String kind, String key) {
        String name = coop + "/" + kind + "/" + key;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
