package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.purchasing.OrderLine;
import coop.cobuy.aggregator.rounds.MemberPrice;
import coop.cobuy.money.Money;
import coop.cobuy.quantity.Units;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * What a member gets back for some of the units that they should have got of a line: as large a
 * part of what they were charged for it as the units are of all theirs. As long as not all of their
 * units were invoiced, what was ordered says what they will be charged. Rounded once, half up.
 */
final class CreditAmount {

    private CreditAmount() {}

    /**
     * A member's part of a line.
     *
     * @param units allotted, above zero
     * @param grams what these weigh, of goods that are billed by weight; 0 while not known
     */
    record Got(Units units, long grams) {}

    /**
     * What a member was charged for a line by all invoices so far, credit notes taken off, with
     * mark-up, fee per unit, deposit and taxes.
     *
     * @param invoicedMilli thousandths of a unit, of invoices alone
     */
    record Charged(long invoicedMilli, long minor) {}

    /**
     * @param credited at most what the member got
     * @throws ArithmeticException if it is beyond what money can count
     */
    static Money of(Got got, Units credited, Charged charged, OrderLine line, MemberPrice price) {
        BigDecimal units = credited.decimal();
        Currency currency = line.net().currency();
        if (charged.invoicedMilli() >= got.units().milli()) {
            BigDecimal paid =
                    BigDecimal.valueOf(charged.minor(), currency.getDefaultFractionDigits());
            return rounded(paid.multiply(units), got, currency);
        }
        // Divided last: a third of a price has no end.
        BigDecimal net = ordered(got, line).multiply(units);
        BigDecimal all = got.units().decimal();
        return rounded(price.of(net, units.multiply(all)), got, currency);
    }

    /** What all that the member got costs at the order's price, net. */
    private static BigDecimal ordered(Got got, OrderLine line) {
        return line.kilogramPrice()
                .filter(kilogram -> got.grams() > 0)
                .map(kilogram -> kilogram.amount().multiply(BigDecimal.valueOf(got.grams(), 3)))
                .orElseGet(() -> line.unitPrice().amount().multiply(got.units().decimal()));
    }

    private static Money rounded(BigDecimal product, Got got, Currency currency) {
        int digits = currency.getDefaultFractionDigits();
        BigDecimal amount = product.divide(got.units().decimal(), digits, RoundingMode.HALF_UP);
        return Money.round(amount, currency, RoundingMode.UNNECESSARY);
    }
}
