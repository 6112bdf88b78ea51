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
                long gross = Math.addExact(column.net()[last], column.vat()[last]);
                AccountKind account = account(column, prepared.bases().get(i), last);
                Transfer.of(
                                AccountKey.coop(account),
                                supplier(prepared),
                                money(prepared, gross),
                                column.component().name())
                        .ifPresent(transfers::add);
            }
        }
        return transfers;
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
