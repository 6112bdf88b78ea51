package coop.cobuy.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

class DeadLettersTest {

    private final DeadLetters deadLetters = new DeadLetters(Clock.systemUTC());

    @Test
    void keepsTheRecordAndTheLastReasonCutToItsColumn() throws Exception {
        LogTestBed bed = LogTestBed.create(1);
        LogRecord record =
                LogRecord.of(
                        new ConsumerRecord<>(
                                "t", 3, 44, null, "bytes".getBytes(StandardCharsets.UTF_8)));
        String reason = "\uD83E\uDD55".repeat(1001);
        bed.transactions.call(
                connection -> {
                    deadLetters.park(connection, record, DeadLetters.Kind.UNREADABLE, "first");
                    deadLetters.park(connection, record, DeadLetters.Kind.FAILED, reason);
                    return true;
                });
        assertEquals(
                List.of("3 44 bytes FAILED \uD83E\uDD55…"),
                bed.texts(
                        "SELECT CONCAT(partition_no, ' ', record_offset, ' ',"
                                + " CAST(payload AS CHAR), ' ', kind, ' ', LEFT(reason, 1),"
                                + " RIGHT(reason, 1)) FROM dead_letter"));
        assertEquals(1000, bed.number("SELECT CHAR_LENGTH(reason) FROM dead_letter"));
        long count = bed.transactions.call(DeadLetters::count);
        assertEquals(1, count);
    }
}
