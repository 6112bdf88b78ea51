package coop.cobuy.aggregator.platform;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.uri.UriBuilder;

import jakarta.inject.Singleton;

import java.util.List;

/** The door where no module with pages has one of its own ({@code @Primary}). */
@Singleton
final class PlainDoor implements PageDoor {

    @Override
    public MutableHttpResponse<?> signedOut(HttpRequest<?> request) {
        if (FormFields.isSafe(request)) {
            return HttpResponse.seeOther(
                    UriBuilder.of("/sign-in")
                            .queryParam("then", request.getUri().toString())
                            .build());
        }
        return HttpProblems.answer(
                401, "UNAUTHORIZED", "Sign in, then send this again.", List.of());
    }

    @Override
    public MutableHttpResponse<?> notAllowed(HttpRequest<?> request) {
        return HttpProblems.answer(403, "FORBIDDEN", "Your roles do not allow this.", List.of());
    }

    @Override
    public MutableHttpResponse<?> formOfAnotherSession(HttpRequest<?> request) {
        return HttpProblems.answer(
                403,
                "FORM_OF_ANOTHER_SESSION",
                "This does not bear the token of your session; read the page again.",
                List.of());
    }
}
