package coop.cobuy.aggregator.storefront;

import coop.cobuy.aggregator.platform.FormFields;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;

import jakarta.inject.Singleton;

import java.util.Optional;

/** Hands what was typed to a controller's method that asks for a form. */
@Singleton
final class Forms implements TypedRequestArgumentBinder<Form> {

    @Override
    public Argument<Form> argumentType() {
        return Argument.of(Form.class);
    }

    @Override
    public BindingResult<Form> bind(
            ArgumentConversionContext<Form> context, HttpRequest<?> request) {
        Optional<Form> form = Optional.of(Form.of(FormFields.typed(request)));
        return () -> form;
    }
}
