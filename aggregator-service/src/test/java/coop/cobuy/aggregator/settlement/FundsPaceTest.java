package coop.cobuy.aggregator.settlement;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import coop.cobuy.aggregator.ledger.Chunk;
import coop.cobuy.aggregator.ordering.AppliedFunds;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.JournalId;
import coop.cobuy.id.MemberId;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.UUID;

class FundsPaceTest {

    private static final CoopId COOP = new CoopId(new UUID(0, 1));
    private static final JournalId JOURNAL = new JournalId(new UUID(0, 2));
    private static final MemberId FIRST = new MemberId(new UUID(0, 3));
    private static final MemberId SECOND = new MemberId(new UUID(0, 4));

    private final AppliedFunds applied = mock(AppliedFunds.class);

    private FundsPace.Steps steps(Duration wait) {
        SettlementSettings settings = new SettlementSettings(1000, wait, Duration.ofSeconds(1));
        return new FundsPace(applied, settings).of(COOP, JOURNAL);
    }

    @Test
    void oneChunkMayBeUnderWay() {
        steps(Duration.ofMinutes(1)).told(FIRST, 0, 1);
        verifyNoInteractions(applied);
    }

    @Test
    void theNextWaitsUntilTheOneBeforeIsApplied() {
        UUID change = Chunk.change(JOURNAL, 1, FIRST);
        when(applied.isApplied(COOP, FIRST, change)).thenReturn(false, false, true);
        FundsPace.Steps steps = steps(Duration.ofMinutes(1));
        steps.told(FIRST, 0, 2);
        steps.told(SECOND, 2, 3);
        verify(applied, times(3)).isApplied(COOP, FIRST, Chunk.change(JOURNAL, 0, FIRST));
        verify(applied, times(3)).isApplied(COOP, FIRST, change);
        verifyNoMoreInteractions(applied);
    }

    @Test
    void settlingGoesOnWhereNobodyApplies() {
        FundsPace.Steps steps = steps(Duration.ofMillis(60));
        steps.told(FIRST, 0, 1);
        steps.told(SECOND, 1, 2);
        verify(applied, atLeast(2)).isApplied(any(), any(), any());
    }
}
