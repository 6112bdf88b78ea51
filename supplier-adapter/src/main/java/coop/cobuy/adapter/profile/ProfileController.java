package coop.cobuy.adapter.profile;

import coop.cobuy.adapter.platform.BadInput;
import coop.cobuy.adapter.platform.Caller;
import coop.cobuy.adapter.platform.Role;
import coop.cobuy.id.SupplierId;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import java.util.OptionalInt;
import java.util.UUID;

/** How a supplier takes its documents. */
@Controller("/api/v1/suppliers/{supplier}/profile")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Role.OF_BUYER, Role.OF_ADMINISTRATOR})
@Tag(name = "profiles")
class ProfileController {

    private final Profiles profiles;

    ProfileController(Profiles profiles) {
        this.profiles = profiles;
    }

    @Get
    @Operation(summary = "A supplier's feed profile")
    HttpResponse<ProfileView> get(@Parameter(hidden = true) Caller caller, UUID supplier) {
        return answer(profiles.view(caller, new SupplierId(supplier)));
    }

    @Put
    @Operation(
            summary = "Say in which format and by which way a supplier takes its documents",
            description =
                    "If-Match refuses to overwrite a change that was made meanwhile. Changing a"
                            + " profile that was switched off switches it on again.")
    HttpResponse<ProfileView> put(
            @Parameter(hidden = true) Caller caller,
            UUID supplier,
            @Body ProfileContent body,
            @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch) {
        return answer(profiles.put(caller, new SupplierId(supplier), body, version(ifMatch)));
    }

    private static OptionalInt version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return OptionalInt.empty();
        }
        if (!ifMatch.matches("\"[0-9]{1,9}\"")) {
            throw new BadInput("If-Match", "the ETag of this resource is expected");
        }
        return OptionalInt.of(Integer.parseInt(ifMatch.substring(1, ifMatch.length() - 1)));
    }

    private static HttpResponse<ProfileView> answer(ProfileView view) {
        return HttpResponse.ok(view).header(HttpHeaders.ETAG, "\"" + view.version() + "\"");
    }
}
