package coop.cobuy.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class PollLoopTest {

    private static List<String> texts(int count) {
        return IntStream.range(0, count).mapToObj(i -> "text " + i).toList();
    }

    @Test
    void appliesEveryRecordOnceInOrder() throws Exception {
        LogTestBed bed = LogTestBed.create(2);
        bed.produce(0, texts(2500));
        try (PollLoop loop = bed.loop((c, partition, records) -> LogTestBed.see(c, records))) {
            loop.start();
            LogTestBed.await("the first", () -> bed.number("SELECT COUNT(*) FROM seen") == 2500);
            bed.produce(1, List.of("later"));
            LogTestBed.await("later", () -> bed.number("SELECT COUNT(*) FROM seen") == 2501);
            LogTestBed.await("status", () -> loop.status().partitions().size() == 2);
            assertTrue(loop.status().healthy(), () -> loop.status().toString());
        }
        assertEquals(2500, bed.seen().indexOf("later"));
        assertEquals(texts(2500), bed.seen().subList(0, 2500));
    }
}
