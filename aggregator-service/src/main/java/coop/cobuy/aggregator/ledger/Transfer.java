package coop.cobuy.aggregator.ledger;

import coop.cobuy.money.Money;

import java.util.Optional;

/**
 * Money moved from one account to another.
 *
 * @param debit the account that has less afterwards (a member is charged)
 * @param credit the account that has more afterwards (a member paid in)
 * @param amount above zero, at most {@link #AMOUNT_MAX}
 * @param purpose what for, at most 40 characters, such as {@code GOODS}
 */
public record Transfer(AccountKey debit, AccountKey credit, Money amount, String purpose) {

    /** The largest amount of one transfer, in minor units: 10^15. */
    public static final long AMOUNT_MAX = 1_000_000_000_000_000L;

    private static final int PURPOSE_MAX = 40;

    public Transfer {
        if (amount.minor() <= 0 || amount.minor() > AMOUNT_MAX) {
            throw new IllegalArgumentException(
                    "amount: " + amount + " (expected: above zero, at most 10^15 minor units)");
        }
        if (debit.equals(credit)) {
            throw new IllegalArgumentException("transfer: " + debit + " on both sides");
        }
        if (purpose.isBlank() || purpose.length() > PURPOSE_MAX) {
            throw new IllegalArgumentException(
                    "purpose: \"" + purpose + "\" (expected: 1 to 40 characters)");
        }
    }

    /**
     * For an amount of any sign: below zero it goes the other way; for zero there is no transfer.
     */
    public static Optional<Transfer> of(
            AccountKey debit, AccountKey credit, Money amount, String purpose) {
        if (amount.isZero()) {
            return Optional.empty();
        }
        return Optional.of(
                amount.isNegative()
                        ? new Transfer(credit, debit, amount.negated(), purpose)
                        : new Transfer(debit, credit, amount, purpose));
    }

    Transfer reversed() {
        return new Transfer(credit, debit, amount, purpose);
    }
}
