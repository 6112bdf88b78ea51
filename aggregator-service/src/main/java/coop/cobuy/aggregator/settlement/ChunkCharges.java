package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.rounds.RoundFees;
import coop.cobuy.aggregator.sharing.Column;
import coop.cobuy.aggregator.sharing.Component;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Currency;
import java.util.List;

/** Makes the charges of some members out of a split. Pure. */
final class ChunkCharges {

    private final Prepared prepared;
    private final MemberCells cells;
    private final Percent feeVat;
    private final Currency currency;

    ChunkCharges(Prepared prepared) {
        this.prepared = prepared;
        this.cells = new MemberCells(prepared.columns(), prepared.participants().count());
        this.feeVat = prepared.feeVat();
        this.currency = prepared.order().currency();
    }

    /**
     * @param orderFee who pays the fee for the purchase order with this invoice
     * @param memberFee who pays the fee for the round with this invoice
     * @return by member, then as the key of {@code member_charge}
     */
    List<Charge> of(int from, int to, BitSet orderFee, BitSet memberFee) {
        List<Charge> charges = new ArrayList<>();
        for (int member = from; member < to; member++) {
            int who = member;
            List<Charge> markUps = new ArrayList<>();
            cells.of(who, (column, cell) -> charge(who, column, cell, charges, markUps));
            charges.addAll(markUps);
            fees(who, orderFee.get(who), memberFee.get(who), charges);
        }
        return charges;
    }

    private void charge(
            int member, int columnNo, int cell, List<Charge> charges, List<Charge> markUps) {
        Column column = prepared.columns().get(columnNo);
        LineBasis basis = prepared.bases().get(columnNo);
        long net = column.net()[cell];
        long units = basis.unitsAt(cell);
        if (net == 0 && column.vat()[cell] == 0 && units == 0) {
            return;
        }
        charges.add(
                new Charge(
                        member,
                        column.component(),
                        column.no(),
                        units,
                        net,
                        column.vat()[cell],
                        basis.referenceAt(cell),
                        basis.gramsAt(cell)));
        long markUp = markUp(basis, net, units, cell);
        if (markUp != 0) {
            markUps.add(fee(member, Component.MARK_UP, column.no(), markUp));
        }
    }

    private long markUp(LineBasis basis, long net, long units, int cell) {
        if (basis.markUpBorne() != null && basis.netBorne() != null) {
            return MarkUp.back(basis.markUpBorne()[cell], net, basis.netBorne()[cell]);
        }
        return basis.fee() == null ? 0 : MarkUp.on(basis.fee(), new Money(net, currency), units);
    }

    private void fees(int member, boolean forOrder, boolean forRound, List<Charge> charges) {
        if (prepared.fees().isEmpty()) {
            return;
        }
        RoundFees fees = prepared.fees().get();
        if (forOrder && !fees.perOrder().isZero()) {
            charges.add(fee(member, Component.ORDER_FEE, 0, fees.perOrder().minor()));
        }
        if (forRound && !fees.perMember().isZero()) {
            charges.add(fee(member, Component.MEMBER_FEE, 0, fees.perMember().minor()));
        }
    }

    private Charge fee(int member, Component component, int no, long net) {
        long vat = MarkUp.tax(feeVat, new Money(net, currency));
        return new Charge(member, component, no, 0, net, vat, 0, null);
    }
}
