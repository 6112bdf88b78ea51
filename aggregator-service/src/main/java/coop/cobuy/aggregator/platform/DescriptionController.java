package coop.cobuy.aggregator.platform;

import coop.cobuy.docs.ApiDescription;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

/** The API's description, for anybody. The page that shows it lies beside it at {@code /docs}. */
@Controller("/openapi")
@Secured(SecurityRule.IS_ANONYMOUS)
@Hidden
class DescriptionController {

    private final byte[] description =
            ApiDescription.read(DescriptionController.class.getClassLoader());

    @Get("/openapi.json")
    byte[] description() {
        return description;
    }
}
