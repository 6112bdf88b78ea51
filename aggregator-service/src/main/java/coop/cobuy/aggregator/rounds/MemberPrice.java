package coop.cobuy.aggregator.rounds;

import coop.cobuy.aggregator.catalog.CoopFee;
import coop.cobuy.aggregator.catalog.WholesaleTerms;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What members pay for an offer beyond the supplier's net: its tax, the co-op's mark-up and fee
 * with the tax on these, and the deposit. The one place where prices for members are reckoned
 * before an invoice comes.
 *
 * @param vat on the goods and their deposit
 * @param deposit of a unit, net
 * @param feeVat on the mark-up and the fee, which are the co-op's own sale and need not be taxed
 *     like the goods
 */
public record MemberPrice(Percent vat, Money deposit, CoopFee fee, Percent feeVat) {

    public static MemberPrice of(WholesaleTerms terms, Percent feeVat) {
        return new MemberPrice(terms.vat(), terms.deposit(), terms.fee(), feeVat);
    }

    /** Each part as high as in either. */
    public MemberPrice higher(MemberPrice other) {
        return new MemberPrice(
                higher(vat, other.vat),
                higher(deposit, other.deposit),
                new CoopFee(
                        higher(fee.markUp(), other.fee.markUp()),
                        higher(fee.perUnit(), other.fee.perUnit())),
                higher(feeVat, other.feeVat));
    }

    private static <T extends Comparable<T>> T higher(T one, T other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** What a unit costs at a net price, without its deposit; not rounded. */
    public BigDecimal ofUnit(BigDecimal net) {
        return goods(net).add(fees(net, BigDecimal.ONE));
    }

    /**
     * What some units cost, with their deposit; not rounded.
     *
     * @param net of all of them
     */
    public BigDecimal of(BigDecimal net, BigDecimal units) {
        return goods(net).add(fees(net, units)).add(goods(decimal(deposit).multiply(units)));
    }

    private BigDecimal goods(BigDecimal net) {
        return net.add(net.multiply(part(vat)));
    }

    private BigDecimal fees(BigDecimal net, BigDecimal units) {
        BigDecimal fees =
                net.multiply(part(fee.markUp())).add(decimal(fee.perUnit()).multiply(units));
        return fees.add(fees.multiply(part(feeVat)));
    }

    /**
     * The most that some units can cost, with their deposit. Each part that is rounded by itself
     * when it is charged is rounded up here, so that no charge can pass it.
     *
     * @param net of all of them
     */
    public BigDecimal atMost(BigDecimal net, BigDecimal units) {
        BigDecimal goods = up(net);
        BigDecimal sum = goods.add(up(goods.multiply(part(vat))));
        if (fee.markUp().hundredths() > 0 || !fee.perUnit().isZero()) {
            BigDecimal fees =
                    up(goods.multiply(part(fee.markUp())))
                            .add(up(decimal(fee.perUnit()).multiply(units)));
            sum = sum.add(fees).add(up(fees.multiply(part(feeVat))));
        }
        if (!deposit.isZero()) {
            BigDecimal deposits = up(decimal(deposit).multiply(units));
            sum = sum.add(deposits).add(up(deposits.multiply(part(vat))));
        }
        return sum;
    }

    private BigDecimal up(BigDecimal amount) {
        return amount.setScale(deposit.currency().getDefaultFractionDigits(), RoundingMode.CEILING);
    }

    private static BigDecimal part(Percent percent) {
        return BigDecimal.valueOf(percent.hundredths(), 4);
    }

    private static BigDecimal decimal(Money money) {
        return BigDecimal.valueOf(money.minor(), money.currency().getDefaultFractionDigits());
    }
}
