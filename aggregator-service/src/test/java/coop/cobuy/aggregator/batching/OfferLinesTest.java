package coop.cobuy.aggregator.batching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Seeds;
import coop.cobuy.id.MemberId;
import coop.cobuy.quantity.Units;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.LongStream;

class OfferLinesTest {

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void findsEveryMemberThatHasALineAndNobodyElse(long seed) {
        Random random = new Random(seed);
        TreeSet<MemberId> sorted =
                new TreeSet<>((one, other) -> Arrays.compareUnsigned(one.bytes(), other.bytes()));
        int count = random.nextInt(40);
        while (sorted.size() < count) {
            // Few beginnings, so that the second half decides, and both signs of each half.
            sorted.add(new MemberId(new UUID(random.nextInt(5) - 2L, random.nextLong())));
        }
        List<MemberId> members = List.copyOf(sorted);
        OfferLines.Builder lines = OfferLines.builder();
        members.forEach(member -> lines.add(member, Units.of(1), Units.ZERO, null));
        OfferLines built = lines.build();
        for (int i = 0; i < members.size(); i++) {
            assertEquals(i, built.find(members.get(i)));
        }
        for (int i = 0; i < 20; i++) {
            assertTrue(built.find(new MemberId(new UUID(i % 5 - 2L, random.nextLong()))) < 0);
        }
    }

    @Test
    void refusesNumbersOutOfRange() {
        long most = Units.MAX.milli();
        assertEquals(1, OfferLines.builder().add(0, 0, most, most, 0).count());
        OfferLines.Builder lines = OfferLines.builder();
        assertThrows(IllegalArgumentException.class, () -> lines.add(0, 0, -1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> lines.add(0, 0, most + 1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> lines.add(0, 0, 0, -1, 0));
        assertThrows(IllegalArgumentException.class, () -> lines.add(0, 0, 0, most + 1, 0));
        assertThrows(IllegalArgumentException.class, () -> lines.add(0, 0, 0, 0, -1));
        assertEquals(0, lines.count());
    }

    static LongStream seeds() {
        return Seeds.first(60);
    }
}
