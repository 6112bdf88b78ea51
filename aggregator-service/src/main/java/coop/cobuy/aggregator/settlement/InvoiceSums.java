package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.sharing.Component;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A settled invoice added up from its stored rows, in minor units.
 *
 * @param members charged for the supplier, with tax
 * @param coop the co-op's own share, with tax
 * @param fees charged for the co-op, with tax
 * @param goods net, of the members
 * @param components whether each component's charges and the co-op's share of it are its amount
 */
record InvoiceSums(
        long members, long coop, long fees, long goods, long reference, boolean components) {

    /**
     * @param charges summed by component
     */
    static InvoiceSums of(List<MemberChargeRow> charges, List<SettledComponentRow> components) {
        long members = 0;
        long fees = 0;
        long goods = 0;
        long reference = 0;
        Map<Component, Long> rest = new EnumMap<>(Component.class);
        for (MemberChargeRow sum : charges) {
            long gross = Math.addExact(sum.netMinor(), sum.vatMinor());
            if (sum.kind().isFee()) {
                fees = Math.addExact(fees, gross);
            } else {
                members = Math.addExact(members, gross);
                rest.merge(sum.kind(), gross, Math::addExact);
            }
            if (sum.kind() == Component.GOODS) {
                goods = sum.netMinor();
                reference = sum.referenceMinor();
            }
        }
        long coop = 0;
        for (SettledComponentRow row : components) {
            long own = Math.addExact(row.coopNetMinor(), row.coopVatMinor());
            long all = Math.addExact(row.netMinor(), row.vatMinor());
            coop = Math.addExact(coop, own);
            rest.merge(row.kind(), own - all, Math::addExact);
        }
        boolean even = rest.values().stream().allMatch(each -> each == 0);
        return new InvoiceSums(members, coop, fees, goods, reference, even);
    }

    /** Whether it all adds up to what is payable, and is what was noted while posting. */
    boolean agree(SettlementRow row, long payable) {
        return components
                && Math.addExact(members, coop) == payable
                && row.payableMinor() == payable
                && row.membersMinor() == members
                && row.coopMinor() == coop
                && row.feesMinor() == fees;
    }
}
