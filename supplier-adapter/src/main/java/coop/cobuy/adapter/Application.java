package coop.cobuy.adapter;

import io.micronaut.runtime.Micronaut;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/** Starts the supplier-adapter. Configured by environment variables alone, see the README. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Cobuy supplier feeds",
                        version = "v1",
                        description =
                                """
                                Purchase orders go to suppliers in the format and by the way that each already uses, and their \
                                answers come back.
                                Every call needs a bearer token of the aggregator-service. A supplier sees its own feed and \
                                documents alone; all else belongs to the token's co-op.
                                Long lists come in pages; the header Link names the next one. What is wrong is said as a \
                                problem (RFC 9457) with a stable code, and the place and reason of each wrong field in errors.\
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
