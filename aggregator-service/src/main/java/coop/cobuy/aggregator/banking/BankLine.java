package coop.cobuy.aggregator.banking;

import coop.cobuy.aggregator.ledger.AccountKey;
import coop.cobuy.aggregator.ledger.Payments.Direction;
import coop.cobuy.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;

/**
 * One movement on the co-op's bank account and what became of it.
 *
 * @param bankReference the bank's own
 * @param name of the other side, may be empty
 * @param text what the payer wrote
 * @param matchedBy how it was matched, or why not
 * @param party whose it is: proposed, or booked
 */
public record BankLine(
        UUID id,
        String bankReference,
        Direction direction,
        Money amount,
        LocalDate bookedOn,
        String name,
        String iban,
        String text,
        State state,
        String matchedBy,
        @Nullable AccountKey party) {

    /** What became of it. */
    public enum State {
        /** It names one member; a person confirms. */
        PROPOSED,
        /** It names nobody, or several: a person assigns it. */
        OPEN,
        /** In the ledger. */
        BOOKED,
        /** Not a member's or supplier's: booked elsewhere, or not at all. */
        SET_ASIDE
    }

    static BankLine of(BankLineRow row) {
        UUID party = row.partyId();
        return new BankLine(
                row.id(),
                row.bankReference(),
                row.direction(),
                new Money(row.amountMinor(), Currency.getInstance(row.currency())),
                row.bookedOn(),
                row.name(),
                row.iban(),
                row.text(),
                row.state(),
                row.matchedBy(),
                row.partyKind() == null || party == null
                        ? null
                        : new AccountKey(row.partyKind(), party));
    }
}
