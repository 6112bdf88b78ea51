package coop.cobuy.aggregator.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;

import coop.cobuy.problem.FieldProblem;
import coop.cobuy.problem.Problem;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.bind.exceptions.UnsatisfiedArgumentException;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.hateoas.JsonError;
import io.micronaut.http.server.exceptions.ConversionErrorHandler;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.JsonExceptionHandler;
import io.micronaut.http.server.exceptions.UnsatisfiedArgumentHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.json.JsonSyntaxException;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import io.micronaut.validation.exceptions.ConstraintExceptionHandler;

import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/** Turns whatever can go wrong in a request into a problem, so that no answer has another shape. */
@Factory
@SuppressWarnings("rawtypes") // ExceptionHandler itself takes the raw HttpRequest
final class ProblemHandlers {

    /** What a parser says of its input, which is not the sender's concern. */
    private static final String PARSERS_OWN = " ?\\(start marker at \\[Source: .*?]\\)";

    @Singleton
    ExceptionHandler<Refused, HttpResponse<?>> refused() {
        return (request, refused) -> HttpProblems.answer(refused);
    }

    @Singleton
    ExceptionHandler<BadInput, HttpResponse<?>> badInput() {
        return (request, bad) ->
                HttpProblems.answer(
                        400,
                        "BAD_INPUT",
                        "The request has fields that cannot be taken.",
                        bad.errors());
    }

    private static HttpResponse<?> badJson(Throwable cause) {
        return HttpProblems.answer(
                400, "BAD_INPUT", "The body cannot be read.", List.of(located(cause)));
    }

    /** What is wrong with a body, and where. */
    static FieldProblem located(@Nullable Throwable cause) {
        return switch (cause) {
            case UnrecognizedPropertyException e ->
                    new FieldProblem(pointer(e), "there is no such field");
            case JsonMappingException e -> new FieldProblem(pointer(e), sentence(e));
            case JsonProcessingException e -> new FieldProblem("", sentence(e));
            case null -> new FieldProblem("", "not readable");
            default ->
                    cause.getCause() == null
                            ? new FieldProblem("", "not readable")
                            : located(cause.getCause());
        };
    }

    private static String pointer(JsonMappingException e) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            String name = step.getFieldName();
            pointer.append('/').append(name == null ? Integer.toString(step.getIndex()) : name);
        }
        return pointer.toString();
    }

    private static String sentence(JsonProcessingException e) {
        String text = e.getOriginalMessage();
        String first = text.lines().findFirst().orElse("not readable").replaceAll(PARSERS_OWN, "");
        var at = e.getLocation();
        return at == null
                ? first
                : first + " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }

    @Singleton
    @Primary // before Jackson's own, which stands beside the framework's
    @Replaces(JsonExceptionHandler.class)
    static final class OfJson
            implements ExceptionHandler<JsonProcessingException, HttpResponse<?>> {
        @Override
        public HttpResponse<?> handle(HttpRequest request, JsonProcessingException exception) {
            return badJson(exception);
        }
    }

    @Singleton
    static final class OfJsonSyntax
            implements ExceptionHandler<JsonSyntaxException, HttpResponse<?>> {
        @Override
        public HttpResponse<?> handle(HttpRequest request, JsonSyntaxException exception) {
            return badJson(exception);
        }
    }

    @Singleton
    @Replaces(ConversionErrorHandler.class)
    static final class OfConversion
            implements ExceptionHandler<ConversionErrorException, HttpResponse<?>> {
        @Override
        public HttpResponse<?> handle(HttpRequest request, ConversionErrorException exception) {
            FieldProblem located = located(exception.getConversionError().getCause());
            String name = exception.getArgument().getName();
            boolean inBody = "body".equals(name) || !located.pointer().isEmpty();
            FieldProblem shown = inBody ? located : new FieldProblem(name, "cannot be read");
            return HttpProblems.answer(
                    400, "BAD_INPUT", "The request cannot be read.", List.of(shown));
        }
    }

    @Singleton
    @Replaces(UnsatisfiedArgumentHandler.class)
    static final class OfMissing
            implements ExceptionHandler<UnsatisfiedArgumentException, HttpResponse<?>> {
        @Override
        public HttpResponse<?> handle(HttpRequest request, UnsatisfiedArgumentException exception) {
            FieldProblem missing =
                    new FieldProblem(exception.getArgument().getName(), "is missing");
            return HttpProblems.answer(
                    400, "BAD_INPUT", "Something is missing from the request.", List.of(missing));
        }
    }

    @Singleton
    @Replaces(ConstraintExceptionHandler.class)
    static final class OfConstraints
            implements ExceptionHandler<ConstraintViolationException, HttpResponse<?>> {
        @Override
        public HttpResponse<?> handle(HttpRequest request, ConstraintViolationException exception) {
            List<FieldProblem> errors =
                    exception.getConstraintViolations().stream()
                            .map(
                                    v ->
                                            new FieldProblem(
                                                    v.getPropertyPath().toString(), v.getMessage()))
                            .toList();
            return HttpProblems.answer(
                    400, "BAD_INPUT", "The request has fields that cannot be taken.", errors);
        }
    }

    @Singleton
    @Replaces(DefaultAuthorizationExceptionHandler.class)
    static final class OfAuthorization
            implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {

        private final PageDoor door;

        OfAuthorization(PageDoor door) {
            this.door = door;
        }

        @Override
        public MutableHttpResponse<?> handle(
                HttpRequest request, AuthorizationException exception) {
            if (PageRequests.isPage(request)) {
                return exception.isForbidden() ? door.notAllowed(request) : door.signedOut(request);
            }
            if (exception.isForbidden()) {
                return HttpProblems.answer(
                        403, "FORBIDDEN", "Your roles do not allow this.", List.of());
            }
            return HttpProblems.answer(
                            401, "UNAUTHORIZED", "A valid bearer token is needed.", List.of())
                    .header("WWW-Authenticate", "Bearer");
        }
    }

    /** What the framework itself answers: no such route, body too large, a fault. */
    @Singleton
    @Primary
    static final class OfTheRest implements ErrorResponseProcessor<JsonError> {
        @Override
        @SuppressWarnings("unchecked")
        public MutableHttpResponse<JsonError> processResponse(
                ErrorContext context, MutableHttpResponse<?> response) {
            int status = response.code();
            String code = response.reason().toUpperCase(Locale.ROOT).replaceAll("[^A-Z]+", "_");
            String detail =
                    context.getErrors().isEmpty() || status >= 500
                            ? response.reason()
                            : context.getErrors().getFirst().getMessage();
            // what a request has none of, such as a body, is missing from the whole of it
            List<FieldProblem> errors =
                    status == 400 ? List.of(new FieldProblem("", detail)) : List.of();
            Problem problem = Problem.of(status, code, response.reason(), detail, errors);
            return ((MutableHttpResponse) response)
                    .body(problem)
                    .contentType(new MediaType(Problem.MEDIA_TYPE));
        }
    }
}
