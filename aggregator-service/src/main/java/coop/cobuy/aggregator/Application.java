package coop.cobuy.aggregator;

import io.micronaut.runtime.Micronaut;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/** Starts the aggregator-service. Configured by environment variables alone, see the README. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Cobuy",
                        version = "v1",
                        description =
                                """
                                Members' orders become bulk purchase orders, and come back as charges and savings, to the cent.
                                Every call needs a bearer token, from POST /api/v1/sessions or from an administrator. What is \
                                seen and may be done follows from the token's co-op and roles.
                                Lists come in pages of limit items; the header Link names the next one. PUT and PATCH take an \
                                If-Match with the ETag that was read. A request that comes again with its Idempotency-Key gets \
                                the first answer again, or 409 if its content is another. Quantities, prices and percents are \
                                decimal text, money counts the currency's smallest unit, instants are UTC.
                                What is wrong is said as a problem (RFC 9457) with a stable code, and the place and reason of \
                                each wrong field in errors. 429 says in Retry-After how long to wait.\
                                """,
                        license = @License(name = "Apache-2.0")),
        security = @SecurityRequirement(name = "token"))
@SecurityScheme(name = "token", type = SecuritySchemeType.HTTP, scheme = "bearer")
public final class Application {

    private Application() {}

    public static void main(String[] arguments) {
        Micronaut.build(arguments).mainClass(Application.class).banner(false).start();
    }
}
