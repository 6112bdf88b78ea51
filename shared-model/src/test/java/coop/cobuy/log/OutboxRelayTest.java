package coop.cobuy.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

class OutboxRelayTest {

    private final Outbox outbox = new Outbox(Clock.systemUTC());

    @Test
    void publishesWhatWasCommittedWithItsIdInOrder() throws Exception {
        LogTestBed bed = LogTestBed.create(2);
        List<OutboxMessage> messages = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            messages.add(LogTestBed.message(bed.topic, i, new UUID(1, 1), "text " + i));
        }
        bed.transactions.call(
                connection -> {
                    outbox.append(connection, messages);
                    return true;
                });
        try (OutboxRelay relay = bed.relay(bed.pool)) {
            relay.start();
            LogTestBed.await("all are sent", () -> relay.status().sent() == 3000);
        }
        var log = bed.log();
        assertEquals(3000, log.size());
        for (int i = 0; i < 3000; i++) {
            LogRecord record = LogRecord.of(log.get(i));
            assertEquals("text " + i, LogTestBed.text(record.value()));
            assertEquals(new UUID(0, i), record.messageId().orElseThrow());
        }
        assertEquals(0, bed.number("SELECT COUNT(*) FROM outbox WHERE sent_at IS NULL"));
    }
}
