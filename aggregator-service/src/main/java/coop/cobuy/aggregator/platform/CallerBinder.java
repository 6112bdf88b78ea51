package coop.cobuy.aggregator.platform;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.security.authentication.Authentication;

import jakarta.inject.Singleton;

import java.util.Optional;

/** Hands the {@link Caller} to a controller's method that asks for one. */
@Singleton
final class CallerBinder implements TypedRequestArgumentBinder<Caller> {

    @Override
    public Argument<Caller> argumentType() {
        return Argument.of(Caller.class);
    }

    @Override
    public BindingResult<Caller> bind(
            ArgumentConversionContext<Caller> context, HttpRequest<?> source) {
        Optional<Caller> caller =
                source.getUserPrincipal(Authentication.class).flatMap(KnownCallers::caller);
        return () -> caller;
    }
}
