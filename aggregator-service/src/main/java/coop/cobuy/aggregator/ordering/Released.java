package coop.cobuy.aggregator.ordering;

import coop.cobuy.contract.ordering.v1.PlaceOrder.Origin;
import coop.cobuy.id.Id;
import coop.cobuy.log.DeadLetter;
import coop.cobuy.log.DeadLetter.Outcome;
import coop.cobuy.log.DeadLetter.Resolution;
import coop.cobuy.log.DeadLetterDesk;
import coop.cobuy.log.DeadLetterDesk.Opened;
import coop.cobuy.log.LogRecord;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What was parked of a member, to be decided at the place of its release. Each command keeps the
 * place and time that it has in the log, so a claim is as old as it was and a replay without the
 * fault comes to the same; that a round has closed meanwhile counts all the same.
 *
 * <p>A correction stays parked: whether it came before the book was locked is told by its place,
 * and it would count after the lock. Trying it again by itself appends it anew.
 */
final class Released {

    private final int partitionCount;

    Released(int partitionCount) {
        this.partitionCount = partitionCount;
    }

    /** Frees the member in the transaction under way. */
    List<Command> of(Connection connection, LogRecord record, Command.Release release)
            throws SQLException {
        DeadLetter.Place here =
                new DeadLetter.Place(record.topic(), record.partition(), record.offset());
        List<Command> commands = new ArrayList<>();
        for (Opened opened : DeadLetterDesk.lockOpen(connection, release.coop(), here)) {
            Command command = read(opened);
            if (command == null || !isOf(command, release.member())) {
                continue;
            }
            Resolution resolution =
                    new Resolution(
                            Outcome.RELEASED,
                            release.at(),
                            "account/" + release.releasedBy(),
                            null);
            DeadLetterDesk.resolve(connection, opened.letter().place(), resolution);
            if (!(command instanceof Command.Release)) {
                commands.add(command);
            }
        }
        unpark(connection, release.member());
        return commands;
    }

    private @Nullable Command read(Opened opened) {
        DeadLetter.Place place = opened.letter().place();
        try {
            return CommandCodec.read(
                    opened.content().value(),
                    new Place(place.partition(), place.offset()),
                    opened.letter().at(),
                    partitionCount);
        } catch (NoCommandException e) {
            return null; // it was not parked for being the member's
        }
    }

    private static boolean isOf(Command command, MemberKey member) {
        return switch (command) {
            case Command.Order order ->
                    order.key().memberKey().equals(member) && order.origin() != Origin.CORRECTION;
            case Command.Funds funds -> funds.member().equals(member);
            case Command.Release again -> again.member().equals(member);
            case Command.Mark mark -> false;
        };
    }

    private static void unpark(Connection connection, MemberKey member) throws SQLException {
        String sql = "DELETE FROM parked_member WHERE coop_id = ? AND member_id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, Id.bytes(member.coop()));
            statement.setBytes(2, Id.bytes(member.member()));
            statement.executeUpdate();
        }
    }
}
