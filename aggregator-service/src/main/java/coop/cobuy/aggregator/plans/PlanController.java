package coop.cobuy.aggregator.plans;

import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.HttpProblems;
import coop.cobuy.aggregator.platform.LargeBody;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.inject.Singleton;

@Controller(PlanController.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "plans")
class PlanController {

    static final String PATH = "/api/v1/plans";

    private static final String EXAMPLE =
            """
            {"currency": "EUR",
             "offers": [{"offer": "rice", "supplier": "mill", "unit": "C62", "unitsPerCase": 8, "minCases": 1,
               "vatPercent": "7", "priceBasis": "UNIT", "breakKind": "ALL_UNITS",
               "priceBreaks": [{"fromUnits": "8", "price": "1.50"}, {"fromUnits": "16", "price": "1.39"}],
               "referencePrice": "1.71"}],
             "orders": [{"member": "anna", "position": 1,
                 "lines": [{"offer": "rice", "quantity": "11", "tolerance": "2"}]},
               {"member": "bert", "position": 2,
                 "lines": [{"offer": "rice", "quantity": "4", "tolerance": "0"}]}]}
            """;

    private final Reckoning reckoning;

    PlanController(Reckoning reckoning) {
        this.reckoning = reckoning;
    }

    /** A round of a hundred thousand lines is larger than other requests may be. */
    @Factory
    static class Limits {

        private static final long BYTES_MAX = 32L << 20;

        @Bean
        @Singleton
        LargeBody ofPlans() {
            return new LargeBody(PATH, BYTES_MAX);
        }
    }

    @Operation(
            summary = "Fill, price, allot and split a round without storing anything",
            description =
                    "Orders, offers and rules in, and if there are any receipts and invoices;"
                            + " purchase orders, allotments with their reasons, and charges out,"
                            + " which with the co-op's own part add up to what suppliers are paid."
                            + " At most 100,000 lines, 10,000 offers and 32 MB. An instance"
                            + " computes one small and one large plan at a time; those that"
                            + " would wait too long are answered with 429 or 503 and Retry-After.")
    @ApiResponse(responseCode = "429", ref = HttpProblems.IN_API)
    @ApiResponse(responseCode = "503", ref = HttpProblems.IN_API)
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "a round", value = EXAMPLE)))
    @Post
    PlanAnswer plan(@Parameter(hidden = true) Caller caller, @Body byte[] body) {
        return reckoning.reckon(caller.account(), body);
    }
}
