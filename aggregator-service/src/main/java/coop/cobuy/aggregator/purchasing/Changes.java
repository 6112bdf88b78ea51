package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.rounds.RoundSnapshot;
import coop.cobuy.id.OfferId;
import coop.cobuy.money.Money;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.Units;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What was changed of purchase orders that were sent, in sequence. */
@Singleton
class Changes {

    private final ChangeRows rows;
    private final ChangeLineRows lines;
    private final FrozenRounds rounds;

    Changes(ChangeRows rows, ChangeLineRows lines, FrozenRounds rounds) {
        this.rows = rows;
        this.lines = lines;
        this.rounds = rounds;
    }

    /**
     * The first and the last change of a line, which may be one.
     *
     * @param first says what the drafts ordered
     * @param last says what is ordered now, and how that was shared
     */
    record ChangedLine(ChangeLineRow first, ChangeLineRow last) {}

    @Transactional
    List<ChangeRow> ofOrder(OrderContent content) {
        return content.revision() == 0
                ? List.of()
                : rows.ofOrder(content.coop().value(), content.id().value());
    }

    @Transactional
    List<ChangeLineRow> linesOf(OrderContent content) {
        return content.revision() == 0
                ? List.of()
                : lines.ofOrder(content.coop().value(), content.id().value());
    }

    /** By offer; lines that were never changed are not among them. */
    @Transactional
    Map<UUID, ChangedLine> byOffer(OrderContent content) {
        Map<UUID, ChangedLine> changed = new HashMap<>();
        for (ChangeLineRow row : linesOf(content)) {
            changed.merge(
                    row.offerId(),
                    new ChangedLine(row, row),
                    (before, now) -> new ChangedLine(before.first(), now.last()));
        }
        return changed;
    }

    /** The day that is wished for: the round's, unless a change names another. */
    @Transactional
    Optional<LocalDate> deliveryDate(OrderContent content) {
        List<ChangeRow> all = ofOrder(content);
        return all.isEmpty()
                ? rounds.find(content.coop(), content.round())
                        .map(FrozenRound::snapshot)
                        .flatMap(RoundSnapshot::deliveryDate)
                : Optional.ofNullable(all.getLast().deliveryDate());
    }

    /**
     * What an earlier revision of a purchase order said, as far as answers are compared with it.
     */
    @Transactional
    OrderContent asOf(OrderContent content, int revision) {
        if (revision >= content.revision()) {
            return content;
        }
        Map<OfferId, ChangeLineRow> next = new HashMap<>();
        linesOf(content).stream()
                .filter(row -> row.revision() > revision)
                .forEach(row -> next.putIfAbsent(new OfferId(row.offerId()), row));
        List<OrderLine> before =
                content.lines().stream()
                        .map(
                                line -> {
                                    ChangeLineRow row = next.get(line.offer());
                                    return row == null ? line : before(line, row);
                                })
                        .toList();
        return content.with(revision, before);
    }

    private static OrderLine before(OrderLine line, ChangeLineRow row) {
        return line.ordering(
                new Cases(row.casesBefore()),
                new Units(row.beforeMilli()),
                OrderReading.price(row.priceBefore(), line.net().currency()),
                new Money(row.netBeforeMinor(), line.net().currency()));
    }
}
