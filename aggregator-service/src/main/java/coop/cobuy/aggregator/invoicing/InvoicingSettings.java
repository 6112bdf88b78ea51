package coop.cobuy.aggregator.invoicing;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * From {@code cobuy.invoicing}.
 *
 * @param acceptMatched whether an invoice in which everything agrees is accepted by itself; else a
 *     bookkeeper accepts it
 */
@ConfigurationProperties("cobuy.invoicing")
record InvoicingSettings(@Bindable(defaultValue = "false") boolean acceptMatched) {}
