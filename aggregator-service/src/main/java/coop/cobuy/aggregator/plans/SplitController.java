package coop.cobuy.aggregator.plans;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;

import java.io.ByteArrayInputStream;
import java.io.IOException;

@Controller("/api/v1/splits")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "plans")
class SplitController {

    private static final String EXAMPLE =
            """
            {"currency": "EUR", "total": "7.35", "weights": ["1999", "4550", "301"],
             "keys": ["anna", "bert", "cem"]}
            """;

    @Operation(
            summary = "Split an amount by weights, to the last minor unit",
            description =
                    "Largest remainders; ties go to the smaller key, compared as UTF-8 bytes. With"
                            + " no keys given, the index is the key. Nothing is stored.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "a bill", value = EXAMPLE)))
    @Post
    SplitRequest.Shares split(@Body byte[] body) throws IOException {
        return SplitRequest.answer(new ByteArrayInputStream(body));
    }
}
