package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.settlement.RoundSettlementView.CoreView;
import coop.cobuy.aggregator.settlement.RoundSettlementView.NoticeView;
import coop.cobuy.aggregator.settlement.RoundSettlementView.SplitView;
import coop.cobuy.aggregator.sharing.Component;
import coop.cobuy.aggregator.sharing.CoreCheck;
import coop.cobuy.id.Id;
import coop.cobuy.id.OfferId;
import coop.cobuy.money.Money;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** Shows how an invoice's lines of goods were split, from the rows that were kept. */
final class SplitViews {

    private SplitViews() {}

    static List<SplitView> lines(List<SettledComponentRow> rows, Currency currency) {
        List<SplitView> lines = new ArrayList<>();
        for (SettledComponentRow row : rows) {
            if (row.kind() == Component.GOODS && row.costRule() != null) {
                lines.add(line(row, row.costRule(), currency));
            }
        }
        return lines;
    }

    private static SplitView line(SettledComponentRow row, String rule, Currency currency) {
        UUID offer = row.offerId();
        return new SplitView(
                row.componentNo(),
                offer == null ? null : new OfferId(offer),
                row.text(),
                new Units(row.unitsMilli()),
                row.grams() == null ? null : new Units(row.grams()),
                new Money(row.netMinor(), currency),
                new Money(row.coopNetMinor(), currency),
                new Money(row.aboveCapsMinor(), currency),
                rule,
                row.shareMethod(),
                core(row));
    }

    private static @Nullable CoreView core(SettledComponentRow row) {
        String verdict = row.coreVerdict();
        byte[] ids = row.coreCoalition();
        if (verdict == null) {
            return null;
        }
        List<UUID> named = new ArrayList<>();
        for (int at = 0; at < ids.length; at += Id.BYTES) {
            named.add(Id.uuid(Arrays.copyOfRange(ids, at, at + Id.BYTES)));
        }
        BigDecimal excess = row.coreExcess();
        return new CoreView(
                verdict,
                row.coreMembers(),
                named,
                excess == null || excess.signum() == 0 ? null : excess.stripTrailingZeros());
    }

    /**
     * @param chosen the round's cost rule
     */
    static List<NoticeView> notices(List<SplitView> lines, String chosen) {
        List<NoticeView> notices = new ArrayList<>();
        for (SplitView line : lines) {
            if (!line.aboveCaps().isZero()) {
                notices.add(
                        new NoticeView(
                                "CAP_INFEASIBLE",
                                line.line(),
                                "%s exceed what all would have paid alone: the co-op bears it."
                                        .formatted(line.aboveCaps())));
            }
            CoreView core = line.core();
            if (core != null && core.verdict().equals(CoreCheck.Verdict.BLOCKED.name())) {
                notices.add(
                        new NoticeView(
                                "CORE_BLOCKED",
                                line.line(),
                                "%d of the takers would have paid %s minor units less together."
                                        .formatted(core.members(), core.excess())));
            }
            if (!line.costRule().equals(chosen)) {
                String why = line.method();
                String text = why == null ? "The goods cost nothing by the price list." : why;
                notices.add(new NoticeView("EQUAL_PRICE_INSTEAD", line.line(), text));
            }
        }
        return notices;
    }
}
