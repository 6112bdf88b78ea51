package coop.cobuy.aggregator.identity;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;

import jakarta.inject.Singleton;

import java.util.Optional;

/** Hands the {@link PageSession} to a controller's method that asks for one. */
@Singleton
final class PageSessionBinder implements TypedRequestArgumentBinder<PageSession> {

    @Override
    public Argument<PageSession> argumentType() {
        return Argument.of(PageSession.class);
    }

    @Override
    public BindingResult<PageSession> bind(
            ArgumentConversionContext<PageSession> context, HttpRequest<?> source) {
        Optional<PageSession> session =
                source.getAttribute(CookieSessions.SESSION, PageSession.class);
        return () -> session;
    }
}
