package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.invoicing.Bill;
import coop.cobuy.aggregator.ledger.AccountKey;
import coop.cobuy.aggregator.ledger.AccountKind;
import coop.cobuy.aggregator.ledger.JournalHead;
import coop.cobuy.aggregator.ledger.JournalKind;
import coop.cobuy.aggregator.ledger.Transfer;
import coop.cobuy.aggregator.sharing.Column;
import coop.cobuy.id.InvoiceId;
import coop.cobuy.id.JournalId;
import coop.cobuy.id.MemberId;
import coop.cobuy.money.Money;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** How a settled invoice stands in the ledger. Pure. */
final class SettlementTransfers {

    private static final int REFERENCE_MAX = 100;

    private SettlementTransfers() {}

    /** The member pays the supplier's part to the supplier and the co-op's fees to the co-op. */
    static List<Transfer> ofMember(Prepared prepared, MemberTotal total) {
        AccountKey member =
                AccountKey.member(new MemberId(prepared.participants().member(total.member())));
        List<Transfer> transfers = new ArrayList<>();
        Transfer.of(
                        member,
                        supplier(prepared),
                        money(prepared, total.supplier()),
                        purpose(prepared))
                .ifPresent(transfers::add);
        Transfer.of(
                        member,
                        AccountKey.coop(AccountKind.FEES),
                        money(prepared, total.feeNet()),
                        "FEES")
                .ifPresent(transfers::add);
        Transfer.of(
                        member,
                        AccountKey.coop(AccountKind.VAT),
                        money(prepared, total.feeVat()),
                        "VAT ON FEES")
                .ifPresent(transfers::add);
        return transfers;
    }

    /** The co-op's own share: goods to its stock, roundings, and what it bears for nobody. */
    static List<Transfer> ofCoop(Prepared prepared) {
        List<Transfer> transfers = new ArrayList<>();
        for (int i = 0; i < prepared.columns().size(); i++) {
            Column column = prepared.columns().get(i);
            int last = column.who().length - 1;
            if (last >= 0 && column.who()[last] == prepared.participants().coop()) {
                ofCell(prepared, column, prepared.bases().get(i), last, transfers);
            }
        }
        return transfers;
    }

    private static void ofCell(
            Prepared prepared, Column column, LineBasis basis, int cell, List<Transfer> into) {
        long rounding = basis.coopParts().taxRounding();
        long net = column.net()[cell];
        long vat = Math.subtractExact(column.vat()[cell], rounding);
        long above = aboveCaps(basis.coopParts().aboveCaps(), net, vat);
        long own = Math.subtractExact(Math.addExact(net, vat), above);
        String purpose = column.component().name();
        pay(prepared, account(column, basis, cell), own, purpose, into);
        pay(prepared, AccountKind.COOP_COSTS, above, "ABOVE CAPS", into);
        pay(prepared, AccountKind.ROUNDING, rounding, "TAX ROUNDING", into);
    }

    private static void pay(
            Prepared prepared,
            AccountKind account,
            long minor,
            String purpose,
            List<Transfer> into) {
        Transfer.of(AccountKey.coop(account), supplier(prepared), money(prepared, minor), purpose)
                .ifPresent(into::add);
    }

    /** What exceeds all caps, with its part of the tax, rounded down. */
    private static long aboveCaps(long above, long net, long vat) {
        return above == 0 || net == 0
                ? above
                : Math.addExact(
                        above,
                        BigInteger.valueOf(vat)
                                .multiply(BigInteger.valueOf(above))
                                .divide(BigInteger.valueOf(net))
                                .longValueExact());
    }

    private static AccountKind account(Column column, LineBasis basis, int cell) {
        return switch (column.component()) {
            case GOODS -> basis.unitsAt(cell) > 0 ? AccountKind.STOCK : AccountKind.COOP_COSTS;
            case DEPOSIT -> AccountKind.DEPOSIT;
            case ROUNDING, UNEXPLAINED -> AccountKind.ROUNDING;
            case ALLOWANCE, FREIGHT, MARK_UP, ORDER_FEE, MEMBER_FEE -> AccountKind.COOP_COSTS;
        };
    }

    static JournalHead head(Prepared prepared) {
        Bill bill = prepared.invoice().bill();
        InvoiceId credited = prepared.invoice().content().creditedOrNull();
        String number = bill.number();
        return new JournalHead(
                new JournalId(prepared.invoice().id().value()),
                bill.credit() ? JournalKind.CREDIT_NOTE : JournalKind.SETTLEMENT,
                (bill.credit() ? "Credit note " : "Invoice ")
                        + number
                        + " for order "
                        + prepared.order().number(),
                number.substring(0, Math.min(number.length(), REFERENCE_MAX)),
                bill.issuedOn(),
                credited == null ? null : new JournalId(credited.value()),
                null);
    }

    private static AccountKey supplier(Prepared prepared) {
        return AccountKey.supplier(prepared.order().supplier());
    }

    private static String purpose(Prepared prepared) {
        return prepared.isCredit() ? "CREDIT NOTE" : "INVOICE";
    }

    private static Money money(Prepared prepared, long minor) {
        return new Money(minor, prepared.order().currency());
    }
}
