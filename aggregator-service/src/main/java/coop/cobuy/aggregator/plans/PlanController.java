package coop.cobuy.aggregator.plans;

import coop.cobuy.aggregator.platform.HttpProblems;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import java.io.IOException;
import java.io.InputStream;

@ApiResponse(responseCode = "4XX", ref = HttpProblems.IN_API)
@Controller("/api/v1/plans")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "plans")
class PlanController {

    @Operation(
            summary = "Fill, price, allot and split a round without storing anything",
            description =
                    "Orders, offers and rules in, and if there are any receipts and invoices;"
                            + " purchase orders, allotments with their reasons, and charges out,"
                            + " which with the co-op's own part add up to what suppliers are paid."
                            + " At most 100,000 lines and 10,000 offers.")
    @Post
    PlanAnswer plan(@Body InputStream body) throws IOException {
        return Bodies.answer(body, each -> Plan.answer(PlanReading.read(each)));
    }
}
