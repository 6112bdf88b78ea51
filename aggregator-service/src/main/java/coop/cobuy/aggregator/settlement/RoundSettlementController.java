package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.id.RoundId;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import java.util.UUID;

@Controller("/api/v1/rounds/{round}/settlement")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "settlement")
final class RoundSettlementController {

    private final RoundSettlementReading reading;

    RoundSettlementController(RoundSettlementReading reading) {
        this.reading = reading;
    }

    @Get
    @Needs(Action.SEE_SETTLEMENTS)
    @Operation(
            summary =
                    "A round in totals that agree: orders, receipts, invoices, charges, the co-op's"
                            + " share, savings")
    RoundSettlementView settlement(@Parameter(hidden = true) Caller caller, UUID round) {
        return reading.read(caller.coop(), caller.currency(), new RoundId(round));
    }
}
