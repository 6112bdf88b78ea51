package coop.cobuy.adapter.profile;

import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.transport.Route;

import java.util.Optional;

/**
 * How a supplier takes its documents.
 *
 * @param version counts the changes
 * @param transport the name of the way that {@link #route()} is for
 * @param expectsAnswer whether an order response is waited for after delivery
 * @param deadlines by when the supplier needs an order and has to answer it
 * @param switchedOff why nothing is sent any more: the endpoint said that it is gone
 */
public record Profile(
        int version,
        String format,
        String formatVersion,
        FormatOptions options,
        String transport,
        Route route,
        boolean expectsAnswer,
        Deadlines deadlines,
        Optional<String> switchedOff) {}
