package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.batching.Packing;
import coop.cobuy.aggregator.catalog.WholesaleTerms;
import coop.cobuy.aggregator.rounds.RoundSnapshot;
import coop.cobuy.id.Id;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a completion phase comes to with the orders that it has taken so far.
 *
 * @param atCut what members asked for at the first cut, by offer
 * @param now the same with the orders that count
 * @param judged the orders, by arrival
 */
record CompletionBook(
        Map<UUID, Completion.Packaging> offers,
        Map<UUID, Demand> atCut,
        Map<UUID, Demand> now,
        List<Completion.Judged> judged) {

    /** Reads and decides. What stands does not change between the two cuts. */
    static CompletionBook read(Connection connection, RoundKey round, RoundSnapshot snapshot)
            throws SQLException {
        Map<UUID, Completion.Packaging> offers = new HashMap<>();
        snapshot.offers().forEach((id, offer) -> offers.put(id.value(), packaging(offer.terms())));
        return read(connection, round, offers);
    }

    static CompletionBook read(
            Connection connection, RoundKey round, Map<UUID, Completion.Packaging> offers)
            throws SQLException {
        List<Conditional> taken = CompletionTable.ofRound(connection, round);
        Map<UUID, Demand> atCut = demand(connection, round);
        Completion completion = new Completion(offers, atCut, standing(connection, round, taken));
        List<Completion.Judged> judged = new ArrayList<>(taken.size());
        for (Conditional each : Completion.byArrival(taken)) {
            judged.add(completion.judge(each));
        }
        return new CompletionBook(offers, atCut, completion.demand(), judged);
    }

    /** Whether units are missing to a case or a minimum. */
    boolean isOpenAtCut(UUID offer) {
        Completion.Packaging packaging = offers.get(offer);
        return packaging != null
                && !packaging.open(atCut.getOrDefault(offer, Demand.NONE)).isZero();
    }

    private static Completion.Packaging packaging(WholesaleTerms terms) {
        Packing packing =
                switch (terms.packing()) {
                    case coop.cobuy.aggregator.catalog.Packing.InCases cases ->
                            new Packing.InCases(cases.pack(), cases.minimum());
                    case coop.cobuy.aggregator.catalog.Packing.Loose loose ->
                            new Packing.Loose(loose.minimum());
                };
        return new Completion.Packaging(terms.unit(), packing);
    }

    private static Map<UUID, Demand> demand(Connection connection, RoundKey round)
            throws SQLException {
        String sql =
                "SELECT offer_id, quantity_milli, tolerance_milli, member_count FROM round_demand"
                        + " WHERE coop_id = ? AND round_id = ? ORDER BY offer_id, partition_no";
        Map<UUID, Demand> totals = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, Id.bytes(round.coop()));
            statement.setBytes(2, Id.bytes(round.round()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    totals.merge(
                            Id.uuid(row.getBytes(1)),
                            new Demand(row.getLong(2), row.getLong(3), row.getLong(4)),
                            Demand::plus);
                }
            }
        }
        return totals;
    }

    private static Map<UUID, List<OrderLine>> standing(
            Connection connection, RoundKey round, List<Conditional> taken) throws SQLException {
        List<byte[]> members =
                taken.stream().map(each -> each.key().member()).distinct().map(Id::bytes).toList();
        Map<UUID, List<OrderLine>> lines = new HashMap<>();
        for (MemberOrder order : new OrderReads(connection).orders(round, members)) {
            lines.put(order.key().member(), order.lines());
        }
        return lines;
    }
}
