package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.aggregator.sharing.Baseline;
import coop.cobuy.aggregator.sharing.Column;
import coop.cobuy.aggregator.sharing.CoreCheck;
import coop.cobuy.id.OfferId;
import coop.cobuy.money.UnitPrice;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Makes rows out of a split invoice. */
final class SettlementRecords {

    private SettlementRecords() {}

    static SettlementRow begun(Prepared prepared, byte[] hash, Instant now) {
        return new SettlementRow(
                prepared.order().coop().value(),
                prepared.invoice().id().value(),
                prepared.order().round().value(),
                prepared.order().id().value(),
                prepared.order().supplier().value(),
                prepared.isCredit(),
                prepared.order().currency().getCurrencyCode(),
                hash,
                prepared.participants().members(),
                0,
                0,
                0,
                prepared.payable(),
                0,
                0,
                prepared.coopShare(),
                UtcTime.of(now),
                null);
    }

    static List<SettledComponentRow> components(Prepared prepared) {
        List<SettledComponentRow> rows = new ArrayList<>();
        for (int i = 0; i < prepared.columns().size(); i++) {
            rows.add(component(prepared, prepared.columns().get(i), prepared.bases().get(i)));
        }
        return rows;
    }

    private static SettledComponentRow component(
            Prepared prepared, Column column, LineBasis basis) {
        int last = column.who().length - 1;
        boolean coop = last >= 0 && column.who()[last] == prepared.participants().coop();
        Baseline baseline = basis.baseline();
        long[] units = basis.units();
        Fairness fairness = basis.fairness();
        CoreCheck.Verdict core = fairness == null ? null : fairness.coreOrNull();
        return new SettledComponentRow(
                prepared.order().coop().value(),
                prepared.invoice().id().value(),
                column.component().code(),
                column.no(),
                id(basis.offer()),
                basis.text(),
                column.vatPercent().hundredths(),
                Column.sum(column.net()),
                Column.sum(column.vat()),
                units == null ? 0 : Column.sum(units),
                coop ? column.net()[last] : 0,
                coop ? column.vat()[last] : 0,
                coop ? basis.unitsAt(last) : 0,
                baseline == null ? null : baseline.kind().name(),
                baseline == null ? null : baseline.source(),
                baseline == null ? null : baseline.on(),
                baseline == null ? null : baseline.price().map(UnitPrice::amount).orElse(null),
                fairness == null ? null : fairness.rule().name(),
                fairness == null ? null : fairness.methodOrNull(),
                core == null ? null : core.name(),
                fairness == null ? 0 : fairness.leaving(),
                fairness == null ? null : fairness.excessOrNull(),
                fairness == null ? new byte[0] : fairness.coalition(),
                basis.coopParts().aboveCaps(),
                basis.coopParts().taxRounding(),
                basis.byWeight() == null ? null : Column.sum(basis.byWeight().grams()));
    }

    private static @Nullable UUID id(@Nullable OfferId offer) {
        return offer == null ? null : offer.value();
    }
}
