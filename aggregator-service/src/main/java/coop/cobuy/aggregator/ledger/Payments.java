package coop.cobuy.aggregator.ledger;

import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.JournalId;
import coop.cobuy.id.MemberId;
import coop.cobuy.money.Money;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Money that members pay in, recorded by hand; a wrong record is reversed, never changed. */
@Singleton
class Payments {

    private static final String PURPOSE = "PAYMENT";
    private static final AccountKey BANK = AccountKey.coop(AccountKind.BANK);

    private final Ledger ledger;
    private final JournalRows journals;
    private final TransferRows transfers;
    private final AccountRows accounts;
    private final Audit audit;

    Payments(
            Ledger ledger,
            JournalRows journals,
            TransferRows transfers,
            AccountRows accounts,
            Audit audit) {
        this.ledger = ledger;
        this.journals = journals;
        this.transfers = transfers;
        this.accounts = accounts;
        this.audit = audit;
    }

    /** A payment as it was recorded. */
    record Payment(
            JournalId id, MemberId member, Money amount, String reference, LocalDate receivedOn) {}

    /**
     * @param key the client's; the same again with the same content does nothing
     * @throws Refused if the key was used for another payment
     */
    @Transactional
    Payment record(
            Caller caller,
            String key,
            MemberId member,
            Money amount,
            String reference,
            LocalDate receivedOn) {
        JournalId id = new JournalId(named(caller.coop(), "payment", key));
        JournalHead head =
                new JournalHead(
                        id,
                        JournalKind.PAYMENT,
                        "Payment received",
                        reference,
                        receivedOn,
                        null,
                        caller.account());
        Transfer transfer = new Transfer(BANK, AccountKey.member(member), amount, PURPOSE);
        if (ledger.post(caller.coop(), new Journal(head, List.of(transfer))) == Posted.NOW) {
            audit.record(caller, "payment.recorded", "payment/" + id, amount + " of " + member);
        }
        return new Payment(id, member, amount, reference, receivedOn);
    }

    /**
     * Takes a payment back by a journal that points at it; again with the same reason: does
     * nothing.
     */
    @Transactional
    JournalId reverse(Caller caller, UUID payment, String reason) {
        Payment wrong =
                find(caller.coop(), caller.currency(), payment)
                        .orElseThrow(() -> new Refused(LedgerReason.JOURNAL_UNKNOWN));
        JournalId id = new JournalId(named(caller.coop(), "reversal", payment.toString()));
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
                new Transfer(AccountKey.member(wrong.member()), BANK, wrong.amount(), PURPOSE);
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
    Optional<Payment> find(CoopId coop, Currency currency, UUID id) {
        return journals.find(coop.value(), id)
                .filter(row -> row.kind() == JournalKind.PAYMENT)
                .map(row -> payment(coop, currency, row));
    }

    private Payment payment(CoopId coop, Currency currency, JournalRow row) {
        TransferRow transfer = transfers.ofJournal(coop.value(), row.id()).getFirst();
        UUID member =
                accounts.find(coop.value(), transfer.creditAccountId()).orElseThrow().ownerId();
        return new Payment(
                new JournalId(row.id()),
                new MemberId(member),
                new Money(transfer.amountMinor(), currency),
                java.util.Objects.requireNonNull(row.reference()),
                java.util.Objects.requireNonNull(row.occurredOn()));
    }

    private static UUID named(CoopId coop, String kind, String key) {
        String name = coop + "/" + kind + "/" + key;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
