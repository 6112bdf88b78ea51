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

import java.io.ByteArrayInputStream;
import java.io.IOException;

@ApiResponse(responseCode = "4XX", ref = HttpProblems.IN_API)
@Controller("/api/v1/splits")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "plans")
class SplitController {

    @Operation(
            summary = "Split an amount by weights, to the last minor unit",
            description =
                    "Largest remainders; ties go to the smaller key, compared as UTF-8 bytes. With"
                            + " no keys given, the index is the key. Nothing is stored.")
    @Post
    SplitRequest.Shares split(@Body byte[] body) throws IOException {
        return SplitRequest.answer(new ByteArrayInputStream(body));
    }
}
