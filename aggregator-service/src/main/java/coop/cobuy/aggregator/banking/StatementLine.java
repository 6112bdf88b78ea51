package coop.cobuy.aggregator.banking;

import coop.cobuy.aggregator.ledger.Payments.Direction;
import coop.cobuy.money.Money;

import java.time.LocalDate;

/**
 * One movement on the co-op's bank account, as a statement has it.
 *
 * @param line of the file, for people
 * @param bankReference the bank's own, empty: it gave none
 * @param amount above zero
 * @param name of the other side, may be empty
 * @param iban of the other side, may be empty
 * @param text what the payer wrote, may be empty
 * @param structured a creditor reference (ISO 11649), may be empty
 */
record StatementLine(
        long line,
        String bankReference,
        Direction direction,
        Money amount,
        LocalDate bookedOn,
        String name,
        String iban,
        String text,
        String structured) {}
