package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.ledger.AccountKey;
import coop.cobuy.aggregator.ledger.Entry;
import coop.cobuy.aggregator.ledger.JournalKind;
import coop.cobuy.aggregator.ledger.Ledger;
import coop.cobuy.aggregator.ledger.Statements;
import coop.cobuy.aggregator.platform.Paging;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.InvoiceId;
import coop.cobuy.id.MemberId;
import coop.cobuy.money.Money;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the ledger says of a member, for comparing a statement with it. */
@Singleton
class MemberBooks {

    private final Ledger ledger;
    private final Statements statements;

    MemberBooks(Ledger ledger, Statements statements) {
        this.ledger = ledger;
        this.statements = statements;
    }

    /**
     * What was read.
     *
     * @param charged by the journals of the invoices, above zero: the member owes more
     * @param movements payments and the like within the time, newest first
     */
    record Read(Money charged, List<StatementView.Movement> movements) {
        Read {
            movements = List.copyOf(movements);
        }
    }

    Money balance(CoopId coop, Currency currency, MemberId member) {
        return ledger.funds(coop, currency, member).balance();
    }

    Read read(
            CoopId coop,
            Currency currency,
            MemberId member,
            Instant from,
            Instant to,
            List<InvoiceId> invoices) {
        Set<UUID> missing = invoices.stream().map(InvoiceId::value).collect(Collectors.toSet());
        Set<UUID> journals = Set.copyOf(missing);
        List<StatementView.Movement> movements = new ArrayList<>();
        Money charged = Money.zero(currency);
        Paging paging = new Paging(Paging.LIMIT_MAX, null);
        while (true) {
            List<Entry> entries =
                    statements.entries(coop, currency, AccountKey.member(member), paging);
            for (Entry entry : entries) {
                if (journals.contains(entry.journal().value())) {
                    charged = charged.minus(entry.amount());
                    missing.remove(entry.journal().value());
                } else if (isMovement(entry, from, to)) {
                    movements.add(movement(entry));
                }
            }
            boolean more = entries.size() > paging.limit();
            if (!more || (missing.isEmpty() && entries.getLast().at().isBefore(from))) {
                return new Read(charged, movements);
            }
            // The page holds one more than its limit: go on after all that were counted.
            paging = new Paging(Paging.LIMIT_MAX, Statements.cursor(entries.getLast()));
        }
    }

    private static boolean isMovement(Entry entry, Instant from, Instant to) {
        boolean ofInvoice =
                entry.kind() == JournalKind.SETTLEMENT || entry.kind() == JournalKind.CREDIT_NOTE;
        return !ofInvoice && !entry.at().isBefore(from) && entry.at().isBefore(to);
    }

    private static StatementView.Movement movement(Entry entry) {
        return new StatementView.Movement(
                entry.journal(),
                entry.at(),
                entry.kind().name(),
                entry.text(),
                entry.amount(),
                entry.reference());
    }
}
