package coop.cobuy.adapter.profile;

import coop.cobuy.adapter.platform.BadInput;
import coop.cobuy.adapter.platform.Caller;
import coop.cobuy.adapter.platform.PlatformReason;
import coop.cobuy.adapter.platform.Refused;
import coop.cobuy.adapter.platform.Role;
import coop.cobuy.id.SupplierId;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
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
@Secured({Role.OF_BUYER, Role.OF_ADMINISTRATOR, Role.OF_SUPPLIER})
@Tag(name = "profiles")
class ProfileController {

    private final Profiles profiles;
    private final FeedTrial trial;

    ProfileController(Profiles profiles, FeedTrial trial) {
        this.profiles = profiles;
        this.trial = trial;
    }

    /** A supplier has to do with its own profile alone. */
    private static SupplierId theirs(Caller caller, UUID id) {
        SupplierId supplier = new SupplierId(id);
        boolean ofCoop = caller.is(Role.BUYER) || caller.is(Role.ADMINISTRATOR);
        if (!ofCoop && !caller.actsFor(supplier)) {
            throw new Refused(PlatformReason.NOT_FOUND);
        }
        return supplier;
    }

    @Get
    @Operation(summary = "A supplier's feed profile")
    HttpResponse<ProfileView> get(@Parameter(hidden = true) Caller caller, UUID supplier) {
        return answer(profiles.view(caller, theirs(caller, supplier)));
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
        SupplierId of = theirs(caller, supplier);
        return answer(profiles.put(caller, of, body, version(ifMatch)));
    }

    @Post("/trial")
    @Operation(
            summary = "Send a test by the way that the profile names",
            description =
                    "A note that says that it is none but a test, not a purchase order; tried once."
                            + " One every ten seconds.")
    FeedTrial.TrialView trial(@Parameter(hidden = true) Caller caller, UUID supplier) {
        return trial.run(caller, theirs(caller, supplier));
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
